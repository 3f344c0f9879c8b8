"""Texts that nobody means well with, and a university in which it shows when one of them sees too much.

    TEXTS           strategy of hypothesis: what people, programs and attackers may write into a box or an address
    build(...)      two departments; whoever belongs to the first has every right there and none in the second
    SECRET          a word in whatever is only for the second

`local` may do everything in the department and below, so every page draws all of its inputs for her, and none of it
anywhere else: a page of hers that has SECRET in it has shown what is not hers.
"""

from dataclasses import dataclass
from uuid import UUID

import sample
from hypothesis import strategies as st
from sqlalchemy import Connection

SECRET = "Verbotenia"

KNOWN = [
    "' or true --",
    "' or '1'='1",
    "'; drop table students; --",
    "') union select password_hash from users --",
    "1; select pg_sleep(5)",
    "$$; reset role; $$",
    "\\'; reset role; --",
    ":id",
    "%(id)s",
    "%s %d %n",
    "{0.__class__}",
    "{{7*7}}",
    "${jndi:ldap://x}",
    "%",
    "_",
    "\\",
    "\0",
    "a\0b",
    "CHEM101",  # of the other department
    "CHEM",
    "STU8",
    "null",
    "NaN",
    "1e999",
    "-1",
    "00000000-0000-0000-0000-000000000000",
    "[](javascript:alert(1))",
    "<script>alert(1)</script>",
    "=HYPERLINK(1)",
    "../../etc/passwd",
    "\u202eabc",
    "ı̇",
    "\ufeff",
    "😀" * 50,
    "x" * 100_000,
]
TEXTS = st.one_of(
    st.sampled_from(KNOWN),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    st.text("'\"\\;-%_:$(){}[]*&|!<>/ ab0", max_size=20),
)


@dataclass(frozen=True)
class University:
    """users.id of who looks; ids of a student and an offering of each department. The registrar sees both."""

    local: UUID
    registrar: UUID
    student: UUID
    offering: UUID
    foreign_student: UUID
    foreign_offering: UUID


def build(connection: Connection) -> University:
    """PHYS with everything that a page can show, CHEM with the same and SECRET in it."""
    whole = sample.unit(connection, "UNI", type="university")
    term = sample.open_term(connection)
    physics, chemistry = (_department(connection, code, whole, term) for code in ("PHYS", "CHEM"))
    local = sample.person(connection, "Lo Cal")
    for role in ("SUPER_ADMIN", "REGISTRAR", "DEPT_HEAD", "SYSADMIN"):
        sample.role(connection, local, role, physics["unit"])
    return University(
        local=local,
        registrar=sample.viewer(connection, "REGISTRAR"),
        student=physics["student"],
        offering=physics["offering"],
        foreign_student=chemistry["student"],
        foreign_offering=chemistry["offering"],
    )


def _department(connection: Connection, code: str, whole: UUID, term: UUID) -> dict[str, UUID]:
    """A department with a course, its teacher, a student who sits in it and has a grade, one who waits and is held."""
    ours = code == "PHYS"
    said = "Ordinary" if ours else SECRET
    unit = sample.unit(connection, code, parent=whole)
    program = sample.program(connection, unit)
    course = sample.course(connection, unit, f"{code}101")
    offering = sample.offering(connection, course, term, section_code="001", max_enrollment=1)
    teacher = sample.staff(connection, unit, "Marie Curie")
    sample.role(connection, teacher, "TEACHER", unit)
    sample.instructor(connection, offering, teacher)
    student, waiting = (
        sample.student(connection, program, f"{said} {name}", student_number=f"STU{number}")
        for name, number in (("Seated", 7 if ours else 8), ("Waiting", 17 if ours else 18))
    )
    sample.enrollment(connection, offering, student)
    sample.grade(connection, sample.assessment(connection, offering), student, 80)
    sample.waiting(connection, offering, waiting)
    sample.hold(connection, waiting, reason=f"{said} reason", organization_unit_id=unit)
    sample.transfer_credit(connection, student, course, external_course_name=f"{said} course")
    finished = sample.offering(connection, course, term, section_code="000")
    sample.enrollment(
        connection, finished, waiting, enrollment_status="completed", grade="B", grade_points=3, notes=f"{said} note"
    )
    sample.insert(
        connection,
        "schedule_conflicts",
        student_id=student,
        academic_term_id=term,
        conflict_type="credit_overload",
        facts={"credits": 30, "limit": 24},
    )
    return {"unit": unit, "student": student, "offering": offering}
