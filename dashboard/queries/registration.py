"""Registration of one student: sections to choose from, what keeps the student out, what was permitted."""

import pandas as pd

from dashboard.data import fetch
from dashboard.viewer import Viewer

_SECTION = """
    offering_id,
    term,
    course_id,
    course_code,
    course_name,
    section_code,
    component,
    credits,
    capacity,
    free_seats,
    waiting,
    meetings,
    may_enroll,
    may_permit
"""


def sections(viewer: Viewer, search: str, *, chosen: str = "", limit: int = 60) -> pd.DataFrame:
    """Sections whose course's code or title contains `search`, and the one that is chosen; at most `limit`.

    The chosen one first, then codes that begin with the words, then by code and term.
    """
    return fetch(
        viewer,
        f"""
        select {_SECTION}
        from report.open_sections
        where cast(offering_id as text) = :chosen
            or (:search <> '' and strpos(folded_section, lms_ops.fold(:search)) > 0)
        order by
            cast(offering_id as text) = :chosen desc,
            not starts_with(folded_section, lms_ops.fold(:search)),
            course_code,
            term_start_date,
            section_code
        limit :limit
        """,
        search=search,
        chosen=chosen,
        limit=limit,
    )


def other_sections(
    viewer: Viewer, offering_id: str, *, course_id: str, term_id: str, component: str | None
) -> pd.DataFrame:
    """Further sections of the same course, term and component, those with free seats first."""
    return fetch(
        viewer,
        f"""
        select {_SECTION}
        from report.open_sections
        where course_id = cast(:course_id as uuid)
            and term_id = cast(:term_id as uuid)
            and component is not distinct from cast(:component as text)
            and offering_id <> cast(:offering_id as uuid)
        order by
            free_seats = 0,
            section_code
        """,
        offering_id=offering_id,
        course_id=course_id,
        term_id=term_id,
        component=component,
    )


def obstacles(viewer: Viewer, student_id: str, offering_id: str) -> pd.DataFrame:
    """Every reason why the student may not enroll, with its kind; no row when the student may."""
    return fetch(
        viewer,
        """
        select
            kind,
            reason,
            can_be_permitted
        from lms_ops.explain_eligibility(cast(:student as uuid), cast(:offering as uuid))
        """,
        student=student_id,
        offering=offering_id,
    )


def prerequisites(viewer: Viewer, course_id: str) -> str | None:
    """Everything that the course asks for before it, as people say it; None where it asks for nothing."""
    return fetch(
        viewer, "select lms_ops.prerequisite_sentence(cast(:course as uuid)) as sentence", course=course_id
    ).sentence[0]


def advice(viewer: Viewer, student_id: str, offering_id: str) -> list[str]:
    """What the student should know before enrolling though it keeps nobody out, as sentences."""
    return list(
        fetch(
            viewer,
            """
            select sentence
            from lms_ops.enrollment_advice(cast(:student as uuid), cast(:offering as uuid)) as advice (sentence)
            """,
            student=student_id,
            offering=offering_id,
        ).sentence
    )


def permits(viewer: Viewer, student_id: str) -> pd.DataFrame:
    """What was permitted to the student, open ones first, then the latest."""
    return fetch(
        viewer,
        """
        select
            permit_id,
            term,
            course_code,
            section_code,
            obstacle,
            reason,
            granted_by_name,
            granted_at,
            valid_until,
            state,
            ended_at,
            ended_by_name,
            end_reason,
            state = 'open' and may_end as may_end
        from report.student_permits
        where student_id = cast(:id as uuid)
        order by
            state <> 'open',
            granted_at desc
        """,
        id=student_id,
    )
