"""Taking and leaving seats: who may, what is answered, what a retry finds, and that a full offering stays full."""

from datetime import date, timedelta

import pytest
import sample
from registration import Registration
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from db.errors import Refused


@pytest.fixture
def registration(owner, as_person):
    return Registration(owner, as_person)


def enroll(registration, offering, student=None, **by):
    return registration.call("enroll_student", student or registration.student(), offering, **by)


@pytest.mark.every_server
def test_a_student_takes_a_seat_and_a_retry_finds_it(registration):
    offering = registration.offering(1)
    student = registration.student()
    first = enroll(registration, offering, student, by=registration.user(student))
    assert (first.outcome, first.reasons) == ("enrolled", [])
    again = enroll(registration, offering, student, by=registration.user(student))
    assert (again.outcome, again.enrollment_id) == ("already enrolled", first.enrollment_id)
    assert registration.seats(offering) == (1, 1, 0, 0)


def test_a_full_offering_says_where_one_would_stand_in_its_queue(registration):
    offering = registration.offering(1)
    registration.seated(offering, 1)
    refused = enroll(registration, offering)
    assert refused.outcome == "refused"
    assert refused.enrollment_id is None
    assert refused.reasons == ["CS101 section A is full (1 of 1 seats): join the waitlist, you would be number 1."]
    registration.queue(offering, 2)
    assert enroll(registration, offering).reasons == [
        "CS101 section A is full (1 of 1 seats): join the waitlist, you would be number 3."
    ]


def test_every_reason_is_told_at_once(registration):
    offering = registration.offering(0, waitlist_capacity=0)
    student = registration.student(status="suspended")
    assert enroll(registration, offering, student).reasons == [
        "The student's status is suspended, not active.",
        "CS101 section A is full (0 of 0 seats): it has no waitlist, choose another section.",
    ]


@pytest.mark.parametrize("by", ["stranger", "head", None])
def test_others_may_not_act_for_a_student(registration, by):
    offering = registration.offering(3)
    student = registration.student()
    user = getattr(registration, by) if by else None
    for function, arguments in {
        "enroll_student": (student, offering),
        "swap_enrollment": (student, offering, offering),
        "join_waitlist": (student, offering, 0),
    }.items():
        with pytest.raises(Refused, match="You may not do this"):
            registration.call(function, *arguments, by=user)


def test_another_student_may_not_either_and_the_registrar_may(registration):
    offering = registration.offering(3)
    student, other = registration.students(2)
    with pytest.raises(Refused, match="You may not do this"):
        enroll(registration, offering, student, by=registration.user(other))
    assert enroll(registration, offering, student, by=registration.registrar).outcome == "enrolled"
    told = registration.run("select subject from notifications")
    assert [each.subject for each in told] == ["CS101 section A: qeydiyyatdasınız"]


def test_who_does_not_exist_is_named(registration):
    with pytest.raises(Refused, match="There is no offering"):
        enroll(registration, registration.unit, by=registration.registrar)
    with pytest.raises(Refused, match="There is no student"):
        enroll(registration, registration.offering(1), registration.unit, by=registration.registrar)


def test_a_snapshot_that_would_not_see_other_seats_is_refused(registration):
    offering = registration.offering(1)
    student = registration.student()
    with (
        pytest.raises(DBAPIError, match="READ COMMITTED"),
        registration.owner.connect().execution_options(isolation_level="REPEATABLE READ") as connection,
    ):
        connection.execute(
            text("select lms_ops.enroll_student(:student, :offering)"),
            {"student": student, "offering": offering},
        )


def test_a_course_taken_in_an_earlier_term_is_marked_as_a_retake(registration):
    student = registration.student()
    with registration.owner.begin() as connection:
        earlier = sample.offering(connection, registration.course, sample.term(connection, "2024-fall"))
        sample.enrollment(connection, earlier, student, enrollment_status="withdrawn")
    enroll(registration, registration.offering(1), student)
    assert registration.one("select is_retake from course_enrollments where enrollment_status = 'enrolled'")


def test_dropping_frees_the_seat_and_is_over_when_done_twice(registration):
    offering = registration.offering(1)
    student = registration.student()
    taken = enroll(registration, offering, student).enrollment_id
    dropped = registration.call("drop_enrollment", taken, by=registration.user(student))
    assert (dropped.outcome, dropped.enrollment_id, dropped.reasons) == ("dropped", taken, [])
    assert registration.call("drop_enrollment", taken).outcome == "already over"
    assert registration.call("withdraw_enrollment", taken).outcome == "already over"
    assert registration.seats(offering) == (1, 0, 0, 1)
    again = enroll(registration, offering, student)
    assert again.outcome == "enrolled"
    assert again.enrollment_id != taken


def test_after_the_deadline_a_student_withdraws_and_the_office_drops_with_a_reason(registration):
    offering = registration.offering(2)
    student = registration.student()
    taken = enroll(registration, offering, student).enrollment_id
    today = date.today()
    registration.run(
        "update academic_terms set add_drop_deadline = :past, withdrawal_deadline = :ahead",
        past=today - timedelta(days=2),
        ahead=today + timedelta(days=9),
    )
    late = registration.call("drop_enrollment", taken, by=registration.user(student))
    assert late.outcome == "refused"
    assert late.reasons == [
        f"CS101 section A could be dropped until {today - timedelta(days=2)}: "
        f"withdraw instead, until {today + timedelta(days=9)}."
    ]
    without_reason = registration.call("drop_enrollment", taken, by=registration.registrar)
    assert "give a reason" in without_reason.reasons[0]
    assert registration.call("withdraw_enrollment", taken, by=registration.user(student)).outcome == "withdrawn"

    other = registration.student()
    with registration.owner.begin() as connection:
        seat = sample.enrollment(connection, offering, other)
    assert registration.call("drop_enrollment", seat, "Never came", by=registration.registrar).outcome == "dropped"


def test_a_completed_course_is_not_dropped(registration):
    offering = registration.offering(1)
    with registration.owner.begin() as connection:
        seat = sample.enrollment(connection, offering, registration.student(), enrollment_status="completed")
    refused = registration.call("drop_enrollment", seat)
    assert refused.reasons == ["CS101 section A is completed: its grade stands."]


def test_a_student_who_waits_is_no_newcomer_and_a_newcomer_waits_behind(registration):
    offering = registration.offering(1)
    [seat] = registration.seated(offering, 1)
    [(first, entry), (second, _)] = registration.queue(offering, 2)
    registration.call("drop_enrollment", seat)
    assert registration.status(entry) == "notified", "the freed seat is kept for the first"
    assert enroll(registration, offering).outcome == "refused"
    assert enroll(registration, offering, second).outcome == "refused"
    assert enroll(registration, offering, first).outcome == "enrolled", "the offered seat is theirs"
    assert registration.status(entry) == "enrolled"
