"""A programme whose requirements a test sets, and one student whose work it makes up; then what audits say of them."""

from dataclasses import dataclass
from uuid import UUID

import sample
from sqlalchemy import Connection, text

Line = tuple[float, float, float, bool, float]  # required, completed, in progress, is satisfied, percentage


@dataclass(frozen=True)
class Studies:
    """A department with a programme, a term that is over and the current one; its student and its people."""

    connection: Connection
    unit: UUID
    program: UUID
    past: UUID
    now: UUID
    student: UUID

    def course(self, code: str, credits: int = 3) -> UUID:
        """The course with this code, made where it is not there."""
        found = self.connection.scalar(text("select id from courses where code = :code"), {"code": code})
        return found or sample.course(self.connection, self.unit, code, credit_hours=credits)

    def requirement(self, name: str, credits: int, *codes: str, **columns: object) -> UUID:
        """The next requirement of the programme; it takes these courses, any if there are none."""
        place = self.connection.scalar(text("select count(*) from degree_requirements"))
        values = {
            "academic_program_id": self.program,
            "requirement_name": sample.words(name),
            "requirement_type": "major",
            "required_credits": credits,
            "sequence_order": place,
            "course_list": [self.course(code) for code in codes] or None,
        }
        return sample.insert(self.connection, "degree_requirements", **values | columns)

    def done(self, code: str, points: float | None = 3.0, *, term: UUID | None = None, **columns: object) -> UUID:
        """The student has completed the course, in the term that is over."""
        offering = sample.offering(self.connection, self.course(code), term or self.past)
        values = {"enrollment_status": "completed", "grade_points": points}
        return sample.enrollment(self.connection, offering, self.student, **values | columns)

    def takes(self, code: str) -> UUID:
        """The student sits in the course now."""
        return sample.enrollment(
            self.connection, sample.offering(self.connection, self.course(code), self.now), self.student
        )

    def share(self, one: UUID, other: UUID, credits: float | None) -> None:
        self.connection.execute(
            text("select lms_ops.share_requirements(:one, :other, :credits)"),
            {"one": one, "other": other, "credits": credits},
        )

    def audit(self, program: UUID | None = None) -> dict[str, Line]:
        """What the audit says, of the student's own programme or of another one, by requirement in its order."""
        call = "lms_ops.what_if_audit(:student, :program)" if program else "generate_degree_audit(:student)"
        rows = self.connection.execute(
            text(f"select * from {call}"), {"student": self.student} | ({"program": program} if program else {})
        )
        return {
            row.requirement_name["en"]: (
                float(row.credits_required),
                float(row.credits_completed),
                float(row.credits_in_progress),
                row.is_satisfied,
                float(row.completion_percentage),
            )
            for row in rows
        }

    def counted(self) -> dict[str, list[str]]:
        """Courses by requirement ('' for what is left over), better grades first; with what else is said of them."""
        found: dict[str, list[str]] = {}
        for row in self.connection.execute(
            text("select * from lms_ops.degree_audit_courses(:student)"), {"student": self.student}
        ):
            said = [
                row.course_code,
                None if row.counts_as in (None, "completed") else row.counts_as,
                row.equivalent_of and f"as {row.equivalent_of}",
                row.note,
            ]
            name = row.requirement_name["en"] if row.requirement_name else ""
            found.setdefault(name, []).append(", ".join(each for each in said if each))
        return found


def begin(connection: Connection) -> Studies:
    unit = sample.unit(connection)
    program = sample.program(connection, unit, total_credits=0)
    return Studies(
        connection,
        unit,
        program,
        past=sample.term(connection, "2024-fall"),
        now=sample.term(connection, "2025-spring", is_current=True),
        student=sample.student(connection, program, "Rauf Abbasov"),
    )
