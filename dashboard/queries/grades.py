"""Changes of grades: what was, what is, who changed it and why."""

import pandas as pd

from dashboard.data import fetch
from dashboard.viewer import Viewer

# How far back, in days.
SPANS = {"30": "Last 30 days", "365": "Last 365 days", "ever": "Ever"}

# What the list of changes can be narrowed to.
KINDS = {
    "all": "All changes",
    "late": "Late",
    "outsider": "By somebody who does not teach the offering",
    "unexplained": "Without a reason",
    "raised": "Raised",
}


def changes(
    viewer: Viewer,
    *,
    units: list[str] | None,
    days: int | None,
    kind: str = "all",
    limit: int | None = 200,
) -> pd.DataFrame:
    """Changes of grades in these units within these days (None: all), latest first; at most `limit` (None: all)."""
    return fetch(
        viewer,
        """
        select
            change_id,
            changed_at,
            course_code,
            section_code,
            student_number,
            student_name,
            coalesce(old_letter_grade, cast(coalesce(old_percentage, old_marks) as text)) as old_grade,
            coalesce(new_letter_grade, cast(coalesce(new_percentage, new_marks) as text)) as new_grade,
            old_grade_points,
            new_grade_points,
            change_type,
            changed_by_name,
            approved_by_name,
            reason,
            status,
            written_as
        from report.grades
        where (cast(:units as uuid[]) is null or unit_id = any (cast(:units as uuid[])))
            and (cast(:days as integer) is null or changed_at > now() - make_interval(days => :days))
            and case cast(:kind as text)
                when 'late' then is_late
                when 'outsider' then is_by_outsider
                when 'unexplained' then reason is null
                when 'raised' then is_raised
                else true
            end
        order by
            changed_at desc,
            change_id
        limit :limit
        """,
        units=units,
        days=days,
        kind=kind,
        limit=limit,
    )


def totals(viewer: Viewer, *, units: list[str] | None, days: int | None) -> pd.DataFrame:
    """One row: changes, raised, late, by_outsider and without_reason in these units and days (None: all)."""
    return fetch(
        viewer,
        """
        select
            count(*) as changes,
            count(*) filter (where is_raised) as raised,
            count(*) filter (where is_late) as late,
            count(*) filter (where is_by_outsider) as by_outsider,
            count(*) filter (where reason is null) as without_reason
        from report.grades
        where (cast(:units as uuid[]) is null or unit_id = any (cast(:units as uuid[])))
            and (cast(:days as integer) is null or changed_at > now() - make_interval(days => :days))
        """,
        units=units,
        days=days,
    )


def editors(viewer: Viewer, *, units: list[str] | None, days: int | None) -> pd.DataFrame:
    """The ten busiest editors in these units and days (None: all): changes, late ones and those from outside."""
    return fetch(
        viewer,
        """
        select
            changed_by_name,
            count(*) as changes,
            count(*) filter (where is_late) as late,
            count(*) filter (where is_by_outsider) as by_outsider
        from report.grades
        where (cast(:units as uuid[]) is null or unit_id = any (cast(:units as uuid[])))
            and (cast(:days as integer) is null or changed_at > now() - make_interval(days => :days))
        group by
            changed_by,
            changed_by_name
        order by
            changes desc,
            changed_by
        limit 10
        """,
        units=units,
        days=days,
    )
