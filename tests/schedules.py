"""A department in the middle of registration, and schedules in it that do not fit together."""

from dataclasses import dataclass
from uuid import UUID

import sample
from sqlalchemy import Connection, text


@dataclass(frozen=True)
class Campus:
    """A department with a current term, one student with an advisor, and the people who look at them."""

    unit: UUID
    program: UUID
    term: UUID
    student: UUID
    advisor: UUID
    head: UUID
    registrar: UUID
    stranger: UUID


def build(connection: Connection) -> Campus:
    unit = sample.unit(connection, "CS")
    program = sample.program(connection, unit)
    advisor = sample.staff(connection, unit, "Leyla Quliyeva")
    sample.role(connection, advisor, "ADVISOR")
    return Campus(
        unit=unit,
        program=program,
        term=sample.term(connection, "2025-spring", is_current=True),
        student=sample.student(connection, program, "Rauf Abbasov", student_number="STU1", academic_advisor_id=advisor),
        advisor=advisor,
        head=sample.viewer(connection, "DEPT_HEAD", unit),
        registrar=sample.viewer(connection, "REGISTRAR"),
        stranger=sample.viewer(connection, "DEPT_HEAD", sample.unit(connection, "MUSIC")),
    )


def course(connection: Connection, code: str) -> UUID:
    """The course with this code."""
    return connection.scalar(text("select id from courses where code = :code"), {"code": code})


def attend(
    connection: Connection,
    campus: Campus,
    code: str,
    *meetings: tuple,
    student: UUID | None = None,
    **columns: object,
) -> UUID:
    """The student sits in a new section, which meets at (day, start, end[, from, until]); the offering."""
    course_id = course(connection, code) or sample.course(connection, campus.unit, code)
    offering = sample.offering(connection, course_id, campus.term, **columns)
    for day, start, end, *weeks in meetings:
        dates = dict(zip(("effective_from", "effective_until"), weeks, strict=False))
        sample.meeting(connection, offering, day, start, end, **dates)
    sample.enrollment(connection, offering, student or campus.student)
    return offering


def passed(connection: Connection, campus: Campus, code: str, grade: str | None, points: float | None) -> UUID:
    """The student completed a course in an earlier term; the course."""
    course_id = sample.course(connection, campus.unit, code)
    sample.enrollment(
        connection,
        sample.offering(connection, course_id, sample.term(connection, "2024-fall")),
        campus.student,
        enrollment_status="completed",
        grade=grade,
        grade_points=points,
    )
    return course_id


def overlap(connection: Connection, campus: Campus, *, student: UUID | None = None) -> UUID:
    """CS101 and CS102 at the same time on Monday morning; the offering of CS102."""
    attend(connection, campus, "CS101", (1, "09:00", "10:30"), student=student, section_code="01")
    return attend(connection, campus, "CS102", (1, "10:00", "11:30"), student=student, section_code="01")


def drop(connection: Connection, offering: UUID) -> None:
    """Everybody leaves an offering."""
    connection.execute(
        text("update course_enrollments set enrollment_status = 'dropped' where course_offering_id = :id"),
        {"id": offering},
    )


def record(connection: Connection) -> tuple[int, int, int]:
    """Detects for the current term: opened, closed, still open."""
    return tuple(connection.execute(text("select * from lms_ops.record_schedule_conflicts()")).one())
