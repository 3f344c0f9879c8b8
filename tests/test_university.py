"""Whether a registrar would believe the made-up university."""

import pytest
from sqlalchemy import Engine
from universities import DAY, rows, value

from db.seeding.scales import SCALES


def test_nothing_has_happened_after_the_day(university: Engine) -> None:
    latest = rows(
        university,
        """
        select max(enrollment_date), max(status_changed_date) from course_enrollments
        union all select max(graded_at), max(approved_at) from grades
        union all select max(joined_at), max(ended_at) from course_waitlist
        union all select max(effective_from), max(released_at) from student_holds
        union all select max(detected_at), max(resolved_at) from schedule_conflicts
        union all select max(changed_at), max(attendance_date + time '00:00')
        from grade_change_history, attendance_records
        union all select max(created_at), max(updated_at) from course_enrollments
        union all select max(happened_at), null from lms_ops.waitlist_events
        union all select max(publish_date), max(last_login_at) from announcements, users
        """,
    )
    assert {moment.date() <= DAY for pair in latest for moment in pair if moment} == {True}


def test_every_name_is_there_in_three_languages(university: Engine) -> None:
    for table in ("organization_units", "courses", "academic_programs"):
        assert value(university, f"select bool_and(name ?& '{{az,en,ru}}') from {table}")
        assert value(university, f"select count(distinct name ->> 'ru') = count(*) from {table}")
    assert (
        value(
            university,
            "select count(*) from persons where first_name_az is null or last_name_ru is null or first_name = ''",
        )
        == 0
    )


def test_there_is_somebody_to_look(university: Engine) -> None:
    holders = dict(
        rows(
            university,
            """
            select roles.code, count(*)
            from user_roles
            join roles on roles.id = user_roles.role_id
            where user_roles.valid_until is null
            group by roles.code
            """,
        )
    )
    teaching_units = value(university, "select count(*) from organization_units where type in ('department', 'center')")
    assert holders["DEPT_HEAD"] == teaching_units
    assert (holders["RECTOR"], holders["REGISTRAR"], holders["SYSADMIN"]) == (1, 1, 1)
    assert holders["DEAN"] == 2
    assert holders["STUDENT"] == SCALES["small"].students
    shown = {role for (role,) in rows(university, "select distinct role_code from lms_ops.demo_viewers()")}
    assert shown >= {"DEPT_HEAD", "REGISTRAR", "SYSADMIN"}
    assert value(university, "select count(*) from users where password_hash <> '!'") == 0


def test_offerings_are_from_empty_to_more_than_full(university: Engine) -> None:
    fills = [
        float(fill)
        for (fill,) in rows(
            university,
            """
            select fill_percentage
            from mv_course_offering_statistics
            where fill_percentage is not null
            """,
        )
    ]
    assert 0.2 < sum(fill < 70 for fill in fills) / len(fills) < 0.6
    assert 0.2 < sum(70 <= fill <= 95 for fill in fills) / len(fills) < 0.6
    assert 0.1 < sum(fill > 95 for fill in fills) / len(fills) < 0.4
    assert min(fills) == 0
    assert 100 < max(fills) < 160


def test_marks_make_a_curve_with_some_who_fail_and_some_who_withdraw(university: Engine) -> None:
    average = value(university, "select avg(gpa) from students where gpa is not null")
    assert 2.7 < average < 3.1
    lost = value(
        university,
        """
        select avg((enrollment_status = 'withdrawn' or grade = 'F')::integer)
        from course_enrollments
        where enrollment_status in ('completed', 'withdrawn')
        """,
    )
    assert 0.03 < lost < 0.08
    assert (
        value(
            university,
            """
        select count(*)
        from course_enrollments
        where (enrollment_status = 'completed')
            <> (grade is not null and grade_points is not null and attendance_percentage is not null)
            and enrollment_status <> 'enrolled'
        """,
        )
        == 0
    )


def test_every_finished_enrollment_has_one_final_mark_and_no_other_has_any(university: Engine) -> None:
    assert (
        value(
            university,
            """
        select count(*)
        from (
            select student_id, course_offering_id
            from course_enrollments
            where enrollment_status = 'completed'
        ) as finished
        full join (
            select grades.student_id, assessments.course_offering_id
            from grades
            join assessments on assessments.id = grades.assessment_id
            where grades.is_final
        ) as marked using (student_id, course_offering_id)
        where finished is null
            or marked is null
        """,
        )
        == 0
    )


def test_one_to_two_of_a_hundred_enrollments_overlap_in_time(university: Engine) -> None:
    share = value(
        university,
        """
        with meetings as (
            select
                enrollments.id,
                count(*) over (
                    partition by
                        enrollments.student_id,
                        offerings.academic_term_id,
                        schedules.day_of_week,
                        schedules.start_time
                ) as at_once
            from course_enrollments as enrollments
            join course_offerings as offerings on offerings.id = enrollments.course_offering_id
            join class_schedules as schedules on schedules.course_offering_id = offerings.id
            where enrollments.enrollment_status in ('enrolled', 'completed')
        )

        select 1.0 * count(distinct id) filter (where at_once > 1) / count(distinct id)
        from meetings
        """,
    )
    assert 0.005 < share < 0.025


@pytest.mark.parametrize("whose", ["room_id", "instructors.instructor_id", "schedules.instructor_id"])
def test_no_room_and_no_teacher_is_in_two_classes_at_once(university: Engine, whose: str) -> None:
    assert (
        rows(
            university,
            f"""
        select {whose}, offerings.academic_term_id, schedules.day_of_week, schedules.start_time
        from class_schedules as schedules
        join course_offerings as offerings on offerings.id = schedules.course_offering_id
        left join course_instructors as instructors on instructors.course_offering_id = offerings.id
        where {whose} is not null
        group by 1, 2, 3, 4
        having count(distinct schedules.id) > 1
        """,
        )
        == []
    )


def test_teaching_loads_differ_and_shares_add_up(university: Engine) -> None:
    sections = [
        count
        for (count,) in rows(
            university,
            """
        select count(*)
        from course_instructors
        join course_offerings as offerings on offerings.id = course_instructors.course_offering_id
        group by course_instructors.instructor_id, offerings.academic_term_id
    """,
        )
    ]
    assert min(sections) <= 2
    assert max(sections) >= 6
    shares = rows(university, "select sum(share), count(*) from course_instructors group by course_offering_id")
    assert {share for share, _ in shares} == {1}
    assert {teachers for _, teachers in shares} == {1, 2}
    assert (
        value(
            university,
            """
        select count(*)
        from course_offerings
        where id not in (select course_offering_id from course_instructors)
    """,
        )
        > 0
    )


def test_queues_stand_beside_the_seats_that_are_kept_for_offers(university: Engine) -> None:
    statuses = dict(rows(university, "select status, count(*) from course_waitlist group by status"))
    assert set(statuses) == {"waiting", "notified", "enrolled", "expired", "cancelled"}
    assert (
        rows(
            university,
            """
        select statistics.course_code, statistics.section_code
        from mv_course_offering_statistics as statistics
        join course_waitlist as waitlist using (course_offering_id)
        where waitlist.status = 'notified'
        group by statistics.course_code, statistics.section_code, statistics.published_limit, statistics.seats_taken
        having statistics.seats_taken + count(*) > statistics.published_limit
    """,
        )
        == []
    )
    assert (
        rows(
            university,
            """
        select waitlist.id
        from course_waitlist as waitlist
        join course_enrollments as enrollments using (course_offering_id, student_id)
        where waitlist.status in ('waiting', 'notified')
            and enrollments.enrollment_status in ('enrolled', 'completed')
    """,
        )
        == []
    )
    assert (
        value(
            university,
            """
        select count(*)
        from course_waitlist as waitlist
        where waitlist.status not in ('waiting', 'notified')
            and not exists (
                select
                from lms_ops.waitlist_events as events
                where events.entry_id = waitlist.id
                    and events.event = waitlist.status
            )
    """,
        )
        == 0
    )


def test_more_students_than_seats_have_an_exception_with_the_published_limit(university: Engine) -> None:
    assert (
        rows(
            university,
            """
        select statistics.course_code, statistics.section_code
        from mv_course_offering_statistics as statistics
        left join lms_ops.capacity_overrides as overrides using (course_offering_id)
        where statistics.fill_percentage > 100
            and overrides.published_limit is distinct from statistics.published_limit
    """,
        )
        == []
    )
    assert value(university, "select count(*) from lms_ops.capacity_overrides where closed_at is null") > 0


def test_who_began_on_record_and_has_a_degree_has_all_it_asks_for(university: Engine) -> None:
    unsatisfied = rows(
        university,
        """
        select students.student_number, audit.requirement_type
        from students
        cross join lateral generate_degree_audit(students.id) as audit
        where students.status = 'graduated'
            and students.enrollment_date >= (select min(start_date) from academic_terms)
            and audit.is_satisfied is not true
    """,
    )
    assert unsatisfied == []


def test_degrees_name_categories_and_share_courses(university: Engine) -> None:
    assert value(university, "select bool_and(required_credits > 0) from degree_requirements")
    assert value(university, "select count(*) from lms_ops.course_categories") > 0
    shared = rows(
        university,
        """
        select students.id
        from students
        cross join lateral lms_ops.degree_audit_courses(students.id) as counted
        where students.status = 'graduated'
            and counted.requirement_name is not null
            and counted.course_code is not null
        group by students.id, counted.course_code
        having count(*) = 2
        """,
    )
    assert shared


def test_there_are_holds_of_every_kind_and_conflicts_that_were_found(university: Engine) -> None:
    categories = rows(university, "select distinct hold_category from student_holds")
    assert len(categories) == 6
    assert dict(rows(university, "select is_active, count(*) from student_holds group by 1")).keys() == {True, False}
    types = {kind for (kind,) in rows(university, "select distinct conflict_type from schedule_conflicts")}
    assert types >= {"time_overlap", "incompatible_courses"}
    with university.connect() as connection:
        found = connection.exec_driver_sql("""
            select opened, closed
            from lms_ops.record_schedule_conflicts()
        """).one()
        connection.rollback()
    assert tuple(found) == (0, 0), "the conflicts are those that the database finds itself"
