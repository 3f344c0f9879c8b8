"""What the overview asks beyond the other topics' totals: the longest queue, who is blocked, what is late."""

import pandas as pd

from dashboard.data import fetch
from dashboard.viewer import Viewer


def longest_queue(viewer: Viewer, *, term_id: str | None, units: list[str] | None) -> pd.DataFrame:
    """The offering with the most people waiting: one row, or none."""
    return fetch(
        viewer,
        """
        select
            course_code,
            section_code,
            waiting
        from report.waitlists
        where waiting > 0
            and term_id = cast(:term_id as uuid)
            and (cast(:units as uuid[]) is null or unit_id = any (cast(:units as uuid[])))
        order by
            waiting desc,
            course_code,
            section_code
        limit 1
        """,
        term_id=term_id,
        units=units,
    )


def next_deadline(viewer: Viewer, *, term_id: str | None, units: list[str] | None) -> pd.DataFrame:
    """One row: when the first of the offers that are out lapses, null without any."""
    return fetch(
        viewer,
        """
        select min(next_deadline) as deadline
        from report.waitlists
        where term_id = cast(:term_id as uuid)
            and (cast(:units as uuid[]) is null or unit_id = any (cast(:units as uuid[])))
        """,
        term_id=term_id,
        units=units,
    )


def blocked(viewer: Viewer, *, units: list[str] | None) -> pd.DataFrame:
    """One row: students whom a hold keeps from registering, the longest for how many days, places they wait for."""
    return fetch(
        viewer,
        """
        select
            count(*) as students,
            max(days_blocked) as days,
            coalesce(sum(waiting_entries + live_offers), 0) as places
        from report.blocked_students
        where cast(:units as uuid[]) is null
            or unit_ids && cast(:units as uuid[])
        """,
        units=units,
    )


def refreshes(viewer: Viewer) -> pd.DataFrame:
    """The statistics views, latest of all first: age and budget in minutes, and whether they are late."""
    return fetch(
        viewer,
        """
        select
            view_name,
            age_minutes,
            budget_minutes,
            is_late
        from report.freshness
        order by
            age_minutes desc nulls first,
            view_name
        """,
    )
