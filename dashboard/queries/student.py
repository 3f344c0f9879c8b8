"""One student: record, enrollments, averages, standing, queues, holds, conflicts, changes of grades."""

import pandas as pd

from dashboard.data import fetch
from dashboard.viewer import Viewer


def student(viewer: Viewer, student_id: str) -> pd.DataFrame:
    """The record as it stands now: one row, or none. The id may be anything: it comes out of a link."""
    return fetch(
        viewer,
        """
        select *
        from report.student
        where student_id = case
                when :id ~ '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$'
                    then cast(:id as uuid)
            end
        """,
        id=student_id,
    )


def enrollments(viewer: Viewer, student_id: str) -> pd.DataFrame:
    """What the student takes and took, latest term first, then by course."""
    return fetch(
        viewer,
        """
        select
            enrollment_id,
            offering_id,
            course_id,
            term_id,
            term,
            last_day_to_drop,
            last_day_to_withdraw,
            course_code,
            course_name,
            section_code,
            component,
            credits,
            status,
            grade,
            grade_points,
            attendance_percentage,
            is_retake,
            enrolled_at,
            status_since,
            teacher_name,
            may_manage
        from report.student_enrollments
        where student_id = cast(:id as uuid)
        order by
            term_start_date desc,
            status not in ('enrolled', 'completed'),
            course_code,
            section_code
        """,
        id=student_id,
    )


def terms(viewer: Viewer, student_id: str) -> pd.DataFrame:
    """Averages and credits term by term, earliest first, before them what was credited from elsewhere.

    Terms without a completed course are left out.
    """
    return fetch(
        viewer,
        """
        select
            term_id,
            term,
            courses,
            failed_courses,
            credits_earned,
            credits_so_far,
            term_gpa,
            cumulative_gpa
        from report.student_terms
        where student_id = cast(:id as uuid)
        order by term_start_date nulls first
        """,
        id=student_id,
    )


def standings(viewer: Viewer, student_id: str) -> pd.DataFrame:
    """What was decided about the academic standing, latest first."""
    return fetch(
        viewer,
        """
        select
            term,
            standing,
            previous_standing,
            term_gpa,
            cumulative_gpa,
            cause,
            actions,
            effective_date,
            decided_by_name
        from report.student_standings
        where student_id = cast(:id as uuid)
        order by
            effective_date desc,
            created_at desc,
            decision_id
        """,
        id=student_id,
    )


def waiting(viewer: Viewer, student_id: str) -> pd.DataFrame:
    """Queues the student waits in, offers first, then those of the past, latest first."""
    return fetch(
        viewer,
        """
        select
            entry_id,
            offering_id,
            term,
            course_code,
            course_name,
            section_code,
            component,
            state,
            is_active,
            rank,
            priority,
            joined_at,
            deadline,
            passed_over_at,
            passed_over_reason,
            ended_at,
            end_reason,
            may_manage
        from report.student_waiting
        where student_id = cast(:id as uuid)
        order by
            is_active desc,
            state <> 'offered',
            joined_at desc
        """,
        id=student_id,
    )


def waiting_history(viewer: Viewer, entry_id: str) -> pd.DataFrame:
    """What befell an entry of a queue and who got seats meanwhile, as sentences, earliest first."""
    return fetch(
        viewer,
        "select happened_at, queue_rank, sentence from lms_ops.explain_waiting(cast(:entry as uuid))",
        entry=entry_id,
    )


def blocked(viewer: Viewer, student_id: str) -> pd.DataFrame:
    """One row: whether holds leave the student a transcript, graduation and a look at their grades."""
    return fetch(
        viewer,
        """
        select
            transcripts.allowed as transcripts,
            graduation.allowed as graduation,
            grades.allowed as grades
        from lms_ops.may_receive_transcript(cast(:id as uuid)) as transcripts
        cross join lms_ops.may_graduate(cast(:id as uuid)) as graduation
        cross join lms_ops.may_see_grades(cast(:id as uuid)) as grades
        """,
        id=student_id,
    )


def holds(viewer: Viewer, student_id: str) -> pd.DataFrame:
    """Active holds oldest first, then those of the past, latest first."""
    return fetch(
        viewer,
        """
        select
            hold_id,
            category,
            state,
            array_to_string(blocks, ', ') as blocks,
            reason,
            coalesce(owner_code, 'Registrar') as owner_code,
            effective_from,
            effective_until,
            age_days,
            placed_by_name,
            ended_at,
            released_by_name,
            release_reason,
            ended_at is null and may_release as may_release
        from report.holds
        where student_id = cast(:id as uuid)
        order by
            ended_at desc,
            effective_from,
            hold_id
        """,
        id=student_id,
    )


def conflicts(viewer: Viewer, student_id: str) -> pd.DataFrame:
    """Open conflicts, most urgent first, each with its sentence."""
    return fetch(
        viewer,
        """
        select
            conflict_type,
            lms_ops.conflict_sentence(conflict_type, facts) as details,
            days_open,
            detected_at,
            notified_at
        from report.conflicts
        where student_id = cast(:id as uuid)
            and is_open
        order by
            urgency,
            detected_at,
            conflict_id
        """,
        id=student_id,
    )


def grade_changes(viewer: Viewer, student_id: str) -> pd.DataFrame:
    """Changes of the student's grades in the units whose grades the viewer may read, latest first."""
    return fetch(
        viewer,
        """
        select
            changed_at,
            course_code,
            section_code,
            term,
            grade_of,
            what,
            old_grade,
            new_grade,
            change_type,
            changed_by_name,
            approved_by_name,
            reason,
            status
        from report.grades
        where student_id = cast(:id as uuid)
        order by
            changed_at desc,
            change_id
        """,
        id=student_id,
    )
