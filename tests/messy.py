"""A university that does everything real data does, at random but the same for the same number.

Components and shared sections, raised and zero limits, timetables that repeat and contradict themselves,
marks on two scales, on none and missing, queues with phantoms and lapsed offers, people without names.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from uuid import UUID

import sample
from sqlalchemy import Connection, text

STATUSES = ("enrolled", "completed", "dropped", "withdrawn", "waitlisted")
STARTS = (None, date(2023, 10, 1), date(2024, 3, 1), date(2024, 11, 1))
ENDS = (None, date(2023, 11, 5), date(2024, 3, 31), date(2024, 10, 20))
STANDINGS_ON = (date(2024, 2, 1), date(2024, 7, 1), date(2025, 2, 1))
LETTERS = {"A": 4.0, "B+": 3.3, "C-": 1.7, "D+": 1.3, "D": 1.0, "F": 0.0}


@dataclass
class University:
    """What the steps of `fill` hand on to each other."""

    connection: Connection
    chance: Random
    units: list[UUID] = field(default_factory=list)
    terms: list[UUID] = field(default_factory=list)
    teachers: list[UUID] = field(default_factory=list)
    students: list[UUID] = field(default_factory=list)
    rooms: list[UUID] = field(default_factory=list)
    courses: list[UUID] = field(default_factory=list)
    offerings: list[UUID] = field(default_factory=list)
    meetings: list[tuple[UUID, UUID]] = field(default_factory=list)  # class_schedules.id and its offering


def fill(connection: Connection, number: int = 1) -> None:
    here = University(connection, Random(number))
    add_structure(here)
    add_people(here)
    for place in range(40):
        add_offering(here, place)
    for offering in here.offerings:
        add_teachers(here, offering)
        add_timetable(here, offering)
        add_enrollments(here, offering)
        add_marks(here, offering)
    add_attendance(here)
    add_queues(here)
    add_holds_and_standings(here)
    add_credits_from_elsewhere(here)


def add_structure(here: University) -> None:
    here.units = [sample.unit(here.connection) for _ in range(3)]
    here.terms = [
        sample.term(here.connection, "2023-fall"),
        sample.term(here.connection, "2024-spring"),
        sample.term(here.connection, "2024-fall", is_current=True),
    ]
    hall = sample.insert(here.connection, "buildings", code="H", name=sample.words("Hall"))
    here.rooms = [
        sample.insert(here.connection, "rooms", building_id=building, room_number=number, capacity=30)
        for building, number in ((hall, "101"), (hall, "102"), (None, "annexe"))
    ]
    here.courses = [
        sample.course(
            here.connection,
            here.chance.choice(here.units),
            credit_hours=here.chance.choice((0, 3, 4)),
            course_level=here.chance.choice(("undergraduate", "graduate", "doctoral", None)),
        )
        for _ in range(8)
    ]


def add_people(here: University) -> None:
    programs = [sample.program(here.connection, unit) for unit in here.units]
    for place in range(10):
        teacher = sample.staff(
            here.connection,
            here.chance.choice(here.units),
            employment_type=here.chance.choice(("full_time", "part_time", "contract", "visiting", None)),
            academic_rank=here.chance.choice(("professor", None)),
            is_active=here.chance.choice((True, True, False)),
            hire_date=here.chance.choice((date(2015, 9, 1), date(2024, 8, 1))),
            contract_end_date=here.chance.choice((None, date(2025, 8, 1), date(2024, 9, 15))),
        )
        if place % 4 == 0:
            sample.role(here.connection, teacher, "TEACHER")
        here.teachers.append(teacher)
    here.teachers.append(sample.person(here.connection))  # teaches, but is no member of staff
    here.teachers.append(nameless(here))
    for _ in range(30):
        here.students.append(
            sample.student(
                here.connection,
                here.chance.choice((*programs, None)),
                user_id=here.chance.choice((None, None, nameless(here))),
                status=here.chance.choice(("active", "active", "graduated")),
                enrollment_date=here.chance.choice((date(2021, 9, 15), date(2030, 1, 1))),
                actual_graduation_date=here.chance.choice((None, None, date(2024, 6, 30))),
                academic_advisor_id=here.chance.choice((None, here.teachers[0])),
            )
        )


def nameless(here: University) -> UUID:
    """A user without a person."""
    user_id = sample.person(here.connection)
    here.connection.execute(text("delete from public.persons where user_id = :id"), {"id": user_id})
    return user_id


def add_offering(here: University, place: int) -> None:
    offering = sample.offering(
        here.connection,
        here.courses[place % len(here.courses)],
        here.chance.choice(here.terms),
        component=here.chance.choice((None, "LEC", "DIS", "IND")),
        credits=here.chance.choice((None, None, 0, 1.5)),
        max_enrollment=here.chance.choice((40, 60)),
        enrollment_status=here.chance.choice(("open", "closed", "cancelled")),
        parent_offering_id=here.chance.choice((None, *here.offerings[-1:])),
    )
    limit = here.chance.choice((None, None, 0, 5, 8))
    if limit is not None:
        closed_at = here.chance.choice((None, None, datetime(2024, 1, 1, tzinfo=UTC)))
        here.connection.execute(
            text("""
                insert into lms_ops.capacity_overrides
                    (course_offering_id, published_limit, reason, closed_at)
                values (:offering, :limit, 'more came', :closed_at)
            """),
            {"offering": offering, "limit": limit, "closed_at": closed_at},
        )
    here.offerings.append(offering)


def add_teachers(here: University, offering: UUID) -> None:
    for _ in range(here.chance.choice((0, 1, 1, 2, 4))):  # the same person may come twice
        sample.instructor(
            here.connection,
            offering,
            here.chance.choice(here.teachers),
            role=here.chance.choice(("primary", "secondary", "assistant", "lab_instructor", None)),
            share=here.chance.choice((None, None, 0.25, 0.5, 1)),
        )


def add_timetable(here: University, offering: UUID) -> None:
    # few hours to choose from, so that meetings repeat and overlap
    for _ in range(here.chance.choice((0, 2, 5))):
        start = time(here.chance.choice((9, 10)), here.chance.choice((0, 30)))
        schedule = sample.insert(
            here.connection,
            "class_schedules",
            course_offering_id=offering,
            day_of_week=here.chance.choice((0, 1, 2, None)),
            start_time=start,
            end_time=here.chance.choice((time(10, 50), time(11, 15), time(9, 0))),
            room_id=here.chance.choice((None, *here.rooms)),
            is_recurring=here.chance.choice((True, True, True, None, False)),
            effective_from=here.chance.choice(STARTS),
            effective_until=here.chance.choice(ENDS),
        )
        here.meetings.append((schedule, offering))


def add_enrollments(here: University, offering: UUID) -> None:
    for student in here.chance.sample(here.students, here.chance.choice((0, 4, 9, 15))):
        status = here.chance.choice(STATUSES)
        letter = here.chance.choice((*LETTERS, None)) if status == "completed" else None
        sample.enrollment(
            here.connection,
            offering,
            student,
            enrollment_status=status,
            grade=letter,
            grade_points=here.chance.choice((LETTERS.get(letter), LETTERS.get(letter), None)),
            attendance_percentage=here.chance.choice((None, 55.5, 90)),
            enrollment_date=datetime(2024, 9, 1, tzinfo=UTC) + timedelta(hours=here.chance.randrange(2000)),
        )


def add_marks(here: University, offering: UUID) -> None:
    for _ in range(here.chance.choice((0, 1, 3))):
        total = here.chance.choice((100, 10, 0, None))
        assessment = sample.assessment(
            here.connection,
            offering,
            total_marks=total,
            passing_marks=None,
            created_by=here.chance.choice((None, *here.teachers)),
        )
        for student in here.chance.sample(here.students, 5):
            marks = here.chance.choice((None, 3, 6.66, 10))
            sample.insert(
                here.connection,
                "grades",
                assessment_id=assessment,
                student_id=student,
                marks_obtained=marks,
                percentage=here.chance.choice((None, None, 71.25)),
                letter_grade=here.chance.choice((None, "B")),
                graded_by=here.chance.choice((None, *here.teachers)),
                graded_at=here.chance.choice((None, datetime(2024, 12, 1, tzinfo=UTC))),
            )
            sample.insert(
                here.connection,
                "assessment_submissions",
                assessment_id=assessment,
                student_id=student,
                status=here.chance.choice(("draft", "submitted", "graded", None)),
            )


def add_attendance(here: University) -> None:
    for schedule, _ in here.meetings:
        for student in here.chance.sample(here.students, 4):
            status = here.chance.choice(("present", "late", "absent", "excused", "sick", None))
            sample.attendance(here.connection, schedule, student, date(2024, 10, 7), status)


def add_queues(here: University) -> None:
    waiting = set()
    for offering in here.offerings:
        course, component = here.connection.execute(
            text("select course_id, component from public.course_offerings where id = :id"), {"id": offering}
        ).one()
        for student in here.chance.sample(here.students, 3):
            if (student, course, component) in waiting:
                continue
            waiting.add((student, course, component))
            joined = datetime(2024, 9, 1, tzinfo=UTC) + timedelta(minutes=here.chance.randrange(9000))
            lapses = datetime.now(UTC) + here.chance.choice((-1, 1)) * timedelta(hours=5)
            ended = {"ended_at": joined, "end_reason": "left"}
            offer = {"notified_at": joined, "notification_expires_at": lapses}
            status, more = here.chance.choice(
                (("waiting", {}), ("waiting", {}), ("notified", offer), ("cancelled", ended))
            )
            sample.waiting(here.connection, offering, student, status=status, joined_at=joined, **more)


def add_holds_and_standings(here: University) -> None:
    now = datetime.now(UTC)
    for student in here.students:
        if here.chance.random() < 0.5:
            first, last = here.chance.choice(((-9, None), (-9, -1), (-9, 20), (9, 20)))
            sample.hold(
                here.connection,
                student,
                blocks_registration=here.chance.choice((True, False)),
                is_active=here.chance.choice((True, True, False)),
                effective_from=now + timedelta(days=first),
                effective_until=None if last is None else now + timedelta(days=last),
            )
        decided_on = here.chance.sample(STANDINGS_ON, len(here.terms))
        for term, day in zip(here.terms, decided_on, strict=True):
            if here.chance.random() < 0.6:
                sample.insert(
                    here.connection,
                    "academic_standing_history",
                    student_id=student,
                    academic_term_id=term,
                    standing=here.chance.choice(("excellent", "good", "warning", "probation")),
                    cause="end of term",
                    effective_date=day,
                )


def add_credits_from_elsewhere(here: University) -> None:
    for student in here.students:
        for course in here.chance.sample(here.courses, here.chance.choice((0, 0, 1, 3))):
            sample.transfer_credit(
                here.connection,
                student,
                course,
                credits_awarded=here.chance.choice((0, 2.5, 4)),
                status=here.chance.choice(("credited", "refused")),
            )
