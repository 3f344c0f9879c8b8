"""Demand summed up per course, unit and term."""

import pandas as pd

from dashboard.data import fetch
from dashboard.viewer import Viewer


def courses(
    viewer: Viewer,
    *,
    term_id: str | None,
    units: list[str] | None,
    search: str | None,
    limit: int | None = 200,
) -> pd.DataFrame:
    """Courses over all their sections, most unmet demand first; `search` is a part of code or title."""
    return fetch(
        viewer,
        """
        select
            course_code,
            course_name,
            unit_code,
            sections,
            sections_of_lectures,
            seats_taken,
            seats_in_sections_of_lectures,
            capacity,
            fill,
            waiting,
            unmet_demand,
            phantom_entries,
            over_capacity
        from report.demand_courses
        where term_id = cast(:term_id as uuid)
            and (cast(:units as uuid[]) is null or unit_id = any (cast(:units as uuid[])))
            and (
                cast(:search as text) is null
                or strpos(folded_course, lms_ops.fold(cast(:search as text))) > 0
            )
        order by
            unmet_demand desc,
            fill desc nulls last,
            course_code
        limit :limit
        """,
        term_id=term_id,
        units=units,
        search=search,
        limit=limit,
    )


def units(viewer: Viewer, *, term_id: str | None, units: list[str] | None) -> pd.DataFrame:
    """Units with the totals of the courses that they themselves offer, most seats first."""
    return fetch(
        viewer,
        """
        select
            unit_code,
            unit_name,
            courses,
            sections,
            seats_taken,
            capacity,
            fill,
            waiting,
            over_capacity,
            overloaded,
            balanced,
            underfilled
        from report.demand_units
        where term_id = cast(:term_id as uuid)
            and (cast(:units as uuid[]) is null or unit_id = any (cast(:units as uuid[])))
        order by
            seats_taken desc,
            unit_code
        """,
        term_id=term_id,
        units=units,
    )


def trend(viewer: Viewer, *, units: list[str] | None) -> pd.DataFrame:
    """Seats, capacity, fill, unmet demand, offerings over capacity in these units, oldest term first."""
    return fetch(
        viewer,
        """
        select
            term_label as term,
            sum(seats_taken) as seats_taken,
            sum(capacity) as capacity,
            100.0 * sum(rated_seats) / nullif(sum(capacity), 0) as fill,
            sum(unmet_demand) as unmet_demand,
            sum(over_capacity) as over_capacity
        from report.demand_trend
        where cast(:units as uuid[]) is null or unit_id = any (cast(:units as uuid[]))
        group by
            term_label,
            term_start_date
        order by term_start_date
        """,
        units=units,
    )
