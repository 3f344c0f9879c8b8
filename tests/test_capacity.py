"""Limits of offerings: raised, lowered below what is taken, overstepped for one student; and never by anybody else."""

import threading

import psycopg
import pytest
import sample
from registration import Registration
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from db.errors import Refused


@pytest.fixture
def registration(owner, as_person):
    return Registration(owner, as_person)


def set_capacity(registration, offering, limit, reason="Another room"):
    return tuple(registration.call("set_capacity", offering, limit, reason, by=registration.head))


def limits(registration, offering):
    """max_enrollment, current_enrollment, and the published limit of an open override."""
    return tuple(
        registration.run(
            """
            select offerings.max_enrollment, offerings.current_enrollment, overrides.published_limit
            from course_offerings as offerings
            left join lms_ops.capacity_overrides as overrides
                on overrides.course_offering_id = offerings.id
                and overrides.closed_at is null
            where offerings.id = :id
            """,
            id=offering,
        )[0]
    )


def drop(registration, enrollment):
    return registration.call("drop_enrollment", enrollment).outcome


@pytest.mark.every_server
def test_a_limit_below_the_count_is_reached_by_drops_that_nothing_blocks(registration):
    offering = registration.offering(5)
    seats = registration.seated(offering, 3)
    assert set_capacity(registration, offering, 1) == (1, 3, 0)
    assert limits(registration, offering) == (3, 3, 1)
    assert registration.call("enroll_student", registration.student(), offering).outcome == "refused"
    after = []
    for each in seats:
        assert drop(registration, each) == "dropped"
        after.append(limits(registration, offering))
    assert after == [(2, 2, 1), (1, 1, None), (1, 0, None)]


def test_a_raised_limit_serves_the_queue_and_closes_the_override(registration):
    offering = registration.offering(2)
    registration.seated(offering, 2)
    [(_, first), (_, second)] = registration.queue(offering, 2)
    set_capacity(registration, offering, 1)
    assert limits(registration, offering) == (2, 2, 1)
    assert set_capacity(registration, offering, 3) == (3, 3, 1)
    assert limits(registration, offering) == (3, 2, None)
    assert [registration.status(each) for each in (first, second)] == ["notified", "waiting"]
    audited = registration.run("select new_values from audit_logs where action = 'offering.capacity'")
    assert audited[-1].new_values == {
        "old": {"published_limit": 1},
        "new": {"published_limit": 3, "max_enrollment": 3},
        "reason": "Another room",
    }


def test_an_offer_that_is_out_is_a_promise_also_when_the_limit_is_lowered(registration):
    offering = registration.offering(2)
    first, second = registration.seated(offering, 2)
    [(_, entry)] = registration.queue(offering, 1)
    drop(registration, first)
    assert set_capacity(registration, offering, 1) == (1, 2, 0)
    assert registration.call("accept_offer", entry).outcome == "enrolled"
    assert limits(registration, offering) == (2, 2, 1)
    drop(registration, second)
    assert limits(registration, offering) == (1, 1, None)


def test_a_limit_comes_down_when_an_offer_is_declined(registration):
    offering = registration.offering(2)
    first, _ = registration.seated(offering, 2)
    [(_, entry)] = registration.queue(offering, 1)
    drop(registration, first)
    set_capacity(registration, offering, 1)
    registration.call("decline_offer", entry)
    assert limits(registration, offering) == (1, 1, None)


@pytest.mark.parametrize(
    ("limit", "reason", "sentence"),
    [(-1, "a reason", "0 or more seats"), (None, "a reason", "0 or more seats"), (3, " ", "Give a reason")],
)
def test_a_limit_that_is_none_is_refused(registration, limit, reason, sentence):
    with pytest.raises(Refused, match=sentence):
        set_capacity(registration, registration.offering(2), limit, reason)


def test_capacity_belongs_to_the_courses_unit(registration):
    offering = registration.offering(2)
    for by in (registration.stranger, registration.user(registration.student()), None):
        with pytest.raises(Refused, match="offering.manage"):
            registration.call("set_capacity", offering, 3, "a reason", by=by)
        with pytest.raises(Refused, match="offering.manage"):
            registration.call("enroll_over_capacity", registration.unit, offering, "a reason", by=by)


# One more than the limit


def over(registration, offering, student=None, reason="Graduates this term"):
    return registration.call(
        "enroll_over_capacity", student or registration.student(), offering, reason, by=registration.head
    )


def test_one_student_is_let_in_over_the_limit_and_nobody_after(registration):
    offering = registration.offering(1)
    [seat] = registration.seated(offering, 1)
    student = registration.student()
    taken = over(registration, offering, student)
    assert (taken.outcome, taken.reasons) == ("enrolled", [])
    assert over(registration, offering, student).enrollment_id == taken.enrollment_id, "a retry"
    assert limits(registration, offering) == (2, 2, 1)
    assert over(registration, offering).outcome == "enrolled"
    assert limits(registration, offering) == (3, 3, 1)
    assert registration.call("enroll_student", registration.student(), offering).outcome == "refused"
    [reason] = registration.run("select reason from lms_ops.capacity_overrides")
    assert reason.reason == "Graduates this term"
    drop(registration, seat)
    assert limits(registration, offering) == (2, 2, 1)


def test_what_else_is_in_the_way_stays_in_the_way(registration):
    offering = registration.offering(0)
    student = registration.student()
    with registration.owner.begin() as connection:
        sample.hold(connection, student)
    refused = over(registration, offering, student)
    assert refused.outcome == "refused"
    assert "hold" in refused.reasons[0]
    assert limits(registration, offering) == (0, 0, None)


def test_where_a_seat_is_free_the_limit_is_not_raised(registration):
    offering = registration.offering(1)
    assert over(registration, offering).reasons == [
        "CS101 section A has a free seat for the student: enroll without raising the limit."
    ]


def test_a_seat_over_the_limit_takes_no_offered_seat_away(registration):
    offering = registration.offering(1)
    [seat] = registration.seated(offering, 1)
    [(_, entry)] = registration.queue(offering, 1)
    drop(registration, seat)
    assert over(registration, offering).outcome == "enrolled"
    assert limits(registration, offering) == (2, 1, 1)
    assert registration.call("accept_offer", entry).outcome == "enrolled"
    assert limits(registration, offering) == (2, 2, 1)


# Who writes the rows themselves


def insert(connection, offering, student):
    connection.execute(
        text("insert into course_enrollments (course_offering_id, student_id, enrollment_status) values (:o, :s, :e)"),
        {"o": offering, "s": student, "e": "enrolled"},
    )


@pytest.fixture
def application(database):
    """A connection of the LMS application, which writes the table itself, as it did before it was protected."""
    with psycopg.connect(database.superuser_url, autocommit=True) as connection:
        connection.execute("create policy as_before on course_enrollments to lms_app using (true) with check (true)")
        connection.execute("set session authorization lms_app")
        yield connection


def write(application, registration, offering, student):
    with application.transaction():
        application.execute("select set_config('app.current_user_id', %s, true)", [str(registration.registrar)])
        application.execute(
            "insert into course_enrollments (course_offering_id, student_id, enrollment_status) values (%s, %s, %s)",
            [offering, student, "enrolled"],
        )


def test_an_application_does_not_take_a_seat_that_is_offered_to_somebody_else(registration, application):
    offering = registration.offering(2)
    first, _ = registration.seated(offering, 2)
    [(student, entry)] = registration.queue(offering, 1)
    drop(registration, first)
    with pytest.raises(psycopg.errors.CheckViolation) as refused:
        write(application, registration, offering, registration.student())
    assert refused.value.diag.message_primary == "offering CS101 section A is full: join the waitlist"
    assert refused.value.diag.constraint_name == "course_offerings_enrollment_capacity"
    write(application, registration, offering, student)
    assert registration.status(entry) == "enrolled", "the offered seat is the student's own"


def test_an_application_does_not_oversee_a_published_limit(registration, application):
    offering = registration.offering(1)
    registration.run(
        """
        insert into lms_ops.capacity_overrides (course_offering_id, published_limit, reason)
        values (:id, 0, 'a room fell in')
        """,
        id=offering,
    )
    with pytest.raises(psycopg.errors.CheckViolation):
        write(application, registration, offering, registration.student())
    with registration.owner.begin() as connection:
        insert(connection, offering, registration.student())
    assert registration.seats(offering) == (0, 1, 0, 0), "who runs the database may fill up to max_enrollment"


def test_even_who_runs_the_database_does_not_go_beyond_max_enrollment(registration):
    offering = registration.offering(1)
    registration.seated(offering, 1)
    with pytest.raises(DBAPIError, match="is full: join the waitlist"), registration.owner.begin() as connection:
        insert(connection, offering, registration.student())


def test_a_truncation_gives_all_seats_back_and_closes_overrides(registration):
    offering = registration.offering(1)
    registration.seated(offering, 1)
    over(registration, offering)
    registration.run("truncate course_enrollments cascade")
    assert limits(registration, offering) == (1, 0, None)


def test_rows_without_an_offering_or_a_student_count_nowhere_or_once(registration):
    offering = registration.offering(5)
    with registration.owner.begin() as connection:
        for values in ({"course_offering_id": None}, {"student_id": None}):
            row = {"course_offering_id": offering, "student_id": registration.student()} | values
            sample.insert(connection, "course_enrollments", enrollment_status="enrolled", **row)
    assert limits(registration, offering) == (5, 1, None)
    registration.run("delete from course_enrollments")
    assert limits(registration, offering) == (5, 0, None)


@pytest.mark.every_server
def test_sixteen_clients_on_the_last_seat_seat_one(registration, database):
    offering = registration.offering(1)
    students = registration.students(16)
    together = threading.Barrier(16)
    outcomes = []

    def enroll(student):
        with psycopg.connect(database.url, autocommit=True) as connection:
            together.wait()
            outcomes.append(
                connection.execute(
                    "select outcome from lms_ops.enroll_student(%s, %s)", [student, offering]
                ).fetchone()[0]
            )

    threads = [threading.Thread(target=enroll, args=(student,)) for student in students]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["enrolled"] + ["refused"] * 15
    assert limits(registration, offering) == (1, 1, None)
