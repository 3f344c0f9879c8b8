"""Demand for courses: the chosen offerings with their seats, queues and results, and what they add up to."""

from dataclasses import asdict, dataclass

import pandas as pd

from dashboard.data import fetch
from dashboard.viewer import Viewer

# What the list of offerings can be narrowed to, and how it can be ordered.
BANDS = ("over capacity", "overloaded", "balanced", "underfilled", "not rated")
ORDERS = {
    "full": "fill desc nulls last, waiting desc",
    "waiting": "unmet_demand desc, waiting desc, fill desc nulls last",
    "empty": "fill nulls last, seats_taken",
}

_CHOSEN = """
    term_id = cast(:term_id as uuid)
    and (cast(:units as uuid[]) is null or unit_id = any (cast(:units as uuid[])))
    and (cast(:component as text) is null or component = cast(:component as text))
    and (cast(:band as text) is null or coalesce(band, 'not rated') = cast(:band as text))
    and (cast(:search as text) is null or strpos(folded_course, lms_ops.fold(cast(:search as text))) > 0)
"""


@dataclass(frozen=True)
class Chosen:
    """What the offerings are narrowed to; None stands for all. `search` is a part of a code or title."""

    term_id: str | None = None
    units: list[str] | None = None
    component: str | None = None
    band: str | None = None
    search: str | None = None


def offerings(viewer: Viewer, chosen: Chosen, *, order: str = "full", limit: int | None = 200) -> pd.DataFrame:
    """Offerings in one of the `ORDERS`; at most `limit` (None: all)."""
    return fetch(
        viewer,
        f"""
        select
            offering_id,
            course_code,
            section_code,
            component,
            course_name,
            unit_code,
            seats_taken,
            capacity,
            free_seats,
            fill,
            band,
            waiting,
            offers_out,
            unmet_demand,
            phantom_entries,
            diagnosis,
            enrolled,
            completed,
            dropped,
            withdrawn,
            instructors,
            instructor_names,
            assessments,
            average_grade,
            attendance
        from report.demand
        where {_CHOSEN}
        order by
            {ORDERS[order]},
            course_code,
            section_code,
            component
        limit :limit
        """,
        **asdict(chosen),
        limit=limit,
    )


def totals(viewer: Viewer, chosen: Chosen) -> pd.DataFrame:
    """One row: offerings, courses, seats, capacity, fill, people waiting, unmet demand, offerings per band.

    Seats of a discussion or laboratory that belongs to a lecture count in its fill and in no sum.
    Unmet demand counts a student once a course; phantom entries are those of people who hold a seat.
    """
    return fetch(
        viewer,
        f"""
        with chosen as (
            select
                course_id,
                band,
                seats_taken,
                course_seats,
                rated_seats,
                rated_capacity,
                waiting,
                course_unmet_demand,
                phantom_entries
            from report.demand
            where {_CHOSEN}
        ),

        unmet as (
            select max(course_unmet_demand) as students
            from chosen
            group by course_id
        )

        select
            count(*) as offerings,
            count(distinct course_id) as courses,
            sum(course_seats) as seats_taken,
            sum(seats_taken) - sum(course_seats) as seats_in_sections_of_lectures,
            sum(course_seats) - sum(rated_seats) as seats_not_rated,
            sum(rated_capacity) as capacity,
            100.0 * sum(rated_seats) / nullif(sum(rated_capacity), 0) as fill,
            sum(waiting) as waiting,
            (select sum(students) from unmet) as unmet_demand,
            sum(phantom_entries) as phantom_entries,
            count(*) filter (where band = 'over capacity') as over_capacity,
            count(*) filter (where band = 'overloaded') as overloaded,
            count(*) filter (where band = 'balanced') as balanced,
            count(*) filter (where band = 'underfilled') as underfilled,
            count(*) filter (where band is null) as not_rated,
            lms_ops.setting('demand', 'overloaded_above_percent') as overloaded_above,
            lms_ops.setting('demand', 'underfilled_below_percent') as underfilled_below
        from chosen
        """,
        **asdict(chosen),
    )


def distribution(viewer: Viewer, chosen: Chosen) -> pd.DataFrame:
    """Offerings per step of 5 percent of fill, emptiest first, with the band that most of the step is in."""
    return fetch(
        viewer,
        f"""
        select
            fill_step,
            mode() within group (order by band) as band,
            count(*) as offerings
        from report.demand
        where {_CHOSEN}
            and fill_step is not null
        group by fill_step
        order by fill_step
        """,
        **asdict(chosen),
    )


def week(viewer: Viewer, chosen: Chosen) -> pd.DataFrame:
    """Students in class: a row per day and hour, Monday first; null where nobody is."""
    return fetch(
        viewer,
        f"""
        with classes as (
            select
                day_of_week,
                hour,
                sum(seats_taken) as students
            from report.demand_week
            where {_CHOSEN}
            group by
                day_of_week,
                hour
        ),

        days as (
            select distinct day_of_week
            from classes
        ),

        hours as (
            select generate_series(min(hour), max(hour)) as hour
            from classes
        )

        select
            left(lms_ops.day_name(days.day_of_week), 3) as day,
            hours.hour,
            classes.students
        from days
        cross join hours
        left join classes using (day_of_week, hour)
        order by
            (days.day_of_week + 6) % 7,
            hours.hour
        """,
        **asdict(chosen),
    )


def components(viewer: Viewer, *, term_id: str | None) -> list[str]:
    """The components that the offerings of a term have (LEC, DIS ...), most frequent first."""
    found = fetch(
        viewer,
        """
        select component
        from report.demand
        where term_id = cast(:term_id as uuid)
            and component is not null
        group by component
        order by
            count(*) desc,
            component
        """,
        term_id=term_id,
    )
    return list(found.component)
