"""What is taught in the oracle's world and who studies it: each seat with its grades, work and attendance."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sample
from sqlalchemy import Connection, text

from oracle.people import Units

PLACES = ("civil", "mechanics", "workshop", "criminal")
DAY = date(2026, 3, 2)


@dataclass(frozen=True)
class Section:
    """An offering of a course with one weekly meeting, one assessment and the group that works on it."""

    course: UUID
    offering: UUID
    meeting: UUID
    assessment: UUID
    group: UUID


def teach(connection: Connection, units: Units, people: dict[str, UUID]) -> dict[str, Section]:
    """A section in each place where something is taught, and 'nowhere' one of a course that belongs to no unit."""
    term = connection.scalar(text("select id from public.academic_terms where is_current"))
    term = term or sample.open_term(connection)
    made = {}
    for place in (*PLACES, "nowhere"):
        course = sample.course(connection, getattr(units, place, None))
        offering = sample.offering(connection, course, term)
        assessment = sample.assessment(connection, offering, is_group_work=True)
        made[place] = Section(
            course,
            offering,
            sample.meeting(connection, offering, 1, "09:00", "10:00"),
            assessment,
            sample.insert(connection, "student_groups", assessment_id=assessment, name="Group"),
        )
    for place, teacher in (
        ("civil", "teacher"),
        ("civil", "locked teacher"),
        ("workshop", "teacher from elsewhere"),
        ("criminal", "student who teaches"),
        ("criminal", "former teacher"),
        ("nowhere", "staff of no unit"),
    ):
        sample.instructor(connection, made[place].offering, people[teacher])
    return made


def admit(connection: Connection, units: Units, people: dict[str, UUID]) -> dict[str, UUID]:
    """The students: what they are called -> students.id. Their users join `people`."""
    programs = {place: sample.program(connection, getattr(units, place)) for place in PLACES}
    people["student who teaches"] = sample.staff(connection, units.criminal)
    sample.role(connection, people["student who teaches"], "TEACHER", units.criminal)
    students = {}
    for name, place, columns in (
        ("student", "civil", {}),
        ("mate", "mechanics", {"academic_advisor_id": people["advisor"]}),
        ("released student", "mechanics", {"academic_advisor_id": people["former teacher"]}),
        ("held student", "civil", {}),
        ("workshop student", "workshop", {"thesis_advisor_id": people["thesis advisor"]}),
        ("law student", "criminal", {}),
        ("waiting student", "criminal", {}),
        ("student who left", "mechanics", {"status": "withdrawn"}),
        ("student who teaches", "criminal", {"user_id": people["student who teaches"]}),
        ("student of no programme", None, {}),
        ("locked student", "civil", {"user_id": sample.person(connection, is_locked=True)}),
    ):
        students[name] = sample.student(connection, programs.get(place), **columns)
        people[name] = sample.user_id(connection, students[name])
        sample.role(connection, people[name], "STUDENT")
    return students


def seat(connection: Connection, students: dict[str, UUID], sections: dict[str, Section]) -> None:
    """Who sits where: an enrollment with its component grade, a mark, work handed in and a day's attendance."""
    for name, place, status in (
        ("student", "civil", "enrolled"),
        ("mate", "civil", "enrolled"),
        ("held student", "civil", "enrolled"),
        # who reads the record reads this grade for no other reason
        ("held student", "criminal", "enrolled"),
        ("waiting student", "mechanics", "enrolled"),
        ("released student", "mechanics", "enrolled"),
        ("workshop student", "workshop", "enrolled"),
        ("law student", "criminal", "enrolled"),
        ("student who teaches", "mechanics", "completed"),
        ("student who left", "civil", "withdrawn"),
        ("student of no programme", "nowhere", "enrolled"),
        ("mate", "nowhere", "completed"),
        ("law student", "nowhere", "completed"),
        ("student who left", "mechanics", "completed"),
        ("student who left", "workshop", "completed"),
        ("locked student", "mechanics", "enrolled"),
    ):
        section, student = sections[place], students[name]
        enrollment = sample.enrollment(connection, section.offering, student, enrollment_status=status)
        sample.insert(connection, "enrollment_grades", enrollment_id=enrollment, grade_component="exam", percentage=80)
        sample.grade(connection, section.assessment, student, 80)
        sample.attendance(connection, section.meeting, student, DAY)
        sample.insert(
            connection, "assessment_submissions", assessment_id=section.assessment, student_id=student, status="graded"
        )
