"""Where the functions of the inventory are called: a department in the middle of registration, and one student."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

import sample
from sqlalchemy import Connection

REASON = "It was agreed with the dean"


@dataclass(frozen=True)
class Scene:
    """Ids of a unit, its programme, the current term in which registration is open, and a student of the programme.

    `student` is students.id; `user`, `advisor` and `teacher` are users.id. The teacher teaches nothing until
    something is arranged.
    """

    unit: UUID
    program: UUID
    term: UUID
    student: UUID
    user: UUID
    advisor: UUID
    teacher: UUID


def build(connection: Connection, unit: UUID) -> Scene:
    """A scene in a unit of a database without a current term."""
    advisor, teacher = sample.viewer(connection, "ADVISOR"), sample.staff(connection, unit)
    sample.role(connection, teacher, "TEACHER", unit)
    program = sample.program(connection, unit)
    student = sample.student(connection, program, academic_advisor_id=advisor)
    user = sample.user_id(connection, student)
    sample.role(connection, user, "STUDENT")
    return Scene(unit, program, sample.open_term(connection), student, user, advisor, teacher)


def course(connection: Connection, scene: Scene) -> UUID:
    """Another course of the unit."""
    return sample.course(connection, scene.unit)


def section(connection: Connection, scene: Scene, **columns: object) -> UUID:
    """Another course of the unit with one section in the current term, taught by the scene's teacher."""
    made = sample.offering(connection, course(connection, scene), scene.term, **columns)
    sample.instructor(connection, made, scene.teacher)
    return made


def full_section(connection: Connection, scene: Scene) -> UUID:
    """The same with its one seat taken by somebody else."""
    made = section(connection, scene, max_enrollment=1)
    sample.enrollment(connection, made, sample.student(connection, scene.program))
    return made


def seat(connection: Connection, scene: Scene, **columns: object) -> UUID:
    """The student's enrollment in such a section."""
    return sample.enrollment(connection, section(connection, scene), scene.student, **columns)


def place(connection: Connection, scene: Scene) -> UUID:
    """The student's place in the queue of a full section."""
    return sample.waiting(connection, full_section(connection, scene), scene.student)


def offer(connection: Connection, scene: Scene) -> UUID:
    """The student's place in a queue, with a seat offered until tomorrow."""
    now = datetime.now(UTC)
    return sample.waiting(
        connection,
        section(connection, scene),
        scene.student,
        status="notified",
        notified_at=now,
        notification_expires_at=now + timedelta(days=1),
    )


def graded_work(connection: Connection, scene: Scene) -> UUID:
    """A final mark of the student in the exam of a section of the teacher."""
    return sample.grade(connection, sample.assessment(connection, section(connection, scene)), scene.student, 60)


def group(connection: Connection, scene: Scene, *members: UUID) -> UUID:
    """A group for an assessment in a section of the teacher, with a seat for the student; the first member leads."""
    offering = section(connection, scene)
    work = sample.assessment(connection, offering, is_group_work=True)
    made = sample.insert(connection, "student_groups", assessment_id=work, name="Group")
    for student in {scene.student, *members}:
        sample.enrollment(connection, offering, student)
    for number, student in enumerate(members):
        sample.insert(
            connection,
            "student_group_members",
            group_id=made,
            assessment_id=work,
            student_id=student,
            role="member" if number else "leader",
        )
    return made
