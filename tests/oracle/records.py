"""What the oracle's world records about its people: a row for each in every table that says something about them."""

from datetime import UTC, datetime
from uuid import UUID

import sample
from sqlalchemy import Connection, text

from oracle.people import Units
from oracle.studies import Section


def record_students(connection: Connection, students: dict[str, UUID], term: UUID) -> None:
    """What every student has: averages, progress, standing, honours, papers asked for and given, credit, a permit."""
    for student in students.values():
        keys = {"student_id": student}
        sample.insert(connection, "gpa_calculations", **keys, academic_term_id=term, term_gpa=3)
        sample.insert(connection, "degree_audit_progress", **keys, credits_required=120)
        sample.insert(connection, "graduation_applications", **keys, academic_term_id=term)
        sample.insert(connection, "academic_honors", **keys, academic_term_id=term, honor_type="list")
        sample.insert(
            connection, "academic_standing_history", **keys, academic_term_id=term, standing="good", cause="average"
        )
        sample.insert(connection, "student_transcripts", **keys, academic_term_id=term, transcript_type="official")
        sample.insert(connection, "transcript_requests", **keys, request_type="official", delivery_method="email")


def record_exceptions(
    connection: Connection,
    units: Units,
    people: dict[str, UUID],
    students: dict[str, UUID],
    sections: dict[str, Section],
) -> None:
    """What some students have: holds, places in queues, conflicts, appeals, groups, permits and changed grades."""
    for name, unit, placer, columns in (
        ("held student", units.civil, "dean", {"blocks_grades": True}),
        # of another time
        (
            "released student",
            None,
            "registrar",
            {"blocks_grades": True, "effective_from": "2020-01-01", "effective_until": "2020-02-01"},
        ),
        # of a unit that has nothing else to do with the student
        ("waiting student", units.engineering, "dean", {}),
        # of a time to come
        ("mate", units.mechanics, "dean", {"blocks_grades": True, "effective_from": "2999-01-01"}),
        # placed by somebody who sees the student and has no right to
        ("student", units.civil, "head", {"blocks_registration": False}),
        # lifted
        ("law student", units.law, "registrar of law", {"is_active": False, "blocks_grades": True}),
    ):
        sample.hold(connection, students[name], organization_unit_id=unit, placed_by=people[placer], **columns)
    for name, place in (("waiting student", "civil"), ("mate", "criminal"), ("locked student", "nowhere")):
        queue_up(connection, students[name], sections[place].offering)
    conflict(connection, students["mate"], sections["civil"], sections["criminal"])
    conflict(connection, students["law student"], sections["criminal"], sections["workshop"])
    conflict(connection, students["student of no programme"], sections["nowhere"], None)
    for place, leader, member in (
        ("civil", "student", "mate"),
        ("mechanics", "released student", "locked student"),
        ("criminal", "law student", "workshop student"),
        ("nowhere", "student of no programme", None),
    ):
        join(connection, sections[place], students[leader], students.get(member))
    for name, place, reviewer in (
        ("law student", "criminal", "reviewer"),
        ("student", "civil", None),
        ("held student", "civil", None),
    ):
        appeal(connection, students[name], sections[place], people.get(reviewer))
    for name, place in (("student", "civil"), ("law student", "criminal"), ("released student", "mechanics")):
        change_grade(connection, students[name], sections[place])
    # a history outlives the offering that it speaks of
    sample.insert(
        connection,
        "grade_change_history",
        grade_table="grades",
        grade_id=sections["civil"].group,
        change_type="correction",
    )
    for name in ("mate", "law student"):
        sample.permit(connection, students[name], sections["workshop"].offering, "clash")
        sample.insert(
            connection,
            "transfer_credits",
            schema="lms_ops",
            student_id=students[name],
            external_institution="Other University",
            external_course_name="Statics",
        )


def record_entries(
    connection: Connection, people: dict[str, UUID], students: dict[str, UUID], sections: dict[str, Section]
) -> None:
    """What a student could not enter: decided already, about another's grade, for a group of others that they left."""
    own, section = students["student"], sections["civil"]
    appeal(connection, own, section, None, status="approved")
    appeal(connection, own, section, people["reviewer"])
    # whose grade the one does not see, and the other does
    appeal(connection, own, section, None, grade=grade_of(connection, students["mate"], section))
    law = sections["criminal"]
    appeal(
        connection, students["student who teaches"], law, None, grade=grade_of(connection, students["law student"], law)
    )
    term = connection.scalar(
        text("select academic_term_id from public.course_offerings where id = :id"), {"id": section.offering}
    )
    for decided in ({"status": "approved"}, {"reviewed_by": people["registrar"]}):
        sample.insert(connection, "graduation_applications", student_id=own, academic_term_id=term, **decided)
    asked = {"student_id": own, "request_type": "official", "delivery_method": "email"}
    for decided in ({"status": "approved"}, {"approved_by": people["registrar"]}):
        sample.insert(connection, "transcript_requests", **asked, **decided)
    sample.insert(
        connection,
        "student_group_members",
        group_id=law.group,
        assessment_id=law.assessment,
        student_id=own,
        left_at=datetime.now(UTC),
    )
    sample.insert(
        connection,
        "assessment_submissions",
        assessment_id=section.assessment,
        student_id=own,
        group_id=law.group,
        attempt_number=3,
    )


def queue_up(connection: Connection, student: UUID, offering: UUID) -> None:
    """A place in a queue, and the receipt of joining it."""
    sample.insert(
        connection,
        "waitlist_events",
        schema="lms_ops",
        entry_id=sample.waiting(connection, offering, student),
        course_offering_id=offering,
        student_id=student,
        event="joined",
    )


def conflict(connection: Connection, student: UUID, section: Section, other: Section | None) -> None:
    term = connection.scalar(
        text("select academic_term_id from public.course_offerings where id = :id"), {"id": section.offering}
    )
    sample.insert(
        connection,
        "schedule_conflicts",
        student_id=student,
        academic_term_id=term,
        conflict_type="time_overlap" if other else "credit_overload",
        course_offering_id=section.offering,
        conflicting_offering_id=other and other.offering,
        facts={"day": 1},
    )


def join(connection: Connection, section: Section, leader: UUID, member: UUID | None) -> None:
    """Both in the section's group, and a piece of work that the leader handed in for it."""
    keys = {"group_id": section.group, "assessment_id": section.assessment}
    sample.insert(connection, "student_group_members", **keys, student_id=leader, role="leader")
    if member:
        sample.insert(connection, "student_group_members", **keys, student_id=member)
    sample.insert(connection, "assessment_submissions", **keys, student_id=leader, attempt_number=2)


def appeal(
    connection: Connection,
    student: UUID,
    section: Section,
    reviewer: UUID | None,
    *,
    grade: UUID | None = None,
    status: str = "pending",
) -> None:
    """The student's against the own mark in a section, or against the grade that is named."""
    sample.insert(
        connection,
        "grade_appeals",
        grade_id=grade or grade_of(connection, student, section),
        student_id=student,
        reviewer_id=reviewer,
        reason="Marked twice",
        status=status,
    )


def grade_of(connection: Connection, student: UUID, section: Section) -> UUID:
    return connection.scalar(
        text("select id from public.grades where assessment_id = :assessment and student_id = :student"),
        {"assessment": section.assessment, "student": student},
    )


def change_grade(connection: Connection, student: UUID, section: Section) -> None:
    """One point more: the history has a row of it."""
    connection.execute(
        text("""
            update public.grades
            set percentage = percentage + 1, marks_obtained = marks_obtained + 1
            where assessment_id = :assessment and student_id = :student
        """),
        {"assessment": section.assessment, "student": student},
    )


def record_people(connection: Connection, people: dict[str, UUID]) -> None:
    """What everybody has: preferences, a session, a page seen, a message, a file and a line in the log of actions."""
    # one that has ended
    sample.insert(connection, "user_sessions", user_id=people["student"], session_id="ended", is_active=False)
    for name, user_id in people.items():
        keys = {"user_id": user_id}
        sample.insert(connection, "user_preferences", **keys, language="en")
        sample.insert(connection, "user_sessions", **keys, session_id=name)
        sample.insert(connection, "page_views", **keys, page_path="/")
        sample.insert(connection, "notifications", recipient_id=user_id, channel="email", subject="Hello")
        sample.insert(
            connection,
            "file_uploads",
            uploaded_by=user_id,
            original_name="a.pdf",
            stored_name="a.pdf",
            file_path="/a.pdf",
            file_size=1,
            mime_type="application/pdf",
        )
        sample.insert(connection, "audit_logs", **keys, action="view", resource_type="student")
