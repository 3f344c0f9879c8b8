"""Every column of the statistics views is what plain Python makes of the tables; refreshes are recorded."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import messy
import pytest
import sample
from plain.offerings import offerings
from plain.students import students
from plain.tables import Tables
from plain.workload import workload
from sqlalchemy import Connection, text

from db.statistics import refresh

TERM_START, TERM_END = date(2025, 2, 1), date(2025, 5, 31)


def university(connection: Connection) -> SimpleNamespace:
    """Two departments, two terms, and the places and people that most tests need."""
    unit = sample.unit(connection, "CS")
    return SimpleNamespace(
        unit=unit,
        other_unit=sample.unit(connection, "MATH"),
        program=sample.program(connection, unit),
        earlier_term=sample.term(connection, "2024-fall"),
        term=sample.term(connection, "2025-spring", is_current=True),
        course=sample.course(connection, unit, "CS101", credit_hours=4),
        graduate_course=sample.course(connection, unit, "CS501", credit_hours=3, course_level="graduate"),
        teacher=sample.staff(connection, unit, "Ada Lovelace", academic_rank="professor"),
    )


def rows(connection: Connection, view: str) -> list[dict]:
    return [dict(row) for row in connection.execute(text(f"select * from public.{view}")).mappings()]


def refreshed(owner, view: str, **wanted: object) -> SimpleNamespace:
    """The only row of a freshly refreshed view with these values."""
    refresh(owner, [view])
    with owner.connect() as connection:
        found = [row for row in rows(connection, view) if wanted.items() <= row.items()]
    (row,) = found
    return SimpleNamespace(**row)


def disagreements(in_view: dict, plainly: dict) -> list[tuple]:
    """(key, column, value in the view, plain value) of what differs; also rows that one side lacks."""
    found = [(key, "row", key in in_view, key in plainly) for key in in_view.keys() ^ plainly.keys()]
    for key in in_view.keys() & plainly.keys():
        for column in in_view[key].keys() | plainly[key].keys():
            ours, theirs = in_view[key].get(column, "no column"), plainly[key].get(column, "no column")
            if ours != theirs:
                found.append((key, column, ours, theirs))
    return found


def all_disagreements(owner) -> list[tuple]:
    refresh(owner)
    with owner.connect() as connection:
        tables = Tables(connection)
        teachers = {
            (row["instructor_id"], row["academic_term_id"]): row
            for row in rows(connection, "mv_faculty_workload")
        }
        sections = {
            row["course_offering_id"]: row for row in rows(connection, "mv_course_offering_statistics")
        }
        people = {row["student_id"]: row for row in rows(connection, "mv_student_statistics")}
        return (
            disagreements(people, students(tables))
            + disagreements(sections, offerings(tables))
            + disagreements(teachers, workload(tables))
        )


@pytest.mark.every_server
@pytest.mark.parametrize("number", [1, 2, 3])
def test_every_column_is_what_plain_python_makes_of_a_messy_university(owner, number):
    with owner.begin() as connection:
        messy.fill(connection, number)

    assert all_disagreements(owner) == []
    # the second time concurrently, from what is there already
    with owner.begin() as connection:
        connection.execute(text("delete from grades where percentage is not null"))
        connection.execute(
            text("update course_enrollments set enrollment_status = 'withdrawn' where grade = 'A'")
        )
    assert all_disagreements(owner) == []


def test_an_empty_database_has_empty_statistics(owner):
    assert all_disagreements(owner) == []
    assert [each.rows for each in refresh(owner)] == [0, 0, 0]


def test_statistics_agree_with_the_base_function_for_grade_point_averages(owner):
    with owner.begin() as connection:
        messy.fill(connection)
    refresh(owner)

    with owner.connect() as connection:
        graded = text("select count(*) from mv_student_statistics where cumulative_gpa > 0")
        assert connection.scalar(graded) > 9
        differing = connection.execute(
            text("""
                select student_id
                from mv_student_statistics as statistics
                cross join lateral calculate_student_gpa(
                    statistics.student_id, statistics.current_gpa_term_id
                ) as computed
                where (statistics.current_gpa, statistics.cumulative_gpa)
                        is distinct from (computed.term_gpa, computed.cumulative_gpa)
                    or statistics.credits_earned <> computed.credits_earned
                    or statistics.quality_points <> computed.quality_points
            """)
        )
        assert differing.all() == []


def test_a_timetable_that_repeats_itself_counts_each_meeting_once(owner):
    with owner.begin() as connection:
        here = university(connection)
        offering = sample.offering(connection, here.course, here.term)
        sample.instructor(connection, offering, here.teacher)
        for _ in range(50):
            sample.meeting(connection, offering, 2, "09:00", "10:15")
            sample.meeting(connection, offering, 4, "09:00", "10:15")

    section = refreshed(owner, "mv_course_offering_statistics", course_offering_id=offering)
    assert section.contact_hours_per_week == 3  # two meetings of 75 minutes in hours of 50
    assert [meeting["day"] for meeting in section.meetings] == [2, 4]
    workload = refreshed(owner, "mv_faculty_workload", instructor_id=here.teacher, academic_term_id=here.term)
    assert workload.contact_hours_per_week == 3


def test_a_meeting_of_half_the_term_counts_half(owner):
    with owner.begin() as connection:
        here = university(connection)
        offering = sample.offering(connection, here.course, here.term)
        days = (TERM_END - TERM_START).days + 1
        middle = TERM_START + timedelta(days=days // 2 - 1)
        for room in ("first", "second"):  # the same weeks twice are no more weeks
            number = sample.insert(connection, "rooms", room_number=room, capacity=20)
            sample.meeting(
                connection, offering, 2, "09:00", "09:50", room_id=number, effective_until=middle
            )

    section = refreshed(owner, "mv_course_offering_statistics", course_offering_id=offering)
    assert section.contact_hours_per_week == 0.5
    assert section.meetings[0]["rooms"] == "first, second"


def test_a_shared_section_is_split_by_share(owner):
    with owner.begin() as connection:
        here = university(connection)
        offering = sample.offering(connection, here.course, here.term)
        sample.meeting(connection, offering, 1, "09:00", "10:40")
        others = [sample.staff(connection, here.unit) for _ in range(2)]
        sample.instructor(connection, offering, here.teacher, share=0.5)
        for other in others:
            sample.instructor(connection, offering, other, role="assistant")
        for _ in range(10):
            sample.enrollment(connection, offering, sample.student(connection, here.program))

    mine, other = (
        refreshed(owner, "mv_faculty_workload", instructor_id=each, academic_term_id=here.term)
        for each in (here.teacher, others[0])
    )
    assert (mine.contact_hours_per_week, other.contact_hours_per_week) == (1, 0.5)
    assert (mine.student_credit_hours, other.student_credit_hours) == (20, 10)  # 10 students, 4 credits
    assert (mine.total_enrollment, other.total_enrollment) == (10, 10)
    assert (mine.courses_primary, mine.courses_assisting) == (1, 0)
    assert (other.courses_primary, other.courses_assisting) == (0, 1)


def test_two_sections_at_the_same_hour_are_one_meeting_of_their_teacher(owner):
    with owner.begin() as connection:
        here = university(connection)
        for course in (here.course, here.graduate_course):
            offering = sample.offering(connection, course, here.term)
            sample.meeting(connection, offering, 1, "09:00", "10:40")
            sample.instructor(connection, offering, here.teacher)

    workload = refreshed(owner, "mv_faculty_workload", instructor_id=here.teacher, academic_term_id=here.term)
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
        here = university(connection)
        teacher = sample.staff(connection, here.unit, employment_type=employment)
        course = here.graduate_course if graduate else here.course
        offering = sample.offering(connection, course, here.term)
        sample.instructor(connection, offering, teacher)
        for day in range(days):
            sample.meeting(connection, offering, day, "09:00", "10:40")

    workload = refreshed(owner, "mv_faculty_workload", instructor_id=teacher, academic_term_id=here.term)
    assert (workload.contact_hours_per_week, workload.hours_limit) == (2 * days, limit)
    assert workload.load_band == band


def test_active_teaching_staff_without_a_course_are_unassigned_and_unknown_hours_are_not_none(owner):
    with owner.begin() as connection:
        here = university(connection)
        busy = sample.staff(connection, here.unit)
        sample.instructor(connection, sample.offering(connection, here.course, here.term), busy)
        sample.staff(connection, here.unit, employee_number="clerk")
        sample.staff(connection, here.unit, employee_number="left", academic_rank="docent", is_active=False)

    idle = refreshed(owner, "mv_faculty_workload", instructor_id=here.teacher, academic_term_id=here.term)
    assert (idle.load_band, idle.contact_hours_per_week, idle.courses_primary) == ("unassigned", 0, 0)
    unknown = refreshed(owner, "mv_faculty_workload", instructor_id=busy, academic_term_id=here.term)
    assert (unknown.load_band, unknown.contact_hours_per_week) == ("unknown", None)
    with owner.connect() as connection:
        numbers = connection.scalars(text("select employee_number from mv_faculty_workload")).all()
    assert not {"clerk", "left"} & set(numbers)


def test_seats_taken_are_enrolled_and_completed_and_fill_leaves_out_independent_studies(owner):
    with owner.begin() as connection:
        here = university(connection)
        lecture = sample.offering(connection, here.course, here.earlier_term, max_enrollment=8)
        study = sample.offering(connection, here.course, here.term, component="IND")
        for status in ("enrolled", "completed", "completed", "dropped", "withdrawn", "waitlisted"):
            student = sample.student(connection, here.program)
            sample.enrollment(connection, lecture, student, enrollment_status=status)
            sample.enrollment(connection, study, student, enrollment_status=status)

    section = refreshed(owner, "mv_course_offering_statistics", course_offering_id=lecture)
    assert (section.seats_taken, section.free_seats, section.census_count) == (3, 5, 4)
    assert (section.fill_percentage, section.fill_band) == (37.5, "underfilled")
    study = refreshed(owner, "mv_course_offering_statistics", course_offering_id=study)
    assert (study.seats_taken, study.fill_percentage, study.fill_band) == (3, None, None)


def test_a_raised_limit_neither_admits_nor_hides_that_the_offering_is_over_full(owner):
    with owner.begin() as connection:
        here = university(connection)
        offering = sample.offering(connection, here.course, here.term, max_enrollment=6)
        for _ in range(6):
            sample.enrollment(connection, offering, sample.student(connection))
        connection.execute(
            text("""
                insert into lms_ops.capacity_overrides (course_offering_id, published_limit, reason)
                values (:offering, 5, 'one too many')
            """),
            {"offering": offering},
        )

    section = refreshed(owner, "mv_course_offering_statistics", course_offering_id=offering)
    assert (section.published_limit, section.free_seats, section.fill_percentage) == (5, 0, 120)
    assert section.fill_band == "overloaded"


def test_unmet_demand_counts_people_not_entries(owner):
    with owner.begin() as connection:
        here = university(connection)
        lecture, other_lecture = (
            sample.offering(connection, here.course, here.term, component="LEC") for _ in range(2)
        )
        discussion = sample.offering(connection, here.course, here.term, component="DIS")
        seated, hopeful, offered = (sample.student(connection, here.program) for _ in range(3))
        sample.enrollment(connection, other_lecture, seated)
        for student in (seated, hopeful, offered):
            sample.waiting(connection, lecture, student)
            sample.waiting(connection, discussion, student)
        connection.execute(
            text("""
                update course_waitlist
                set
                    status = 'notified',
                    notified_at = now(),
                    notification_expires_at = now() + interval '1 day'
                where student_id = :student
            """),
            {"student": offered},
        )

    section = refreshed(owner, "mv_course_offering_statistics", course_offering_id=lecture)
    assert (section.waitlist_size, section.unmet_demand, section.phantom_entries) == (3, 2, 1)
    assert (section.live_offers, section.free_seats) == (1, 29)
    queue = refreshed(owner, "mv_course_offering_statistics", course_offering_id=discussion)
    # a seat in the lecture is none in the discussion
    assert (queue.unmet_demand, queue.phantom_entries) == (3, 0)
    assert queue.course_unmet_demand == section.course_unmet_demand == 3


def test_marks_on_both_scales_are_percent_and_missing_ones_are_none(owner):
    with owner.begin() as connection:
        here = university(connection)
        student = sample.student(connection, here.program)
        offering = sample.offering(connection, here.course, here.term)
        for total, marks, percentage in ((100, 80, None), (10, 9, None), (10, 9, 70), (None, 9, None)):
            made = sample.assessment(connection, offering, total_marks=total, passing_marks=None)
            sample.insert(
                connection, "grades", assessment_id=made, student_id=student, graded_by=here.teacher,
                marks_obtained=marks, percentage=percentage,
            )
        nothing = sample.assessment(connection, offering)
        sample.insert(connection, "grades", assessment_id=nothing, student_id=student, graded_by=here.teacher)

    person = refreshed(owner, "mv_student_statistics", student_id=student)
    assert (person.grade_count, person.average_percentage) == (4, 80)
    assert (person.lowest_percentage, person.highest_percentage) == (70, 90)
    workload = refreshed(owner, "mv_faculty_workload", instructor_id=here.teacher, academic_term_id=here.term)
    assert (workload.grades_submitted, workload.average_percentage_given) == (4, 80)


def test_a_course_counts_once_a_term_however_many_components_it_has(owner):
    with owner.begin() as connection:
        here = university(connection)
        student = sample.student(connection, here.program)
        lecture = sample.offering(connection, here.course, here.earlier_term, component="LEC")
        for credits, component in ((0, "DIS"), (None, "LAB")):
            section = sample.offering(
                connection, here.course, here.earlier_term,
                component=component, credits=credits, parent_offering_id=lecture,
            )
            sample.enrollment(connection, section, student, enrollment_status="completed")
            sample.instructor(connection, section, here.teacher)
        sample.enrollment(connection, lecture, student, enrollment_status="completed", grade_points=3)

    person = refreshed(owner, "mv_student_statistics", student_id=student)
    assert (person.completed_enrollments, person.credits_earned, person.quality_points) == (3, 4, 12)
    assert person.cumulative_gpa == person.current_gpa == 3
    workload = refreshed(owner, "mv_faculty_workload", academic_term_id=here.earlier_term)
    assert workload.student_credit_hours == 0  # the credits are the lecture's


def test_a_hold_past_its_date_does_not_count_and_a_weak_student_is_at_risk(owner):
    with owner.begin() as connection:
        here = university(connection)
        student = sample.student(connection, here.program)
        done = sample.offering(connection, here.course, here.earlier_term)
        sample.enrollment(
            connection, done, student, enrollment_status="completed", grade_points=1, attendance_percentage=60
        )
        sample.hold(connection, student)
        sample.hold(
            connection, student,
            effective_from=datetime.now(UTC) - timedelta(days=9),
            effective_until=datetime.now(UTC) - timedelta(days=1),
        )

    person = refreshed(owner, "mv_student_statistics", student_id=student)
    assert (person.active_holds, person.registration_is_blocked) == (1, True)
    assert person.risk_reasons == ["low_gpa", "low_attendance"]
