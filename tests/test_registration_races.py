"""Many clients at once: nobody sits over the limit, nobody is jumped, every seat has its receipt."""

import random
from collections import Counter
from datetime import datetime, timedelta
from itertools import cycle

import campuses
import psycopg
import pytest
import sample
import storm
from crowd import Crowd
from registration_invariants import broken_promises
from sqlalchemy import text


@pytest.fixture
def make(owner, campus):
    """make(students=5, seats=[3, 1], mode='offer'): lists of students and of offerings."""

    def make(*, students, seats, **rules):
        with owner.begin() as connection:
            return (
                campuses.students(connection, campus, students),
                campuses.offerings(connection, campus, *seats, **rules),
            )

    return make


@pytest.fixture
def seated(owner):
    """seated(offering): the students who sit there."""

    def seated(offering):
        with owner.connect() as connection:
            return connection.scalars(
                text("""
                    select student_id
                    from course_enrollments
                    where course_offering_id = :offering and enrollment_status = 'enrolled'
                """),
                {"offering": offering},
            ).all()

    return seated


@pytest.fixture(autouse=True)
def promises(owner, campus):
    """Every test of this file ends with all promises kept."""
    yield
    with owner.connect() as connection:
        assert broken_promises(connection) == []


def outcomes(results):
    """How often which outcome came; an error counts by its text."""
    return Counter(result["outcome"] if isinstance(result, dict) else repr(result) for result in results)


@pytest.mark.every_server
def test_the_last_seat_goes_to_one_of_32(database, campus, make, seated):
    crowd = Crowd(database, 32)
    students, offerings = make(students=32, seats=[1] * 10)
    for offering in offerings:
        results = crowd.rush(*(crowd.call(campus.registrar, "enroll_student", each, offering) for each in students))
        assert outcomes(results) == {"enrolled": 1, "refused": 31}
        assert len(seated(offering)) == 1
    assert crowd.meetings == 0


@pytest.mark.every_server
def test_thirty_seats_go_to_thirty_of_two_hundred(database, campus, make, seated):
    crowd = Crowd(database, 32)
    students, [offering] = make(students=200, seats=[30])
    results = crowd.rush(*(crowd.call(campus.registrar, "enroll_student", each, offering) for each in students))
    assert outcomes(results) == {"enrolled": 30, "refused": 170}
    assert len(seated(offering)) == 30


@pytest.mark.every_server
def test_programs_that_write_in_bulk_and_opposite_order_do_not_lock_each_other_out(database, campus, make, seated):
    crowd = Crowd(database, 16)
    students, offerings = make(students=16, seats=[100] * 40)
    insert = """
        insert into course_enrollments (student_id, course_offering_id, enrollment_status)
        select %s, offering, 'enrolled'
        from unnest(%s::uuid[]) as offering
    """
    both_ways = cycle((offerings, offerings[::-1]))
    results = crowd.rush(*(crowd.write(campus.registrar, insert, each, next(both_ways)) for each in students))
    assert results == [40] * 16
    drop = """
        update course_enrollments set enrollment_status = 'dropped' where student_id = %s
    """
    delete = "delete from course_enrollments where student_id = %s"
    results = crowd.rush(
        *(
            crowd.write(campus.registrar, statement, each)
            for each, statement in zip(students, cycle((drop, delete)), strict=False)
        )
    )
    assert results == [40] * 16
    assert crowd.meetings == 0
    assert [len(seated(each)) for each in offerings] == [0] * 40


@pytest.mark.every_server
def test_a_program_takes_no_seat_that_is_on_offer(database, campus, make, owner, seated):
    crowd = Crowd(database, 16)
    [first, *others], [offering] = make(students=17, seats=[1])
    with owner.begin() as connection:
        entry = sample.waiting(connection, offering, first)
    crowd.rush(crowd.call(campus.registrar, "offer_next_seat", offering))

    insert = (
        "insert into course_enrollments (student_id, course_offering_id, enrollment_status) values (%s, %s, 'enrolled')"
    )
    results = crowd.rush(*(crowd.write(campus.registrar, insert, each, offering) for each in others))
    assert {type(result) for result in results} == {psycopg.errors.CheckViolation}
    assert "join the waitlist" in str(results[0])

    [accepted] = crowd.rush(crowd.call(campus.registrar, "accept_offer", entry))
    assert accepted["outcome"] == "enrolled"
    assert seated(offering) == [first]


@pytest.mark.every_server
def test_one_seat_is_offered_once_however_many_offer_it(database, campus, make, owner):
    crowd = Crowd(database, 16)
    students, [offering] = make(students=20, seats=[1])
    with owner.begin() as connection:
        entries = [
            sample.waiting(connection, offering, each, joined_at=datetime.now().astimezone()) for each in students
        ]
    results = crowd.rush(*[crowd.call(campus.registrar, "offer_next_seat", offering)] * 16)
    offered = [result for result in results if isinstance(result, dict)]
    assert [(each["entry_id"], each["queue_rank"]) for each in offered] == [(entries[0], 1)]


@pytest.mark.every_server
def test_an_offer_is_taken_or_lapses_and_never_both(database, campus, make, owner, seated):
    crowd = Crowd(database, 16)
    students, offerings = make(students=48, seats=[1] * 16)
    with owner.begin() as connection:
        queues = {
            offering: [sample.waiting(connection, offering, each) for each in students[place::16]]
            for place, offering in enumerate(offerings)
        }
    crowd.rush(*(crowd.call(campus.registrar, "offer_next_seat", each) for each in offerings))
    with owner.begin() as connection:
        connection.execute(
            text("""
                update course_waitlist
                set notification_expires_at = clock_timestamp() + interval '1 millisecond' * 40 * random()
                where status = 'notified'
            """)
        )
        connection.execute(text("update course_waitlist set notified_at = now() where status = 'notified'"))
    accepts = [crowd.call(campus.registrar, "accept_offer", entries[0]) for entries in queues.values()]
    offers = [crowd.call(campus.registrar, "offer_next_seat", each) for each in offerings]
    accepted = crowd.rush(*(task for pair in zip(accepts, offers, strict=True) for task in pair))[::2]
    for result, offering in zip(accepted, offerings, strict=True):
        assert len(seated(offering)) == (result["outcome"] == "enrolled")


@pytest.mark.every_server
def test_two_who_swap_full_sections_both_keep_theirs(database, campus, make, seated):
    crowd = Crowd(database, 2)
    registrar = campus.registrar
    students, offerings = make(students=2, seats=[1, 1])
    crowd.rush(*(crowd.call(registrar, "enroll_student", *pair) for pair in zip(students, offerings, strict=True)))
    for _ in range(10):
        results = crowd.rush(
            crowd.call(registrar, "swap_enrollment", students[0], *offerings),
            crowd.call(registrar, "swap_enrollment", students[1], *offerings[::-1]),
        )
        assert outcomes(results) == {"refused": 2}
    assert crowd.meetings == 0
    assert [seated(each) for each in offerings] == [[each] for each in students]


@pytest.mark.every_server
def test_who_swaps_in_a_crowd_always_keeps_one_seat(database, campus, make, owner, seated):
    draws = random.Random(3)
    crowd = Crowd(database, 16)
    registrar = campus.registrar
    students, offerings = make(students=24, seats=[9, 9, 9], course=campus.course)
    crowd.rush(
        *(
            crowd.call(registrar, "enroll_student", student, offering)
            for student, offering in zip(students, cycle(offerings), strict=False)
        )
    )
    swaps = [
        crowd.call(registrar, "swap_enrollment", draws.choice(students), *draws.sample(offerings, 2))
        for _ in range(300)
    ]
    results = outcomes(crowd.rush(*swaps))
    assert set(results) <= {"swapped", "already enrolled", "refused"}, results
    assert results["swapped"] > 20
    assert sorted(student for each in offerings for student in seated(each)) == sorted(students)


@pytest.mark.every_server
@pytest.mark.parametrize("what", ["the same", "clashing", "equivalent"])
def test_of_two_seats_that_exclude_each_other_one_is_taken(database, campus, make, owner, what):
    crowd = Crowd(database, 16)
    students, offerings = make(students=8, seats=[30, 30])
    with owner.begin() as connection:
        if what == "clashing":
            for offering in offerings:
                sample.meeting(connection, offering, 1, "09:00", "10:00")
        elif what == "equivalent":
            courses = connection.scalars(
                text("select course_id from course_offerings where id = any (:ids) order by id"),
                {"ids": offerings},
            ).all()
            sample.insert(
                connection,
                "course_equivalencies",
                course_id=courses[0],
                equivalent_course_id=courses[1],
                equivalency_type="exact",
                approval_status="approved",
                approved_by=campus.registrar,
                effective_from=campuses.TODAY - timedelta(days=100),
            )
    wanted = [offerings[0]] * 2 if what == "the same" else offerings
    results = crowd.rush(
        *(
            crowd.call(campus.registrar, "enroll_student", student, offering)
            for student in students
            for offering in wanted
        )
    )
    other = "already enrolled" if what == "the same" else "refused"
    assert outcomes(results) == {"enrolled": 8, other: 8}


@pytest.mark.every_server
@pytest.mark.parametrize("mode", ["automatic", "offer", "manual"])
def test_a_storm_of_drops_and_joins_leaves_every_queue_in_order(database, campus, make, owner, mode):
    crowd = Crowd(database, 16)
    draws = random.Random(mode)
    registrar = campus.registrar
    students, offerings = make(students=40, seats=[5, 5, 5], mode=mode)

    def turn(student, offering):
        def task(connection):
            connection.execute("select set_config('app.current_user_id', %s, true)", [str(registrar)])
            return {"outcome": storm.something(connection, draws, student, offering)}

        return task

    results = crowd.rush(*(turn(draws.choice(students), draws.choice(offerings)) for _ in range(500)))
    happened = outcomes(results)
    errors = [result for result in results if isinstance(result, psycopg.errors.OperationalError)]
    assert not errors, happened
    assert happened["waiting"] > 10
    assert happened["dropped"] > 10
    if mode != "manual":
        with owner.connect() as connection:
            assert not connection.scalars(
                text("""
                    select offerings.id
                    from course_offerings as offerings
                    cross join lateral lms_ops.offering_seats(array[offerings.id]) as seats
                    where seats.free > 0
                        and exists (
                            select
                            from course_waitlist as waitlist
                            where waitlist.course_offering_id = offerings.id
                                and waitlist.status = 'waiting'
                        )
                """)
            ).all(), "a free seat beside somebody who waits for it"


@pytest.mark.every_server
def test_a_limit_lowered_while_students_drop_is_reached_and_stays(database, campus, make, owner, seated):
    crowd = Crowd(database, 16)
    registrar = campus.registrar
    students, [offering] = make(students=30, seats=[30])
    taken = crowd.rush(*(crowd.call(registrar, "enroll_student", each, offering) for each in students))
    lower = [crowd.call(registrar, "set_capacity", offering, limit, "a smaller room") for limit in (20, 10, 10)]
    drops = [crowd.call(registrar, "drop_enrollment", each["enrollment_id"]) for each in taken[:25]]
    results = crowd.rush(*lower, *drops)
    assert outcomes(results[3:]) == {"dropped": 25}
    [lowered] = crowd.rush(crowd.call(registrar, "set_capacity", offering, 10, "a smaller room"))
    assert (lowered["published_limit"], lowered["max_enrollment"]) == (10, 10)
    results = crowd.rush(*(crowd.call(registrar, "enroll_student", each, offering) for each in students[:25]))
    assert outcomes(results) == {"enrolled": 5, "refused": 20}
    assert len(seated(offering)) == 10


@pytest.mark.every_server
def test_who_asks_again_after_a_lost_answer_has_the_same_seat(database, campus, make):
    crowd = Crowd(database, 8)
    [student], [offering] = make(students=1, seats=[1])
    results = crowd.rush(*[crowd.call(campus.registrar, "enroll_student", student, offering)] * 8)
    assert outcomes(results) == {"enrolled": 1, "already enrolled": 7}
    assert len({result["enrollment_id"] for result in results}) == 1
