"""What a teacher carries: meetings once, shares split, limits by employment and level, the idle seen."""

from datetime import date, timedelta

import one_department
import pytest
import sample
from sqlalchemy import text

TERM_START, TERM_END = date(2025, 2, 1), date(2025, 5, 31)


def load(owner, teacher, term):
    return one_department.refreshed(owner, "mv_faculty_workload", instructor_id=teacher, academic_term_id=term)


def test_a_timetable_that_repeats_itself_counts_each_meeting_once(owner):
    with owner.begin() as connection:
        here = one_department.build(connection)
        offering = sample.offering(connection, here.course, here.term)
        sample.instructor(connection, offering, here.teacher)
        for _ in range(50):
            sample.meeting(connection, offering, 2, "09:00", "10:15")
            sample.meeting(connection, offering, 4, "09:00", "10:15")

    section = one_department.refreshed(owner, "mv_course_offering_statistics", course_offering_id=offering)
    assert section.contact_hours_per_week == 3  # two meetings of 75 minutes in hours of 50
    assert [meeting["day"] for meeting in section.meetings] == [2, 4]
    workload = load(owner, here.teacher, here.term)
    assert workload.contact_hours_per_week == 3


def test_a_meeting_of_half_the_term_counts_half(owner):
    with owner.begin() as connection:
        here = one_department.build(connection)
        offering = sample.offering(connection, here.course, here.term)
        days = (TERM_END - TERM_START).days + 1
        middle = TERM_START + timedelta(days=days // 2 - 1)
        for room in ("first", "second"):  # the same weeks twice are no more weeks
            number = sample.insert(connection, "rooms", room_number=room, capacity=20)
            sample.meeting(connection, offering, 2, "09:00", "09:50", room_id=number, effective_until=middle)

    section = one_department.refreshed(owner, "mv_course_offering_statistics", course_offering_id=offering)
    assert section.contact_hours_per_week == 0.5
    assert section.meetings[0]["rooms"] == "first, second"


def test_a_shared_section_is_split_by_share(owner):
    with owner.begin() as connection:
        here = one_department.build(connection)
        offering = sample.offering(connection, here.course, here.term)
        sample.meeting(connection, offering, 1, "09:00", "10:40")
        others = [sample.staff(connection, here.unit) for _ in range(2)]
        sample.instructor(connection, offering, here.teacher, share=0.5)
        for other in others:
            sample.instructor(connection, offering, other, role="assistant")
        for _ in range(10):
            sample.enrollment(connection, offering, sample.student(connection, here.program))

    mine, other = (load(owner, each, here.term) for each in (here.teacher, others[0]))
    assert (mine.contact_hours_per_week, other.contact_hours_per_week) == (1, 0.5)
    assert (mine.student_credit_hours, other.student_credit_hours) == (20, 10)  # 10 students, 4 credits
    assert (mine.total_enrollment, other.total_enrollment) == (10, 10)
    assert (mine.courses_primary, mine.courses_assisting) == (1, 0)
    assert (other.courses_primary, other.courses_assisting) == (0, 1)


def test_two_sections_at_the_same_hour_are_one_meeting_of_their_teacher(owner):
    with owner.begin() as connection:
        here = one_department.build(connection)
        for course in (here.course, here.graduate_course):
            offering = sample.offering(connection, course, here.term)
            sample.meeting(connection, offering, 1, "09:00", "10:40")
            sample.instructor(connection, offering, here.teacher)

    workload = load(owner, here.teacher, here.term)
    assert workload.contact_hours_per_week == 2
    assert workload.preparations == 2
    assert (workload.graduate_percentage, workload.hours_limit) == (100, 9)


@pytest.mark.parametrize(
    ("employment", "days", "graduate", "limit", "band"),
    [
        ("full_time", 6, False, 12, "balanced"),
        ("full_time", 7, False, 12, "over"),
        ("full_time", 2, False, 12, "under"),
        ("full_time", 5, True, 9, "over"),
        ("part_time", 4, False, 6, "over"),
    ],
)
def test_the_limit_follows_employment_and_level(owner, employment, days, graduate, limit, band):
    with owner.begin() as connection:
        here = one_department.build(connection)
        teacher = sample.staff(connection, here.unit, employment_type=employment)
        course = here.graduate_course if graduate else here.course
        offering = sample.offering(connection, course, here.term)
        sample.instructor(connection, offering, teacher)
        for day in range(days):
            sample.meeting(connection, offering, day, "09:00", "10:40")

    workload = load(owner, teacher, here.term)
    assert (workload.contact_hours_per_week, workload.hours_limit) == (2 * days, limit)
    assert workload.load_band == band


def test_active_teaching_staff_without_a_course_are_unassigned_and_unknown_hours_are_not_none(owner):
    with owner.begin() as connection:
        here = one_department.build(connection)
        busy = sample.staff(connection, here.unit)
        sample.instructor(connection, sample.offering(connection, here.course, here.term), busy)
        sample.staff(connection, here.unit, employee_number="clerk")
        sample.staff(connection, here.unit, employee_number="left", academic_rank="docent", is_active=False)

    idle = load(owner, here.teacher, here.term)
    assert (idle.load_band, idle.contact_hours_per_week, idle.courses_primary) == ("unassigned", 0, 0)
    unknown = load(owner, busy, here.term)
    assert (unknown.load_band, unknown.contact_hours_per_week) == ("unknown", None)
    with owner.connect() as connection:
        numbers = connection.scalars(text("select employee_number from mv_faculty_workload")).all()
    assert not {"clerk", "left"} & set(numbers)
