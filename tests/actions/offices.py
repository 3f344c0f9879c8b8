"""What offices decide about students: holds, conflicts, standing, credit for work elsewhere."""

from datetime import date
from uuid import UUID

import sample
from sqlalchemy import Connection, text

from actions import scene
from actions.function import ANYWHERE, Function
from actions.scene import REASON, Scene

ACTIONS = (
    Function(
        "lms_ops.place_holds(text[],text,text[],text,uuid,timestamp with time zone,timestamp with time zone)",
        lambda connection, at: {
            "student_numbers": [_number(connection, at)],
            "category": "library",
            "blocks": ["registration"],
            "reason": REASON,
            "owner_unit": at.unit,
        },
        "hold.manage",
        audited="place_hold",
    ),
    Function(
        "lms_ops.release_holds(uuid[],text)",
        lambda connection, at: {
            "hold_ids": [sample.hold(connection, at.student, organization_unit_id=at.unit)],
            "reason": REASON,
        },
        "hold.manage",
        audited="release_hold",
    ),
    Function(
        "lms_ops.record_schedule_conflicts(uuid)",
        lambda _connection, at: {"term": at.term},
        "conflict.resolve",
        where=ANYWHERE,
        audited="detect_conflicts",
    ),
    Function(
        "lms_ops.resolve_conflicts(uuid[],text,text,text)",
        lambda connection, at: {
            "conflict_ids": [_conflict(connection, at)],
            "new_status": "resolved",
            "method": "dropped a course",
            "note": REASON,
        },
        "conflict.resolve",
        audited="resolve_conflict",
    ),
    Function(
        "lms_ops.mark_incompatible(text,text,text)",
        lambda connection, at: dict(zip(_PAIR, _codes(connection, at), strict=True)) | {"reason": REASON},
        "conflict.resolve",
        audited="mark_incompatible",
    ),
    Function(
        "lms_ops.unmark_incompatible(text,text,text)",
        lambda connection, at: dict(zip(_PAIR, _marked(connection, at), strict=True)) | {"reason": REASON},
        "conflict.resolve",
        audited="unmark_incompatible",
    ),
    Function(
        "lms_ops.decide_standing(uuid)",
        lambda connection, at: {"term": failed_term(connection, at)},
        "standing.decide",
        where=ANYWHERE,
        audited="decide_standing",
    ),
    Function(
        "lms_ops.set_standing(uuid,uuid,text,text)",
        lambda _connection, at: {
            "student": at.student,
            "term": at.term,
            "standing": "warning",
            "reason": REASON,
        },
        "standing.decide",
        audited="set_standing",
    ),
    Function(
        "lms_ops.record_transfer_credit(uuid,text,text,text,numeric,text,date)",
        lambda _connection, at: {
            "student": at.student,
            "institution": "Other University",
            "code": "IP-1",
            "name": "Introduction to Programming",
            "credits": 6,
            "grade": "B",
            "completed_on": date(2024, 6, 1),
        },
        "transfer.manage",
        audited="record_transfer_credit",
    ),
    Function(
        "lms_ops.decide_transfer_credit(uuid,text,uuid,numeric,text)",
        lambda connection, at: {
            "transfer": sample.transfer_credit(
                connection,
                at.student,
                None,
                status="recorded",
                credits_awarded=None,
                decided_at=None,
                external_grade="B",
            ),
            "decision": "credited",
            "course": scene.course(connection, at),
            "credits": 3,
            "note": REASON,
        },
        "transfer.manage",
        audited="decide_transfer_credit",
    ),
    Function(
        "lms_ops.reopen_transfer_credit(uuid,text)",
        lambda connection, at: {
            "transfer": sample.transfer_credit(connection, at.student, scene.course(connection, at)),
            "reason": REASON,
        },
        "transfer.manage",
        audited="reopen_transfer_credit",
    ),
)

_PAIR = ("course_code", "other_course_code")


def failed_term(connection: Connection, at: Scene) -> UUID:
    """A term that is over, in which the student failed a course."""
    term = sample.term(connection, "2019-fall")
    offering = sample.offering(connection, scene.course(connection, at), term)
    sample.enrollment(connection, offering, at.student, enrollment_status="completed", grade="F", grade_points=0)
    return term


def _number(connection: Connection, at: Scene) -> str:
    return connection.scalar(
        text("select student_number from public.students where id = :student"), {"student": at.student}
    )


def _conflict(connection: Connection, at: Scene) -> UUID:
    return sample.insert(
        connection,
        "schedule_conflicts",
        student_id=at.student,
        academic_term_id=at.term,
        conflict_type="credit_overload",
        course_offering_id=scene.section(connection, at),
        facts={"limit": 18},
    )


def _codes(connection: Connection, at: Scene) -> list[str]:
    """The codes of two courses of the unit, the smaller id first."""
    pair = sorted(scene.course(connection, at) for _ in range(2))
    return list(
        connection.scalars(text("select code from public.courses where id = any (:pair) order by id"), {"pair": pair})
    )


def _marked(connection: Connection, at: Scene) -> list[str]:
    codes = _codes(connection, at)
    connection.execute(
        text("""
            insert into lms_ops.incompatible_courses (course_id, other_course_id, reason)
            select one.id, other.id, 'alike'
            from public.courses as one
            cross join public.courses as other
            where (one.code, other.code) = (:first, :second)
        """),
        {"first": codes[0], "second": codes[1]},
    )
    return codes
