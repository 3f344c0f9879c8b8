"""Every seat that is taken or given up leaves a receipt, whoever wrote it, and receipts stay as they are."""

import pytest
import sample
from registration import Registration
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError


@pytest.fixture
def registration(owner, as_person):
    return Registration(owner, as_person)


def receipts(registration):
    """Event and reason of each receipt, in their order."""
    return [tuple(row) for row in registration.run("select event, reason from lms_ops.seat_events order by id")]


def unaccounted(registration):
    """Offerings whose receipts do not add up to the rows that are enrolled."""
    return registration.run(
        """
        with told as (
            select course_offering_id, sum(case event when 'enrolled' then 1 else -1 end) as seats
            from lms_ops.seat_events
            group by course_offering_id
        ),

        sitting as (
            select course_offering_id, count(*) as seats
            from course_enrollments
            where enrollment_status = 'enrolled'
                and course_offering_id is not null
            group by course_offering_id
        )

        select course_offering_id
        from told
        full join sitting using (course_offering_id)
        where coalesce(told.seats, 0) <> coalesce(sitting.seats, 0)
        """
    )


def test_taking_and_leaving_a_seat_is_told_with_who_and_why(registration):
    offering = registration.offering(1)
    student = registration.student()
    user = registration.user(student)
    taken = registration.call("enroll_student", student, offering, by=user).enrollment_id
    registration.call("drop_enrollment", taken, "Works on Mondays", by=registration.registrar)
    rows = registration.run("select * from lms_ops.seat_events order by id")
    assert [(row.event, row.reason, row.acted_by) for row in rows] == [
        ("enrolled", None, user),
        ("dropped", "Works on Mondays", registration.registrar),
    ]
    assert {(row.enrollment_id, row.student_id, row.course_offering_id) for row in rows} == {(taken, student, offering)}
    assert {row.written_as for row in rows} == {"lms_dashboard"}


def test_a_reason_is_of_one_change_and_not_of_the_next(registration):
    offering = registration.offering(2)
    first, second = registration.students(2)
    with registration.owner.begin() as connection:
        call = text("select enrollment_id from lms_ops.enroll_over_capacity(:student, :offering, 'a good reason')")
        connection.execute(text("update course_offerings set max_enrollment = 0"))
        connection.execute(call, {"student": first, "offering": offering})
        connection.execute(text("update course_offerings set max_enrollment = 5"))
        sample.enrollment(connection, offering, second)
    assert receipts(registration) == [("enrolled", "over capacity: a good reason"), ("enrolled", None)]


@pytest.mark.every_server
def test_bulk_changes_of_any_kind_leave_one_receipt_for_each_seat(registration):
    here, there = registration.offering(50, "A"), registration.offering(50, "B")
    students = registration.students(12)
    with registration.owner.begin() as connection:
        connection.execute(
            text("""
                insert into course_enrollments (course_offering_id, student_id, enrollment_status)
                select :here, student, case when place % 3 = 0 then 'waitlisted' else 'enrolled' end
                from unnest(cast(:students as uuid[])) with ordinality as each (student, place)
            """),
            {"here": here, "students": students},
        )
    for statement in (
        "update course_enrollments set notes = 'nothing changes'",
        "update course_enrollments set enrollment_status = 'enrolled'",
        "update course_enrollments set course_offering_id = :there where student_id < :middle",
        "update course_enrollments set student_id = null where student_id = :middle",
        "update course_enrollments set id = gen_random_uuid() where course_offering_id = :there",
        "update course_enrollments set enrollment_status = 'completed' where course_offering_id = :there",
        "update course_enrollments set course_offering_id = null where student_id is null",
        "update course_enrollments set enrollment_status = 'withdrawn', course_offering_id = :there",
        "update course_enrollments set enrollment_status = 'enrolled'",
        "delete from course_enrollments where student_id is null",
        "truncate course_enrollments cascade",
    ):
        values = {"there": there, "middle": sorted(students, key=str)[6]}
        registration.run(statement, **{name: value for name, value in values.items() if f":{name}" in statement})
        assert unaccounted(registration) == [], statement
    counted = dict(registration.run("select event, count(*) from lms_ops.seat_events group by event"))
    assert counted["moved"] > 0
    assert counted["completed"] > 0
    assert counted["deleted"] > 0


def test_what_changes_nothing_leaves_no_receipt(registration):
    offering = registration.offering(5)
    with registration.owner.begin() as connection:
        enrollment = sample.enrollment(
            connection, offering, registration.student(), enrollment_status="completed", grade="B"
        )
    registration.run("update course_enrollments set grade = 'A' where id = :id", id=enrollment)
    registration.run("delete from course_enrollments")
    assert receipts(registration) == []


@pytest.mark.parametrize(
    "statement",
    [
        "update lms_ops.seat_events set reason = 'a mistake'",
        "delete from lms_ops.seat_events",
        "truncate lms_ops.seat_events",
    ],
)
def test_nobody_alters_the_receipts_not_even_their_owner(registration, statement):
    registration.seated(registration.offering(1), 1)
    with pytest.raises(DBAPIError, match="only ever added to"):
        registration.run(statement)
