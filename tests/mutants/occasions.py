"""What the inventory's one call of a function does not tell apart: further occasions on which it is called."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from uuid import UUID, uuid4

import actions
import sample
from actions import scene
from actions.function import Function
from actions.scene import REASON, Scene
from sqlalchemy import Connection, text

People = dict[str, UUID | None]
INVENTORY = {function.signature: function for function in (*actions.ACTIONS, *actions.READS)}


def occasions(people: People, elsewhere: UUID) -> Iterator[Function]:
    """Functions of the inventory with another arrangement; `elsewhere` is a unit that is not the scene's."""
    named = {function.name.partition(".")[2]: function for function in INVENTORY.values()}

    def on(name: str, arrange: Callable[[Connection, Scene], dict[str, object]]) -> Function:
        return replace(named[name], arrange=arrange)

    def over(name: str, change: Callable[[Connection, Scene], dict[str, object]]) -> Function:
        """As the inventory arranges it, with other arguments."""
        return on(name, lambda connection, at: named[name].arrange(connection, at) | change(connection, at))

    # what is not there
    for name, argument in (
        ("create_group", "assessment"),
        ("enroll_student", "offering"),
        ("enroll_student", "student"),
        ("set_capacity", "offering"),
        ("set_course_categories", "course"),
        ("record_transfer_credit", "student"),
    ):
        yield over(name, lambda _connection, _at, argument=argument: {argument: uuid4()})

    # what is of no unit
    yield over("place_holds", lambda _connection, _at: {"owner_unit": None})
    yield over("decide_standing", lambda connection, _at: _failed_without_a_program(connection))
    yield over("preview_standing", lambda connection, _at: _failed_without_a_program(connection))
    yield over("resolve_conflicts", lambda connection, at: {"conflict_ids": [_conflict(connection, at)]})

    # about somebody of another unit, or more powerful
    yield over("place_holds", lambda connection, _at: {"student_numbers": [_number(connection, elsewhere)]})
    yield over("set_password", lambda _connection, _at: {"person": people["holder for all units"]})
    yield on("record_schedule_conflicts", lambda connection, at: _clashes(connection, at, elsewhere))

    yield on("explain_waiting", lambda connection, at: {"entry": _waiting(connection, at, elsewhere)})

    # by those whom it concerns
    yield over("correct_grade", lambda connection, at: _own_grade(connection, at))
    for approver in ("teacher", "head"):
        yield over("correct_grade", lambda _connection, _at, who=approver: {"approved_by": people[who]})
    yield over("grant_permit", lambda connection, at: {"student": _as_a_student(connection, at, people["holder"])})
    yield over(
        "decide_equivalency", lambda connection, at: {"equivalency": _proposal(connection, at, people["holder"])}
    )

    # where others teach too: without the right, with one for a unit, with rights to other things
    for teacher in ("advisor", "holder elsewhere", "assistant"):
        yield on(
            "create_group",
            lambda connection, at, who=teacher: {
                "assessment": sample.assessment(connection, _shared(connection, at, people[who]), is_group_work=True),
                "name": "First group",
            },
        )
        yield on(
            "grade_approvers", lambda connection, at, who=teacher: {"offering": _shared(connection, at, people[who])}
        )

    # while a hold keeps grades from the student
    for name in ("grade_history", "degree_audit_courses", "viewer_graded_students"):
        yield over(name, lambda connection, at: _held(connection, at))

    # what was typed finds something of each kind
    for kind, words in (("student", "person"), ("staff", "person"), ("announcement", "notice")):
        yield on("search", lambda connection, at, kind=kind, words=words: _search(connection, elsewhere, kind, words))
    yield over("viewer_appealed_grades", lambda connection, at: _appealed(connection, at))


def _failed_without_a_program(connection: Connection) -> dict[str, object]:
    """A term that is over, in which a student of no programme failed."""
    term = sample.term(connection, "2018-fall")
    offering = sample.offering(connection, sample.course(connection, None), term)
    student = sample.student(connection)
    sample.enrollment(connection, offering, student, enrollment_status="completed", grade="F", grade_points=0)
    return {"term": term}


def _conflict(connection: Connection, at: Scene) -> UUID:
    """Of a student of no programme, in a course of no unit."""
    return sample.insert(
        connection,
        "schedule_conflicts",
        student_id=sample.student(connection),
        academic_term_id=at.term,
        conflict_type="credit_overload",
        course_offering_id=sample.offering(connection, sample.course(connection, None), at.term),
        facts={"limit": 18},
    )


def _number(connection: Connection, unit: UUID) -> str:
    """A student's of a unit."""
    student = sample.student(connection, sample.program(connection, unit))
    return connection.scalar(text("select student_number from public.students where id = :id"), {"id": student})


def _waiting(connection: Connection, at: Scene, unit: UUID) -> UUID:
    """The place of a student of a unit in the queue of the scene's."""
    student = sample.student(connection, sample.program(connection, unit))
    return sample.waiting(connection, scene.full_section(connection, at), student)


def _clashes(connection: Connection, at: Scene, elsewhere: UUID) -> dict[str, object]:
    """Two sections at the same hour, in which the student sits and one of another unit."""
    other = sample.student(connection, sample.program(connection, elsewhere))
    for _ in range(2):
        section = scene.section(connection, at)
        sample.meeting(connection, section, 1, "09:00", "10:00")
        for student in (at.student, other):
            sample.enrollment(connection, section, student)
    return {"term": at.term}


def _as_a_student(connection: Connection, at: Scene, person: UUID) -> UUID:
    return sample.student(connection, at.program, user_id=person)


def _own_grade(connection: Connection, at: Scene) -> dict[str, object]:
    """A mark of the teacher's, who studies in the own section."""
    work = sample.assessment(connection, scene.section(connection, at))
    return {"grade_id": sample.grade(connection, work, _as_a_student(connection, at, at.teacher), 60)}


def _proposal(connection: Connection, at: Scene, proposer: UUID) -> UUID:
    return sample.equivalency(
        connection,
        scene.course(connection, at),
        scene.course(connection, at),
        approval_status="proposed",
        approved_by=None,
        proposed_by=proposer,
    )


def _shared(connection: Connection, at: Scene, teacher: UUID) -> UUID:
    """A section that somebody teaches beside the scene's teacher."""
    section = scene.section(connection, at)
    sample.instructor(connection, section, teacher)
    return section


def _held(connection: Connection, at: Scene) -> dict[str, object]:
    sample.hold(connection, at.student, organization_unit_id=at.unit, blocks_grades=True)
    offering = sample.offering(connection, scene.course(connection, at), sample.term(connection, "2017-fall"))
    sample.enrollment(connection, offering, at.student, enrollment_status="completed", grade="A", grade_points=4)
    return {}


def _search(connection: Connection, elsewhere: UUID, kind: str, words: str) -> dict[str, object]:
    for unit in (None, elsewhere):
        sample.insert(
            connection,
            "announcements",
            title=sample.words("Notice"),
            content=sample.words(REASON),
            target_units=unit and [unit],
        )
    return {"words": words, "kinds": [kind], "most": 100}


def _appealed(connection: Connection, at: Scene) -> dict[str, object]:
    """One of two marks of the student is appealed against."""
    marks = [scene.graded_work(connection, at) for _ in range(2)]
    sample.insert(
        connection, "grade_appeals", grade_id=marks[0], student_id=at.student, reason="Marked twice", status="pending"
    )
    return {}
