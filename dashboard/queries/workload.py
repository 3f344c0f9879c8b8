"""Faculty workload: what each teacher carries, which sections make it up, how evenly units spread it."""

import pandas as pd

from dashboard.data import fetch
from dashboard.viewer import Viewer

BANDS = {
    "over": "Over the limit",
    "balanced": "Balanced",
    "under": "Can take more",
    "unassigned": "Unassigned",
    "unknown": "No set times",
}


def teachers(
    viewer: Viewer,
    *,
    units: list[str] | None,
    term: str | None,
    band: str | None = None,
    limit: int | None = 200,
) -> pd.DataFrame:
    """Teachers of these units (None: all) in a term, highest load first; at most `limit` (None: all).

    Hours are contact hours a week, of 50 minutes; a load of 100 is the limit in percent.
    """
    return fetch(
        viewer,
        """
        select
            instructor_id,
            teacher_name,
            employee_number,
            unit_code,
            employment_type,
            load_band,
            load_percentage,
            contact_hours_per_week,
            hours_limit,
            courses_primary,
            courses_assisting,
            preparations,
            shared_sections,
            total_enrollment,
            total_capacity,
            fill_percentage,
            student_credit_hours,
            graduate_percentage,
            assessments_created,
            grades_submitted,
            average_percentage_given
        from report.workload
        where term_id = cast(:term as uuid)
            and (cast(:units as uuid[]) is null or unit_id = any (cast(:units as uuid[])))
            and (cast(:band as text) is null or load_band = cast(:band as text))
        order by
            load_percentage desc nulls last,
            contact_hours_per_week desc nulls last,
            employee_number
        limit :limit
        """,
        units=units,
        term=term,
        band=band,
        limit=limit,
    )


def totals(viewer: Viewer, *, units: list[str] | None, term: str | None) -> pd.DataFrame:
    """One row: teachers, how many in each band, their average hours a week, and the hours beyond limits."""
    return fetch(
        viewer,
        """
        select
            count(*) as teachers,
            count(*) filter (where load_band = 'over') as over,
            count(*) filter (where load_band = 'balanced') as balanced,
            count(*) filter (where load_band = 'under') as under,
            count(*) filter (where load_band = 'unassigned') as unassigned,
            count(*) filter (where load_band = 'unknown') as unknown,
            avg(contact_hours_per_week) filter (where load_band <> 'unassigned') as average_hours,
            sum(contact_hours_per_week - hours_limit) filter (where load_band = 'over') as hours_over,
            sum(hours_limit - contact_hours_per_week) filter (where load_band in ('under', 'unassigned')) as hours_free
        from report.workload
        where term_id = cast(:term as uuid)
            and (cast(:units as uuid[]) is null or unit_id = any (cast(:units as uuid[])))
        """,
        units=units,
        term=term,
    )


def units(viewer: Viewer, *, units: list[str] | None, term: str | None, limit: int | None = 20) -> pd.DataFrame:
    """Units with teachers in a term, most unevenly loaded first, with Gini and coefficient of variation."""
    return fetch(
        viewer,
        """
        select
            unit_id,
            unit_code,
            unit_name,
            teachers,
            over,
            under,
            unassigned,
            average_hours,
            gini,
            coefficient_of_variation
        from report.workload_units
        where term_id = cast(:term as uuid)
            and (cast(:units as uuid[]) is null or unit_id = any (cast(:units as uuid[])))
        order by
            gini desc nulls last,
            unit_code
        limit :limit
        """,
        units=units,
        term=term,
        limit=limit,
    )


def trend(viewer: Viewer, *, units: list[str] | None) -> pd.DataFrame:
    """Teachers over their limit, unassigned ones and average hours a week by term, oldest first; twelve terms."""
    return fetch(
        viewer,
        """
        with terms as (
            select
                term_label,
                term_start_date,
                count(*) filter (where load_band = 'over') as over,
                count(*) filter (where load_band = 'under') as under,
                count(*) filter (where load_band = 'unassigned') as unassigned,
                avg(contact_hours_per_week) filter (where load_band <> 'unassigned') as average_hours
            from report.workload
            where cast(:units as uuid[]) is null or unit_id = any (cast(:units as uuid[]))
            group by
                term_label,
                term_start_date
            order by term_start_date desc
            limit 12
        )

        select *
        from terms
        order by term_start_date
        """,
        units=units,
    )


def sections(viewer: Viewer, *, teacher: str, term: str | None) -> pd.DataFrame:
    """The sections of one teacher in a term, most hours first."""
    return fetch(
        viewer,
        """
        select
            offering_id,
            course_code,
            course_name,
            section_code,
            component,
            role,
            share * 100 as share,
            seats_taken,
            capacity,
            hours_per_week,
            instructor_names
        from report.workload_sections
        where instructor_id = cast(:teacher as uuid)
            and term_id = cast(:term as uuid)
        order by
            hours_per_week desc nulls last,
            course_code,
            section_code
        """,
        teacher=teacher,
        term=term,
    )
