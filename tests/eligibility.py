"""A department in the middle of registration, whose rules a test then sets, and one student who asks."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import sample
from sqlalchemy import Connection, text


@dataclass(frozen=True)
class Campus:
    """A department with the current term and CS101, and a term that is over; its student and its people."""

    unit: UUID
    program: UUID
    term: UUID
    past: UUID
    course: UUID
    student: UUID
    head: UUID
    dean: UUID
    registrar: UUID
    stranger: UUID


def build(connection: Connection) -> Campus:
    faculty = sample.unit(connection, "SCI", type="faculty")
    unit = sample.unit(connection, "CS", parent=faculty)
    program = sample.program(connection, unit)
    return Campus(
        unit=unit,
        program=program,
        term=sample.open_term(connection),
        past=sample.term(connection, "2024-fall"),
        course=sample.course(connection, unit, "CS101"),
        student=sample.student(connection, program, "Rauf Abbasov", student_number="STU1"),
        head=sample.viewer(connection, "DEPT_HEAD", unit),
        dean=sample.viewer(connection, "DEAN", faculty),
        registrar=sample.viewer(connection, "REGISTRAR"),
        stranger=sample.viewer(connection, "DEPT_HEAD", sample.unit(connection, "MUSIC")),
    )


def course(connection: Connection, campus: Campus, code: str, **columns: object) -> UUID:
    """The course of the department with this code, made where it is not there."""
    found = connection.scalar(text("select id from courses where code = :code"), {"code": code})
    return found or sample.course(connection, campus.unit, code, **columns)


def section(connection: Connection, campus: Campus, code: str = "CS101", **columns: object) -> UUID:
    """A section of a course in the current term."""
    return sample.offering(connection, course(connection, campus, code), campus.term, **columns)


def sit_in(connection: Connection, campus: Campus, code: str, **columns: object) -> UUID:
    """The student sits in a new section of a course in the current term; the section."""
    offering = section(connection, campus, code, **columns)
    sample.enrollment(connection, offering, campus.student)
    return offering


def complete(
    connection: Connection,
    campus: Campus,
    code: str,
    points: float | None = 3.0,
    *,
    term: UUID | None = None,
    component: str | None = None,
    **columns: object,
) -> UUID:
    """The student has completed a course, in the term that is over; the course."""
    offering = sample.offering(connection, course(connection, campus, code), term or campus.past, component=component)
    values = {"enrollment_status": "completed", "grade_points": points} | columns
    sample.enrollment(connection, offering, campus.student, **values)
    return course(connection, campus, code)


def obstacles(
    connection: Connection, campus: Campus, offering: UUID, *, giving_up: UUID | None = None
) -> list[tuple[str, str]]:
    """Kind and sentence of everything that keeps the student out of an offering."""
    rows = connection.execute(
        text("select kind, sentence from lms_ops.enrollment_obstacles(:student, :offering, :giving_up)"),
        {"student": campus.student, "offering": offering, "giving_up": giving_up},
    )
    return [tuple(row) for row in rows]


def kinds(connection: Connection, campus: Campus, offering: UUID) -> list[str]:
    return [kind for kind, _ in obstacles(connection, campus, offering)]


def reasons(connection: Connection, campus: Campus, offering: UUID) -> list[str]:
    """What check_enrollment_eligibility says."""
    can_enroll, found = connection.execute(
        text("select can_enroll, reasons from check_enrollment_eligibility(:student, :offering)"),
        {"student": campus.student, "offering": offering},
    ).one()
    assert can_enroll == (not found)
    return found


def advice(connection: Connection, campus: Campus, offering: UUID) -> list[str]:
    return connection.scalars(
        text("select lms_ops.enrollment_advice(:student, :offering)"),
        {"student": campus.student, "offering": offering},
    ).all()


def conflicts(connection: Connection, campus: Campus, types: Sequence[str] = ()) -> list[tuple[str, str]]:
    """Type and sentence of what a detection for the whole term finds about the student, of these types or all."""
    rows = connection.execute(
        text("""
            select conflict_type, lms_ops.conflict_sentence(conflict_type, facts)
            from lms_ops.find_conflicts(:term)
            where student_id = :student
            order by 1, 2
        """),
        {"term": campus.term, "student": campus.student},
    )
    return [tuple(row) for row in rows if not types or row[0] in types]


def set_setting(connection: Connection, key: str, value: float | None) -> None:
    """A setting of registration; None unsets it."""
    keys = {"key": key}
    connection.execute(text("delete from system_settings where category = 'registration' and key = :key"), keys)
    if value is not None:
        connection.execute(
            text("""
                insert into system_settings (category, key, value)
                values ('registration', :key, to_jsonb(cast(:value as numeric)))
            """),
            keys | {"value": value},
        )
