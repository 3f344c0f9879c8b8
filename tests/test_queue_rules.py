"""How a queue hands out seats: by offer, automatically or by hand; who waits, who leaves, and what they can read."""

import json
from datetime import UTC, datetime, timedelta

import pytest
import sample
from click.testing import CliRunner
from registration import Registration
from sqlalchemy import text

from db.cli.queues import serve_queues
from db.errors import Refused
from db.queues import serve


@pytest.fixture
def registration(owner, as_person):
    return Registration(owner, as_person)


@pytest.fixture
def full(registration):
    """A section of one seat that is taken."""
    offering = registration.offering(1)
    registration.seat = registration.seated(offering, 1)[0]
    return offering


def set_rule(registration, offering, mode, *, allows_swap=False):
    registration.call("set_waitlist_rule", offering, mode, allows_swap, "for a test", by=registration.head)


def lapse(registration, entry):
    registration.run(
        """
        update course_waitlist
        set notified_at = now() - interval '3 days', notification_expires_at = now() - interval '1 hour'
        where id = :id
        """,
        id=entry,
    )


# Joining


def test_a_student_joins_and_reads_the_rank(registration, full):
    student = registration.student()
    joined = registration.call("join_waitlist", student, full, by=registration.user(student))
    assert (joined.outcome, joined.queue_rank, joined.reasons) == ("waiting", 1, [])
    again = registration.call("join_waitlist", student, full, by=registration.user(student))
    assert (again.outcome, again.entry_id, again.queue_rank) == ("already waiting", joined.entry_id, 1)
    registration.run("insert into user_preferences (user_id, language) select user_id, 'en' from students")
    other = registration.student()
    assert registration.call("join_waitlist", other, full).queue_rank == 2
    told = registration.run("select subject, body from notifications where body like '%2%'")
    assert [each.body for each in told] == [
        "CS101 section A üzrə növbədə 2-ci yerdəsiniz. Yer boşalanda sizə xəbər veriləcək."
    ]


def test_a_seat_that_is_free_is_taken_and_not_waited_for(registration):
    offering = registration.offering(1)
    refused = registration.call("join_waitlist", registration.student(), offering)
    assert refused.reasons == ["CS101 section A has a free seat: enroll instead of waiting."]


def test_who_waits_under_a_hold_is_told_so(registration, full):
    student = registration.student()
    with registration.owner.begin() as connection:
        sample.hold(connection, student, effective_from="2026-01-02")
    joined = registration.call("join_waitlist", student, full)
    assert joined.outcome == "waiting"
    assert joined.reasons == ["A financial hold blocks registration since 2026-01-02: Unpaid tuition."]


def test_a_queue_holds_only_so_many(registration):
    offering = registration.offering(0, waitlist_capacity=1)
    registration.queue(offering, 1)
    refused = registration.call("join_waitlist", registration.student(), offering)
    assert refused.reasons == ["The waitlist of CS101 section A is full (1 wait): choose another section."]
    none = registration.offering(0, "B", waitlist_capacity=0)
    assert registration.call("join_waitlist", registration.student(), none).reasons == [
        "CS101 section B has no waitlist: choose another section."
    ]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ("update course_offerings set enrollment_status = 'closed'", "CS101 section A is closed."),
        ("update course_offerings set is_published = false", "CS101 section A is not published yet."),
        ("update students set status = 'graduated'", "The student's status is graduated, not active."),
        ("update academic_terms set registration_end_date = current_date - 1", "Registration for .* ended on"),
    ],
)
def test_nobody_joins_where_no_seat_can_come(registration, full, change, reason):
    student = registration.student()
    registration.run(change)
    refused = registration.call("join_waitlist", student, full)
    assert refused.outcome == "refused"
    assert len(refused.reasons) == 1
    with pytest.raises(Refused, match=reason):
        raise Refused(refused.reasons[0])


def test_one_waits_in_one_queue_of_a_course(registration, full):
    [(student, _)] = registration.queue(full, 1)
    other = registration.offering(0, "B")
    assert registration.call("join_waitlist", student, other).reasons == [
        "The student waits for CS101 section A already: leave that queue to join this one."
    ]
    laboratory = registration.offering(0, "L", component="LAB")
    assert registration.call("join_waitlist", student, laboratory).outcome == "waiting"


def test_an_entry_of_a_finished_term_does_not_stand_in_the_way(registration):
    student = registration.student()
    with registration.owner.begin() as connection:
        past = sample.offering(connection, registration.course, sample.term(connection, "2024-fall"))
        stale = sample.waiting(connection, past, student)
    joined = registration.call("join_waitlist", student, registration.offering(0))
    assert joined.outcome == "waiting"
    assert registration.status(stale) == "cancelled"
    assert registration.receipts(past) == [("closed", None, None)]


def test_a_priority_is_the_offices_to_give(registration, full):
    registration.queue(full, 2)
    student, other = registration.students(2)
    with pytest.raises(Refused, match="waitlist.manage"):
        registration.call("join_waitlist", student, full, 1, by=registration.user(student))
    assert registration.call("join_waitlist", student, full, 1, by=registration.registrar).queue_rank == 1
    assert registration.call("join_waitlist", other, full, -1, by=registration.registrar).queue_rank == 4


# By offer


def test_a_freed_seat_is_offered_in_the_transaction_that_frees_it(registration, full):
    [(_, first), (_, second)] = registration.queue(full, 2)
    registration.call("drop_enrollment", registration.seat)
    assert [registration.status(each) for each in (first, second)] == ["notified", "waiting"]
    assert registration.receipts(full) == [("offered", 1, "offer")]
    assert registration.seats(full) == (1, 0, 1, 0)
    [acted] = registration.run("select acted_by from lms_ops.waitlist_events where event = 'offered'")
    assert acted.acted_by is None, "a rule decided, not whoever left"


@pytest.mark.parametrize(
    "statement",
    [
        "update course_enrollments set enrollment_status = 'dropped', status_changed_date = now()",
        "update course_enrollments set enrollment_status = 'withdrawn'",
        "delete from course_enrollments",
        "update course_enrollments set course_offering_id = :other",
    ],
)
def test_a_seat_that_another_application_frees_is_offered_too(registration, full, statement):
    other = registration.offering(1, "B")
    [(_, entry)] = registration.queue(full, 1)
    values = {"other": other} if ":other" in statement else {}
    registration.run(statement, **values)
    assert registration.status(entry) == "notified"


@pytest.mark.parametrize(
    "change",
    [
        "update course_offerings set enrollment_status = 'closed'",
        "update academic_terms set add_drop_deadline = current_date - 1, registration_end_date = current_date - 1",
        "update academic_terms set end_date = current_date - 1",
    ],
)
def test_after_registration_nobody_is_offered_a_seat(registration, full, change):
    [(_, entry)] = registration.queue(full, 1)
    registration.run(change)
    registration.run("update course_enrollments set enrollment_status = 'withdrawn'")
    assert registration.status(entry) == "waiting"
    assert registration.receipts(full) == []


def test_a_completed_course_frees_no_seat(registration, full):
    [(_, entry)] = registration.queue(full, 1)
    registration.run("update course_enrollments set enrollment_status = 'completed'")
    assert registration.status(entry) == "waiting"


def test_a_bulk_load_says_that_it_hands_out_its_own_seats(registration, full):
    [(_, entry)] = registration.queue(full, 1)
    with registration.owner.begin() as connection:
        connection.execute(text("select set_config('app.serve_queues', 'off', true)"))
        connection.execute(text("delete from course_enrollments"))
    assert registration.status(entry) == "waiting"
    assert serve(registration.owner).offered == 1


def test_an_offer_is_accepted_once(registration, full):
    [(student, entry)] = registration.queue(full, 1)
    user = registration.user(student)
    assert registration.call("accept_offer", entry, by=user).reasons == [
        "No seat of CS101 section A is offered yet: you are number 1 in the queue."
    ]
    registration.call("drop_enrollment", registration.seat)
    accepted = registration.call("accept_offer", entry, by=user)
    assert (accepted.outcome, accepted.reasons) == ("enrolled", [])
    again = registration.call("accept_offer", entry, by=user)
    assert (again.outcome, again.enrollment_id) == ("already enrolled", accepted.enrollment_id)
    assert registration.receipts(full) == [("offered", 1, "offer"), ("enrolled", None, None)]


def test_a_hold_stops_accepting_and_the_offer_stands_until_its_deadline(registration, full):
    [(student, entry)] = registration.queue(full, 1)
    registration.call("drop_enrollment", registration.seat)
    with registration.owner.begin() as connection:
        hold = sample.hold(connection, student)
    refused = registration.call("accept_offer", entry)
    assert refused.outcome == "refused"
    assert "hold blocks registration" in refused.reasons[0]
    assert registration.status(entry) == "notified"
    registration.run("update student_holds set is_active = false, released_at = now() where id = :id", id=hold)
    assert registration.call("accept_offer", entry).outcome == "enrolled"


def test_an_offer_that_was_extended_beyond_registration_is_a_promise(registration, full):
    [(student, entry)] = registration.queue(full, 1)
    registration.call("drop_enrollment", registration.seat)
    registration.call("extend_offer", entry, 100, "Is abroad", by=registration.head)
    registration.run("update academic_terms set registration_end_date = current_date - 1")
    assert registration.call("enroll_student", student, full).outcome == "refused"
    assert registration.call("accept_offer", entry, by=registration.user(student)).outcome == "enrolled"


def test_a_lapsed_offer_is_refused_and_goes_to_the_next(registration, full):
    [(_, first), (_, second)] = registration.queue(full, 2)
    registration.call("drop_enrollment", registration.seat)
    lapse(registration, first)
    refused = registration.call("accept_offer", first)
    assert refused.outcome == "refused"
    assert refused.reasons[0].startswith("The offer lapsed at ")
    assert [registration.status(each) for each in (first, second)] == ["expired", "notified"]
    assert registration.call("accept_offer", first).reasons[0].startswith("This entry is over since ")


def test_a_declined_offer_goes_to_the_next(registration, full):
    [(student, first), (_, second)] = registration.queue(full, 2)
    assert registration.call("decline_offer", first).reasons == ["No seat is offered: leave the queue instead."]
    registration.call("drop_enrollment", registration.seat)
    declined = registration.call("decline_offer", first, "Found another", by=registration.user(student))
    assert (declined.outcome, declined.queue_rank) == ("declined", 1)
    assert registration.call("decline_offer", first).outcome == "declined", "a retry"
    assert [registration.status(each) for each in (first, second)] == ["cancelled", "notified"]
    assert [event for event, _, _ in registration.receipts(full)] == ["offered", "declined", "offered"]


def test_who_leaves_gives_the_offered_seat_to_the_next(registration, full):
    [(student, first), (_, second)] = registration.queue(full, 2)
    registration.call("drop_enrollment", registration.seat)
    assert registration.call("leave_waitlist", first, by=registration.user(student)).outcome == "left"
    assert registration.call("leave_waitlist", first).outcome == "left", "a retry"
    assert registration.status(second) == "notified"
    registration.call("accept_offer", second)
    assert registration.call("leave_waitlist", second).outcome == "refused"


def test_others_may_not_answer_for_a_student(registration, full):
    [(_, entry)] = registration.queue(full, 1)
    registration.call("drop_enrollment", registration.seat)
    stranger = registration.user(registration.student())
    for function in ("accept_offer", "decline_offer", "leave_waitlist"):
        with pytest.raises(Refused, match="You may not do this"):
            registration.call(function, entry, by=stranger)
        with pytest.raises(Refused, match="This entry is in no queue"):
            registration.call(function, registration.unit, by=stranger)


def test_an_offer_ends_with_the_add_and_drop_day_or_with_registration(registration, full):
    def deadline(**days):
        values = {name: days.get(name) for name in ("add_drop_deadline", "registration_end_date")}
        registration.run(
            """
            update academic_terms
            set add_drop_deadline = :add_drop_deadline, registration_end_date = :registration_end_date
            """,
            **values,
        )
        return registration.one("select lms_ops.offer_deadline(:id)", id=full)

    today = registration.one("select (now() at time zone 'Asia/Baku')::date")
    in_hours = {
        "far": deadline(add_drop_deadline=today + timedelta(days=30)),
        "near": deadline(add_drop_deadline=today + timedelta(days=5)),
        "over": deadline(add_drop_deadline=today - timedelta(days=5), registration_end_date=today + timedelta(days=9)),
    }
    now = datetime.now(UTC)
    assert {name: round((moment - now) / timedelta(hours=1)) for name, moment in in_hours.items()} == {
        "far": 48,
        "near": 24,
        "over": 24,
    }
    midnight = registration.one("select (:day + 1)::timestamp at time zone 'Asia/Baku'", day=today)
    last = max(midnight, now + timedelta(hours=1))
    assert abs(deadline(add_drop_deadline=today) - last) < timedelta(minutes=1)
    assert abs(deadline(registration_end_date=today) - last) < timedelta(minutes=1)


# Automatically


def test_an_automatic_queue_enrolls_the_next_who_may(registration, full):
    set_rule(registration, full, "automatic")
    [(held, first), (student, second)] = registration.queue(full, 2)
    with registration.owner.begin() as connection:
        sample.hold(connection, held)
    registration.call("drop_enrollment", registration.seat)
    assert [registration.status(each) for each in (first, second)] == ["waiting", "enrolled"]
    assert registration.receipts(full) == [("passed_over", 1, "automatic"), ("enrolled", 2, "automatic")]
    told = registration.run(
        "select subject from notifications where recipient_id = :user order by created_at desc, id limit 2",
        user=registration.user(student),
    )
    assert {each.subject for each in told} == {"CS101 section A: növbədəsiniz", "CS101 section A: yer aldınız"}


def test_who_is_busy_just_then_is_asked_instead(registration, full):
    set_rule(registration, full, "automatic")
    [(student, entry)] = registration.queue(full, 1)
    with registration.owner.begin() as busy:
        busy.execute(text("select from students where id = :id for update"), {"id": student})
        registration.call("drop_enrollment", registration.seat)
    assert registration.status(entry) == "notified"
    [receipt] = registration.run("select reason from lms_ops.waitlist_events where event = 'offered'")
    assert receipt.reason == "The student's record was in use: the seat is offered instead of taken."


def test_the_rule_of_all_other_queues_is_a_setting(registration, full):
    registration.run("update system_settings set value = '\"automatic\"' where (category, key) = ('waitlist', 'mode')")
    [(_, entry)] = registration.queue(full, 1)
    registration.call("drop_enrollment", registration.seat)
    assert registration.status(entry) == "enrolled"


# By hand


def test_in_a_manual_queue_a_seat_waits_for_a_person(registration, full):
    set_rule(registration, full, "manual")
    [(first, entry), (second, _)] = registration.queue(full, 2)
    registration.call("drop_enrollment", registration.seat)
    assert serve(registration.owner).offered == 0
    assert registration.status(entry) == "waiting"
    for newcomer in (registration.student(), second):
        assert registration.call("enroll_student", newcomer, full).reasons == [
            "The free seats of CS101 section A are for those who wait: join the waitlist."
        ]
    offered = registration.call("offer_next_seat", full, by=registration.head)
    assert offered.entry_id == entry
    assert registration.receipts(full) == [("offered", 1, "person")]
    assert registration.call("enroll_student", first, full).outcome == "enrolled"


def test_who_waits_in_vain_keeps_nobody_else_from_a_free_seat(registration, full):
    set_rule(registration, full, "manual")
    [(held, _)] = registration.queue(full, 1)
    with registration.owner.begin() as connection:
        sample.hold(connection, held)
    registration.call("drop_enrollment", registration.seat)
    assert registration.call("enroll_student", registration.student(), full).outcome == "enrolled"
    assert registration.receipts(full) == [("passed_over", 1, "manual")]


def test_a_new_rule_serves_the_queue_and_is_for_the_courses_unit(registration, full):
    set_rule(registration, full, "manual")
    [(_, entry)] = registration.queue(full, 1)
    registration.call("drop_enrollment", registration.seat)
    set_rule(registration, full, "automatic")
    assert registration.status(entry) == "enrolled"
    with pytest.raises(Refused, match="offering.manage"):
        registration.call("set_waitlist_rule", full, "offer", False, "why not", by=registration.stranger)
    with pytest.raises(Refused, match="by automatic, offer or manual"):
        registration.call("set_waitlist_rule", full, "lottery", False, "why not", by=registration.head)
    with pytest.raises(Refused, match="Give a reason"):
        registration.call("set_waitlist_rule", full, "offer", False, " ", by=registration.head)


# Swapping out of the queue


def test_who_has_another_section_waits_only_where_the_offering_says_so(registration, full):
    other = registration.offering(1, "B")
    student = registration.student()
    held = registration.call("enroll_student", student, other).enrollment_id
    refused = registration.call("join_waitlist", student, full)
    assert refused.reasons == ["The student is enrolled in CS101 already: section B."]

    set_rule(registration, full, "automatic", allows_swap=True)
    joined = registration.call("join_waitlist", student, full)
    assert joined.outcome == "waiting"
    registration.call("drop_enrollment", registration.seat)
    assert registration.status(joined.entry_id) == "notified", "nobody gives up a seat unasked"
    [receipt] = registration.run("select reason from lms_ops.waitlist_events where event = 'offered'")
    assert receipt.reason == "The seat would replace that in CS101 section B: the student is asked first."

    [(_, behind)] = registration.queue(other, 1)
    assert registration.call("accept_offer", joined.entry_id).outcome == "enrolled"
    assert registration.one("select enrollment_status from course_enrollments where id = :id", id=held) == "dropped"
    assert registration.status(behind) == "notified", "the seat that is given up goes to its own queue"


# Passing over


def test_a_rule_tells_the_same_obstacle_once_and_again_when_somebody_behind_gets_a_seat(registration, full):
    [(held, _)] = registration.queue(full, 1)
    with registration.owner.begin() as connection:
        sample.hold(connection, held)
    registration.call("drop_enrollment", registration.seat)
    assert serve(registration.owner).passed_over == 0, "nothing new"
    assert registration.receipts(full) == [("passed_over", 1, "offer")]
    with registration.owner.begin() as connection:
        sample.waiting(connection, full, registration.student())
    assert serve(registration.owner).offered == 1
    assert registration.receipts(full) == [
        ("passed_over", 1, "offer"),
        ("passed_over", 1, "offer"),
        ("offered", 2, "offer"),
    ]
    told = registration.run("select body from notifications where body like '%məhdudiyyət%'")
    assert len(told) == 1, "in the student's language, and once"


def test_one_walk_along_a_queue_is_one_decision(registration):
    offering = registration.offering(0)
    registration.queue(offering, 3)
    registration.call("set_capacity", offering, 2, "A larger room", by=registration.head)
    walks = registration.run("select walk_id, count(*) from lms_ops.waitlist_events where event = 'offered' group by 1")
    assert [each.count for each in walks] == [2]
    assert walks[0].walk_id


def test_why_somebody_was_passed_over_has_an_answer(registration):
    offering = registration.offering(0)
    [(held, first), (_, second), (last, third)] = registration.queue(offering, 3)
    with registration.owner.begin() as connection:
        sample.hold(connection, held, reason="Owes 300 to the dormitory")
    registration.call("set_capacity", offering, 1, "A larger room", by=registration.head)
    registration.call("decline_offer", second)

    def explain(entry, by):
        with registration.as_person(by) as connection:
            return [
                (row.queue_rank, row.sentence)
                for row in connection.execute(text("select * from lms_ops.explain_waiting(:id)"), {"id": entry})
            ]

    assert explain(first, registration.user(held)) == [
        (1, "Joined the queue."),
        (1, "The student at rank 2 was offered a seat (rule: offer); passed over here: A hold blocks registration."),
        (1, "The student at rank 2 was offered a seat (rule: offer); passed over here: A hold blocks registration."),
    ]
    assert explain(third, registration.user(last)) == [
        (3, "Joined the queue."),
        (3, "The student at rank 2 was offered a seat (rule: offer)."),
        (2, "A seat was offered."),
    ]
    assert explain(third, registration.head) == explain(third, registration.registrar)
    with pytest.raises(Refused, match="You may not read"):
        explain(first, registration.user(last))


# Maintenance


def test_maintenance_keeps_queues_moving_and_closes_those_of_finished_terms(registration, full):
    [(_, first), (_, second)] = registration.queue(full, 2)
    registration.call("drop_enrollment", registration.seat)
    lapse(registration, first)
    with registration.owner.begin() as connection:
        past = sample.offering(connection, registration.course, sample.term(connection, "2024-fall"))
        stale = sample.waiting(connection, past, registration.student())
    served = serve(registration.owner)
    assert (served.closed, served.lapsed, served.offered, served.enrolled) == (1, 1, 1, 0)
    assert [registration.status(each) for each in (first, second, stale)] == ["expired", "notified", "cancelled"]
    assert set(vars(serve(registration.owner)).values()) == {0}


def test_a_command_serves_the_queues_and_prints_what_it_did(registration, full, database, monkeypatch):
    registration.queue(full, 1)
    registration.run("update course_offerings set max_enrollment = 2")
    monkeypatch.setenv("LMS_DATABASE_URL", database.url)
    done = CliRunner().invoke(serve_queues, ["--json"])
    assert json.loads(done.stdout) == {"closed": 0, "lapsed": 0, "offered": 1, "enrolled": 0, "passed_over": 0}


def test_a_term_that_runs_keeps_its_queues(registration):
    with pytest.raises(Exception, match="The term is not over"):
        registration.call("close_queues", registration.term)


def test_maintenance_leaves_a_queue_that_somebody_works_on(registration, full):
    registration.queue(full, 1)
    registration.run("select set_config('app.serve_queues', 'off', true); delete from course_enrollments")
    with registration.owner.begin() as busy:
        busy.execute(text("select from course_offerings for update"))
        assert serve(registration.owner).offered == 0
    assert serve(registration.owner).offered == 1


@pytest.mark.every_server
def test_the_rank_of_one_is_the_rank_among_all(registration):
    offering = registration.offering(0, waitlist_capacity=100)
    registration.queue(offering, 12)
    registration.run("update course_waitlist set priority = (position % 3)")
    registration.run(
        """
        update course_waitlist
        set status = 'notified', notified_at = now(), notification_expires_at = now() + interval '1 day'
        where position in (3, 5)
        """
    )
    registration.run(
        """
        update course_waitlist
        set status = 'notified',
            notified_at = now() - interval '2 days',
            notification_expires_at = now() - interval '1 day'
        where position = 4
        """
    )
    differing = registration.run(
        """
        select waitlist.position
        from course_waitlist as waitlist
        left join lms_ops.queue_ranks(:id) as ranks on ranks.entry_id = waitlist.id
        where lms_ops.queue_rank(waitlist.id) is distinct from ranks.queue_rank
        """,
        id=offering,
    )
    assert differing == []
    assert registration.one("select count(*) from lms_ops.queue_ranks(:id)", id=offering) == 11
