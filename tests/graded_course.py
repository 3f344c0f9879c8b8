"""A course with a graded student, and the people who change and approve its grades."""

from dataclasses import dataclass
from uuid import UUID

import sample
from sqlalchemy import Connection, Row, text

# Where grades stand, and the column of each that a person reads first.
GRADE_TABLES = {"grades": "percentage", "course_enrollments": "grade", "enrollment_grades": "letter_grade"}


@dataclass(frozen=True)
class GradedCourse:
    """CS101 of a department: a final exam mark of 60 in 100, and a completed enrollment with B and a component."""

    unit: UUID
    offering: UUID
    student: UUID
    teacher: UUID
    head: UUID
    dean: UUID
    registrar: UUID
    # the head of another department
    stranger: UUID
    administrator: UUID
    exam: UUID
    mark: UUID
    enrollment: UUID
    component: UUID

    def grade(self, table: str) -> UUID:
        """The id of the grade in a table of grades."""
        return {
            "grades": self.mark,
            "course_enrollments": self.enrollment,
            "enrollment_grades": self.component,
        }[table]


def build(connection: Connection) -> GradedCourse:
    faculty = sample.unit(connection, "SCI", type="faculty")
    unit = sample.unit(connection, "CS", parent=faculty)
    term = sample.term(connection, "2025-spring", grade_submission_deadline="2025-06-10")
    course = sample.course(connection, unit, "CS101")
    offering = sample.offering(connection, course, term, section_code="001")
    teacher = sample.staff(connection, unit, "Leyla Quliyeva")
    sample.role(connection, teacher, "TEACHER", unit)
    sample.instructor(connection, offering, teacher)
    student = sample.student(connection, sample.program(connection, unit), "Rauf Abbasov", student_number="STU7")
    exam = sample.assessment(connection, offering)
    enrollment = sample.enrollment(
        connection, offering, student, enrollment_status="completed", grade="B", grade_points=3
    )
    return GradedCourse(
        unit=unit,
        offering=offering,
        student=student,
        teacher=teacher,
        head=sample.viewer(connection, "DEPT_HEAD", unit),
        dean=sample.viewer(connection, "DEAN", faculty),
        registrar=sample.viewer(connection, "REGISTRAR"),
        stranger=sample.viewer(connection, "DEPT_HEAD", sample.unit(connection, "ART")),
        administrator=sample.viewer(connection, "SYSADMIN"),
        exam=exam,
        mark=sample.grade(connection, exam, student, 60),
        enrollment=enrollment,
        component=sample.insert(
            connection,
            "enrollment_grades",
            enrollment_id=enrollment,
            grade_component="midterm",
            marks_obtained=15,
            max_marks=20,
            percentage=75,
            letter_grade="C",
            grade_points=2,
            is_final=True,
        ),
    )


def say(connection: Connection, **settings: object) -> None:
    """Settings of the transaction, as `grade_change_reason="Recounted"`, without their `app.`."""
    for name, value in settings.items():
        connection.execute(text("select set_config(:name, :value, true)"), {"name": f"app.{name}", "value": str(value)})


def history(connection: Connection, grade_id: UUID) -> list[Row]:
    """The changes of one grade, first to last."""
    return list(
        connection.execute(
            text("select * from grade_change_history where grade_id = :id order by place"), {"id": grade_id}
        )
    )


def mark(connection: Connection, course: GradedCourse, percentage: float | None, **settings: object) -> None:
    """Change the exam's mark, for the reasons that the settings give."""
    say(connection, **settings)
    connection.execute(
        text("update grades set percentage = :value, marks_obtained = :value where id = :id"),
        {"value": percentage, "id": course.mark},
    )
