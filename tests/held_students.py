"""A faculty whose students may be held, and the people who look at them."""

from dataclasses import dataclass
from uuid import UUID

import sample
from sqlalchemy import Connection


@dataclass(frozen=True)
class Campus:
    """A faculty with a department and three students, another faculty, and those who look at them."""

    faculty: UUID
    students: list[UUID]
    offering: UUID
    dean: UUID
    head: UUID
    registrar: UUID
    stranger: UUID


def build(connection: Connection) -> Campus:
    faculty = sample.unit(connection, "SCI", type="faculty")
    department = sample.unit(connection, "CS", parent=faculty)
    program = sample.program(connection, department)
    course = sample.course(connection, department, "CS101")
    return Campus(
        faculty=faculty,
        students=[
            sample.student(connection, program, f"Student {number}", student_number=f"STU{number}")
            for number in (1, 2, 3)
        ],
        offering=sample.offering(connection, course, sample.term(connection, is_current=True)),
        dean=sample.viewer(connection, "DEAN", faculty),
        head=sample.viewer(connection, "DEPT_HEAD", department),
        registrar=sample.viewer(connection, "REGISTRAR"),
        stranger=sample.viewer(connection, "DEAN", sample.unit(connection, "ART", type="faculty")),
    )
