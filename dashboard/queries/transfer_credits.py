"""Work that one student did at other institutions, and what it may count as."""

import pandas as pd

from dashboard.data import fetch
from dashboard.viewer import Viewer


def transfer_credits(viewer: Viewer, student_id: str) -> pd.DataFrame:
    """What the student brought, undecided first, then the latest decision."""
    return fetch(
        viewer,
        """
        select
            transfer_id,
            external_institution,
            external_course_code,
            external_course_name,
            external_credits,
            external_grade,
            completed_on,
            status,
            course_code,
            course_name,
            credits_awarded,
            is_by_rule,
            note,
            recorded_by_name,
            recorded_at,
            decided_by_name,
            decided_at
        from report.transfer_credits
        where student_id = cast(:id as uuid)
        order by
            status <> 'recorded',
            decided_at desc,
            recorded_at,
            transfer_id
        """,
        id=student_id,
    )


def courses(viewer: Viewer) -> pd.DataFrame:
    """Courses that work elsewhere may count as, by code; none for somebody who decides nothing about that."""
    return fetch(
        viewer, "select course_id, course_code, course_name from report.creditable_courses order by course_code"
    )
