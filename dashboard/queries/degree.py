"""The degree of one student: progress by requirement, for their own or another programme, and what counts where."""

import pandas as pd

from dashboard.data import fetch
from dashboard.viewer import Viewer


def programs(viewer: Viewer) -> pd.DataFrame:
    """Active programmes, by code."""
    return fetch(viewer, "select * from report.programs order by program_code")


def progress(viewer: Viewer, student_id: str, *, program_id: str | None) -> pd.DataFrame:
    """One row: what a programme (None: the student's own) asks for, and how much of it is had."""
    return fetch(
        viewer,
        """
        select
            requirements,
            requirements_satisfied,
            coalesce(credits_required, 0) as credits_required,
            coalesce(credits_completed, 0) as credits_completed,
            coalesce(credits_in_progress, 0) as credits_in_progress,
            credits_earned,
            total_credits
        from lms_ops.degree_progress(cast(:student as uuid), cast(:program as uuid))
        """,
        student=student_id,
        program=program_id,
    )


def audit(viewer: Viewer, student_id: str, *, program_id: str | None) -> pd.DataFrame:
    """Progress towards the degree of a programme (None: the student's own), in the order of its requirements."""
    function = "public.generate_degree_audit(cast(:student as uuid))"
    if program_id:
        function = "lms_ops.what_if_audit(cast(:student as uuid), cast(:program as uuid))"
    return fetch(
        viewer,
        f"""
        select
            requirement_name,
            replace(requirement_type, '_', ' ') as requirement_type,
            completion_percentage,
            case
                when is_satisfied then 'satisfied'
                when credits_completed + credits_in_progress >= credits_required then 'in progress'
                else 'open'
            end as state,
            credits_completed,
            credits_in_progress,
            credits_required
        from {function}
        """,
        student=student_id,
        **({"program": program_id} if program_id else {}),
    )


def courses(viewer: Viewer, student_id: str, *, program_id: str | None) -> pd.DataFrame:
    """Which course counts for which requirement of a programme (None: the student's own), in the audit's order."""
    return fetch(
        viewer,
        """
        select
            requirement_name,
            course_code,
            course_name,
            credits,
            counts_as,
            equivalent_of,
            grade,
            note
        from lms_ops.degree_audit_courses(cast(:student as uuid), cast(:program as uuid))
        """,
        student=student_id,
        program=program_id,
    )
