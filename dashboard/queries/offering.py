"""One offering: its seats now and who sits in it."""

import pandas as pd

from dashboard.data import fetch
from dashboard.viewer import Viewer


def offering(viewer: Viewer, offering_id: str) -> pd.DataFrame:
    """The offering as it stands now: one row, or none. The id may be anything: it comes out of a link."""
    return fetch(
        viewer,
        """
        select *
        from report.offering
        where offering_id = case
                when :id ~ '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$'
                    then cast(:id as uuid)
            end
        """,
        id=offering_id,
    )


def statistics(viewer: Viewer, offering_id: str) -> pd.DataFrame:
    """Teaching and results of one offering as of the last refresh: one row, or none."""
    return fetch(viewer, "select * from report.demand where offering_id = cast(:id as uuid)", id=offering_id)


def roster(viewer: Viewer, offering_id: str, *, limit: int | None = 300) -> pd.DataFrame:
    """Who sits or sat in it, seated ones first, then by number; at most `limit` (None: all)."""
    return fetch(
        viewer,
        """
        select
            student_id,
            student_number,
            student_name,
            program_code,
            status,
            enrolled_at,
            status_since,
            is_retake
        from report.roster
        where offering_id = cast(:id as uuid)
        order by
            is_seated desc,
            student_number
        limit :limit
        """,
        id=offering_id,
        limit=limit,
    )
