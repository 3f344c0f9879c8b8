"""Every column of the statistics views is what plain Python makes of the tables; single figures by hand."""

from datetime import UTC, date, datetime, timedelta

import messy
import one_department
import pytest
import sample
from plain.compare import all_disagreements
from registrar_files import OURS
from sqlalchemy import text

from db.schedule import import_schedule
from db.seed import seed
from db.statistics import refresh


@pytest.mark.every_server
@pytest.mark.parametrize("number", [1, 2, 3])
def test_every_column_is_what_plain_python_makes_of_a_messy_university(owner, number):
    with owner.begin() as connection:
        messy.fill(connection, number)

    assert all_disagreements(owner) == []
    # the second time concurrently, from what is there already
    with owner.begin() as connection:
        connection.execute(text("delete from grades where percentage is not null"))
        connection.execute(text("update course_enrollments set enrollment_status = 'withdrawn' where grade = 'A'"))
    assert all_disagreements(owner) == []


@pytest.mark.slow
def test_every_column_is_what_plain_python_makes_of_the_made_up_university(owner):
    seed(owner, "small", date(2026, 3, 2))
    assert all_disagreements(owner) == []


def test_every_column_is_what_plain_python_makes_of_an_imported_schedule(owner):
    imported = import_schedule(owner, OURS, term="2025-spring", current=True)

    assert all_disagreements(owner) == []
    with owner.connect() as connection:
        seats, waiting = connection.execute(
            text("select sum(seats_taken), sum(waitlist_size) from mv_course_offering_statistics")
        ).one()
    assert (seats, waiting) == (imported.enrolled, imported.waitlisted)


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


def test_seats_taken_are_enrolled_and_completed_and_fill_leaves_out_independent_studies(owner):
    with owner.begin() as connection:
        here = one_department.build(connection)
        lecture = sample.offering(connection, here.course, here.earlier_term, max_enrollment=8)
        study = sample.offering(connection, here.course, here.term, component="IND")
        for status in ("enrolled", "completed", "completed", "dropped", "withdrawn", "waitlisted"):
            student = sample.student(connection, here.program)
            sample.enrollment(connection, lecture, student, enrollment_status=status)
            sample.enrollment(connection, study, student, enrollment_status=status)

    section = one_department.refreshed(owner, "mv_course_offering_statistics", course_offering_id=lecture)
    assert (section.seats_taken, section.free_seats, section.census_count) == (3, 5, 4)
    assert (section.fill_percentage, section.fill_band) == (37.5, "underfilled")
    study = one_department.refreshed(owner, "mv_course_offering_statistics", course_offering_id=study)
    assert (study.seats_taken, study.fill_percentage, study.fill_band) == (3, None, None)


def test_a_raised_limit_neither_admits_nor_hides_that_the_offering_is_over_full(owner):
    with owner.begin() as connection:
        here = one_department.build(connection)
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

    section = one_department.refreshed(owner, "mv_course_offering_statistics", course_offering_id=offering)
    assert (section.published_limit, section.free_seats, section.fill_percentage) == (5, 0, 120)
    assert section.fill_band == "overloaded"


def test_unmet_demand_counts_people_not_entries(owner):
    with owner.begin() as connection:
        here = one_department.build(connection)
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

    section = one_department.refreshed(owner, "mv_course_offering_statistics", course_offering_id=lecture)
    assert (section.waitlist_size, section.unmet_demand, section.phantom_entries) == (3, 2, 1)
    assert (section.live_offers, section.free_seats) == (1, 29)
    queue = one_department.refreshed(owner, "mv_course_offering_statistics", course_offering_id=discussion)
    # a seat in the lecture is none in the discussion
    assert (queue.unmet_demand, queue.phantom_entries) == (3, 0)
    assert queue.course_unmet_demand == section.course_unmet_demand == 3


def test_marks_on_both_scales_are_percent_and_missing_ones_are_none(owner):
    with owner.begin() as connection:
        here = one_department.build(connection)
        student = sample.student(connection, here.program)
        offering = sample.offering(connection, here.course, here.term)
        for total, marks, percentage in ((100, 80, None), (10, 9, None), (10, 9, 70), (None, 9, None)):
            made = sample.assessment(connection, offering, total_marks=total, passing_marks=None)
            sample.insert(
                connection,
                "grades",
                assessment_id=made,
                student_id=student,
                graded_by=here.teacher,
                marks_obtained=marks,
                percentage=percentage,
            )
        nothing = sample.assessment(connection, offering)
        sample.insert(connection, "grades", assessment_id=nothing, student_id=student, graded_by=here.teacher)

    person = one_department.refreshed(owner, "mv_student_statistics", student_id=student)
    assert (person.grade_count, person.average_percentage) == (4, 80)
    assert (person.lowest_percentage, person.highest_percentage) == (70, 90)
    workload = one_department.refreshed(owner, "mv_faculty_workload", academic_term_id=here.term)
    assert (workload.grades_submitted, workload.average_percentage_given) == (4, 80)


def test_a_course_counts_once_a_term_however_many_components_it_has(owner):
    with owner.begin() as connection:
        here = one_department.build(connection)
        student = sample.student(connection, here.program)
        lecture = sample.offering(connection, here.course, here.earlier_term, component="LEC")
        for credits, component in ((0, "DIS"), (None, "LAB")):
            section = sample.offering(
                connection,
                here.course,
                here.earlier_term,
                component=component,
                credits=credits,
                parent_offering_id=lecture,
            )
            sample.enrollment(connection, section, student, enrollment_status="completed")
            sample.instructor(connection, section, here.teacher)
        sample.enrollment(connection, lecture, student, enrollment_status="completed", grade_points=3)

    person = one_department.refreshed(owner, "mv_student_statistics", student_id=student)
    assert (person.completed_enrollments, person.credits_earned, person.quality_points) == (3, 4, 12)
    assert person.cumulative_gpa == person.current_gpa == 3
    workload = one_department.refreshed(owner, "mv_faculty_workload", academic_term_id=here.earlier_term)
    assert workload.student_credit_hours == 0  # the credits are the lecture's


def test_a_hold_past_its_date_does_not_count_and_a_weak_student_is_at_risk(owner):
    with owner.begin() as connection:
        here = one_department.build(connection)
        student = sample.student(connection, here.program)
        done = sample.offering(connection, here.course, here.earlier_term)
        sample.enrollment(
            connection, done, student, enrollment_status="completed", grade_points=1, attendance_percentage=60
        )
        sample.hold(connection, student)
        sample.hold(
            connection,
            student,
            effective_from=datetime.now(UTC) - timedelta(days=9),
            effective_until=datetime.now(UTC) - timedelta(days=1),
        )

    person = one_department.refreshed(owner, "mv_student_statistics", student_id=student)
    assert (person.active_holds, person.registration_is_blocked) == (1, True)
    assert person.risk_reasons == ["low_gpa", "low_attendance"]
