"""Moving from one section to another: the first seat is given up only if the second is had."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
import sample
from registration import Registration

from db.errors import Refused


@pytest.fixture
def registration(owner, as_person):
    return Registration(owner, as_person)


@pytest.fixture
def sections(registration):
    return registration.offering(1, "A"), registration.offering(1, "B")


def seat(registration, offering):
    student = registration.student()
    return student, registration.call("enroll_student", student, offering).enrollment_id


def status(registration, enrollment):
    return registration.one("select enrollment_status from course_enrollments where id = :id", id=enrollment)


@pytest.mark.every_server
def test_a_student_moves_to_a_section_with_a_free_seat(registration, sections):
    here, there = sections
    student, held = seat(registration, here)
    user = registration.user(student)
    swapped = registration.call("swap_enrollment", student, here, there, by=user)
    assert (swapped.outcome, swapped.reasons) == ("swapped", [])
    assert (status(registration, held), status(registration, swapped.enrollment_id)) == ("dropped", "enrolled")
    assert [registration.seats(each) for each in sections] == [(1, 0, 0, 1), (1, 1, 0, 0)]
    again = registration.call("swap_enrollment", student, here, there, by=user)
    assert (again.outcome, again.enrollment_id) == ("already enrolled", swapped.enrollment_id)


def test_meetings_and_credits_of_the_given_up_seat_do_not_stand_in_the_way(registration):
    with registration.owner.begin() as connection:
        course = sample.course(connection, registration.unit, "CS102", credit_hours=18)
        other = sample.course(connection, registration.unit, "CS103", credit_hours=18)
        here = sample.offering(connection, course, registration.term, section_code="A")
        there = sample.offering(connection, other, registration.term, section_code="B")
        for offering in (here, there):
            sample.meeting(connection, offering, 1, "09:00", "10:30")
    student, _ = seat(registration, here)
    assert registration.call("enroll_student", student, there).outcome == "refused"
    assert registration.call("swap_enrollment", student, here, there).outcome == "swapped"


def test_a_refused_swap_leaves_everything_as_it_was(registration, sections):
    here, there = sections
    student, held = seat(registration, here)
    seat(registration, there)
    refused = registration.call("swap_enrollment", student, here, there)
    assert (refused.outcome, refused.enrollment_id) == ("refused", None)
    assert refused.reasons == [
        "CS101 section B is full (1 of 1 seats): join the waitlist, you would be number 1.",
        "The seat in CS101 section A is kept.",
    ]
    with registration.owner.begin() as connection:
        sample.hold(connection, student)
    assert "hold" in registration.call("swap_enrollment", student, here, there).reasons[0]
    assert status(registration, held) == "enrolled"
    assert [registration.seats(each)[1] for each in sections] == [1, 1]


def test_two_who_want_each_others_full_sections_are_both_refused(registration, sections):
    here, there = sections
    (first, _), (second, _) = seat(registration, here), seat(registration, there)
    with ThreadPoolExecutor(2) as threads:
        outcomes = threads.map(
            lambda wish: registration.call("swap_enrollment", *wish).outcome,
            [(first, here, there), (second, there, here)] * 10,
        )
        assert set(outcomes) == {"refused"}


def test_what_cannot_be_swapped_says_what_to_do_instead(registration, sections):
    here, there = sections
    student = registration.student()
    assert registration.call("swap_enrollment", student, here, there).reasons == [
        "The student has no seat in CS101 section A to give up: enroll in CS101 section B instead."
    ]
    registration.call("enroll_student", student, here)
    assert registration.call("swap_enrollment", student, here, here).reasons == [
        "The student has a seat in CS101 section A already: drop CS101 section A instead."
    ]
    today = date.today()
    registration.run(
        "update academic_terms set add_drop_deadline = :past, registration_end_date = :ahead",
        past=today - timedelta(days=2),
        ahead=today + timedelta(days=2),
    )
    late = registration.call("swap_enrollment", student, here, there, by=registration.user(student))
    assert late.outcome == "refused"
    assert "could be dropped until" in late.reasons[0]
    assert registration.call("swap_enrollment", student, here, there, by=registration.registrar).outcome == "swapped"


def test_the_seat_that_is_given_up_goes_to_those_who_wait_for_it(registration, sections):
    here, there = sections
    student, _ = seat(registration, here)
    [(_, entry)] = registration.queue(here, 1)
    registration.call("swap_enrollment", student, here, there)
    assert registration.status(entry) == "notified"


def test_a_swap_does_not_jump_a_queue(registration, sections):
    here, there = sections
    student, _ = seat(registration, here)
    _, taken = seat(registration, there)
    [(_, entry)] = registration.queue(there, 1)
    registration.call("drop_enrollment", taken)
    assert registration.call("swap_enrollment", student, here, there).outcome == "refused"
    assert registration.status(entry) == "notified"


def test_both_offerings_need_the_right(registration, sections):
    here, _ = sections
    with registration.owner.begin() as connection:
        foreign = sample.course(connection, sample.unit(connection), "ART1")
        dean = sample.viewer(connection, "DEAN", registration.unit)
    there = registration.offering(1, "C", course=foreign)
    student, _ = seat(registration, here)
    with pytest.raises(Refused, match="enrollment.manage"):
        registration.call("swap_enrollment", student, here, there, by=dean)
