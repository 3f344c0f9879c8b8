"""Queues: who gets the next seat, who is passed over and why, each decision's receipt, what people read."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
import sample
from pages import words
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from db.errors import Refused

JOINED = datetime(2025, 1, 10, 9, 0, tzinfo=UTC)


@pytest.fixture
def queue(owner):
    """CS101 section A with 2 seats, one of them free, and four who wait: Aysel, Bahar, Cavid, Dilara."""
    with owner.begin() as connection:
        unit = sample.unit(connection, "CS")
        term = sample.open_term(connection)
        course = sample.course(connection, unit, "CS101")
        offering = sample.offering(connection, course, term, section_code="A", max_enrollment=2)
        program = sample.program(connection, unit)
        made = {
            "unit": unit,
            "term": term,
            "course": course,
            "offering": offering,
            "program": program,
            "seated": sample.student(connection, program, "Zaur Seated"),
            "head": sample.viewer(connection, "DEPT_HEAD", unit),
            "registrar": sample.viewer(connection, "REGISTRAR"),
            "stranger": sample.viewer(connection, "DEPT_HEAD", sample.unit(connection, "ART")),
            "administrator": sample.viewer(connection, "SYSADMIN"),
            "teacher": sample.viewer(connection, "TEACHER"),
        }
        sample.instructor(connection, offering, made["teacher"])
        sample.enrollment(connection, offering, made["seated"])
        for number, name in enumerate(("Aysel One", "Bahar Two", "Cavid Three", "Dilara Four")):
            student = sample.student(connection, program, name, student_number=name[0])
            made[name[0]] = student
            made[f"entry {name[0]}"] = sample.waiting(
                connection, offering, student, joined_at=JOINED + timedelta(hours=number)
            )
        return made


@pytest.fixture
def act(as_person, queue):
    """act('offer_next_seat', offering, by='head'): the row of one function of lms_ops, called as a person."""

    def act(function, *arguments, by="head"):
        names = ", ".join(f":a{number}" for number in range(len(arguments)))
        with as_person(queue[by] if by else None) as connection:
            return connection.execute(
                text(f"select * from lms_ops.{function}({names})"),
                {f"a{number}": value for number, value in enumerate(arguments)},
            ).one()

    return act


def run(owner, statement, **values):
    with owner.begin() as connection:
        return connection.execute(text(statement), values)


def ranks(as_person, queue):
    """Who has which rank, as people read it."""
    with as_person(queue["head"]) as connection:
        return dict(
            connection.execute(
                text("""
                    select student_number, rank
                    from report.waitlist_entries
                    where rank is not null
                    order by rank
                """)
            ).all()
        )


def receipts(owner):
    with owner.connect() as connection:
        return connection.execute(
            text("""
                select event, student_number, queue_rank
                from lms_ops.waitlist_events as events
                join students on students.id = events.student_id
                order by events.id
            """)
        ).all()


def test_the_first_in_line_gets_the_seat_offered_with_a_deadline(owner, queue, act):
    before = datetime.now(UTC)
    offered = act("offer_next_seat", queue["offering"])
    assert (offered.entry_id, offered.student_number, offered.queue_rank) == (queue["entry A"], "A", 1)
    assert timedelta(hours=47.9) < offered.deadline - before < timedelta(hours=48.1)
    assert (offered.passed_over, offered.lapsed_offers) == ([], 0)
    assert offered.outcome.startswith("Student A, rank 1, may take the seat in CS101 section A until ")
    assert receipts(owner) == [("offered", "A", 1)]


def test_an_offer_is_audited_and_told_to_the_student_in_the_students_language(owner, queue, act):
    run(
        owner,
        "insert into user_preferences (user_id, language) select user_id, 'ru' from students where id = :id",
        id=queue["A"],
    )
    act("offer_next_seat", queue["offering"])
    audited = run(owner, "select * from audit_logs").one()
    assert (audited.user_id, audited.action) == (queue["head"], "waitlist.offered")
    assert (audited.resource_type, audited.resource_id) == ("course_waitlist", queue["entry A"])
    assert audited.new_values["old"] == {"status": "waiting"}
    assert audited.new_values["new"]["status"] == "notified"
    told = run(owner, "select * from notifications").one()
    with owner.connect() as connection:
        assert told.recipient_id == sample.user_id(connection, queue["A"])
    assert (told.status, told.language) == ("pending", "ru")
    assert told.subject == "CS101 section A: для вас есть место"
    assert "{" not in told.body


def test_priority_goes_before_time(owner, queue, act, as_person):
    run(owner, "update course_waitlist set priority = 1 where id = :id", id=queue["entry D"])
    assert ranks(as_person, queue) == {"D": 1, "A": 2, "B": 3, "C": 4}
    assert act("offer_next_seat", queue["offering"]).student_number == "D"


def test_who_is_not_eligible_is_passed_over_and_keeps_the_place(owner, queue, act, as_person):
    with owner.begin() as connection:
        connection.execute(text("update students set status = 'suspended' where id = :id"), {"id": queue["A"]})
        sample.hold(connection, queue["B"], reason="Owes 300 to the dormitory")
        sample.meeting(connection, queue["offering"], 1, "09:00", "10:30")
        other = sample.offering(connection, sample.course(connection, queue["unit"], "CS200"), queue["term"])
        sample.meeting(connection, other, 1, "10:00", "11:30")
        sample.enrollment(connection, other, queue["C"])
    offered = act("offer_next_seat", queue["offering"])
    assert offered.student_number == "D"
    assert [(each["rank"], each["student_number"]) for each in offered.passed_over] == [
        (1, "A"),
        (2, "B"),
        (3, "C"),
    ]
    reasons = [each["reason"] for each in offered.passed_over]
    assert reasons[0] == "The student's status is suspended, not active."
    assert reasons[1] == "A hold blocks registration.", "why is for those who may read the student's record"
    assert "clashes with CS200" in reasons[2]
    assert ranks(as_person, queue) == {"A": 1, "B": 2, "C": 3, "D": 4}
    assert receipts(owner) == [
        ("passed_over", "A", 1),
        ("passed_over", "B", 2),
        ("passed_over", "C", 3),
        ("offered", "D", 4),
    ]
    with as_person(queue["head"]) as connection:
        stored = connection.scalars(
            text("select passed_over_reason from report.waitlist_entries where rank < 4 order by rank")
        ).all()
        decided = connection.execute(
            text("select event, rank, reason from report.waitlist_decisions order by decision_id")
        ).all()
    assert stored == reasons
    assert decided == [
        ("passed over", 1, reasons[0]),
        ("passed over", 2, reasons[1]),
        ("passed over", 3, reasons[2]),
        ("offered", 4, None),
    ]


def test_who_lacks_a_prerequisite_or_sits_in_another_section_is_passed_over(owner, queue, act):
    with owner.begin() as connection:
        required = sample.course(connection, queue["unit"], "CS100")
        sample.prerequisite(connection, queue["course"], required)
        past = sample.offering(connection, required, sample.term(connection, "2024-fall"))
        for letter in "BCD":
            sample.enrollment(connection, past, queue[letter], enrollment_status="completed", grade="A", grade_points=4)
        section = sample.offering(connection, queue["course"], queue["term"], section_code="B")
        sample.enrollment(connection, section, queue["B"])
    offered = act("offer_next_seat", queue["offering"])
    assert offered.student_number == "C"
    assert [each["reason"] for each in offered.passed_over] == [
        "CS101 requires CS100.",
        "The student is enrolled in CS101 already: section B.",
    ]


def test_the_same_reason_again_is_told_once(owner, queue, act):
    run(owner, "update students set status = 'suspended' where id = :id", id=queue["A"])
    run(owner, "update course_offerings set max_enrollment = 5 where id = :id", id=queue["offering"])
    act("offer_next_seat", queue["offering"])
    act("offer_next_seat", queue["offering"])
    assert [each.event for each in receipts(owner)] == ["passed_over", "offered", "passed_over", "offered"]
    with owner.connect() as connection:
        told = connection.scalar(
            text("select count(*) from notifications where recipient_id = :id"),
            {"id": sample.user_id(connection, queue["A"])},
        )
    assert told == 1


def test_a_live_offer_holds_its_seat(owner, queue, act):
    act("offer_next_seat", queue["offering"])
    with pytest.raises(Refused, match="CS101 section A has no free seat: 1 of 2 are taken and 1 on offer."):
        act("offer_next_seat", queue["offering"])
    assert len(receipts(owner)) == 1


def test_a_lapsed_offer_holds_nothing_and_passes_to_the_next(owner, queue, act, as_person):
    act("offer_next_seat", queue["offering"])
    run(
        owner,
        "update course_waitlist set notified_at = now() - interval '3 days', "
        "notification_expires_at = now() - interval '1 day' where id = :id",
        id=queue["entry A"],
    )
    assert ranks(as_person, queue) == {"B": 1, "C": 2, "D": 3}
    offered = act("offer_next_seat", queue["offering"])
    assert (offered.student_number, offered.queue_rank, offered.lapsed_offers) == ("B", 1, 1)
    assert [tuple(each)[:2] for each in receipts(owner)] == [
        ("offered", "A"),
        ("expired", "A"),
        ("offered", "B"),
    ]
    assert run(owner, "select status from course_waitlist where id = :id", id=queue["entry A"]).scalar() == "expired"


def test_maintenance_ends_lapsed_offers_of_all_offerings(owner, queue, act):
    act("offer_next_seat", queue["offering"])
    run(
        owner,
        "update course_waitlist set notified_at = now() - interval '3 days', "
        "notification_expires_at = now() - interval '1 day' where status = 'notified'",
    )
    assert run(owner, "select lms_ops.expire_offers()").scalar() == 1
    assert run(owner, "select lms_ops.expire_offers()").scalar() == 0
    with pytest.raises(Refused, match="permission denied"):
        act("expire_offers")


def test_when_nobody_is_eligible_the_receipts_stay_and_the_outcome_says_so(owner, queue, act):
    run(owner, "update students set status = 'suspended'")
    nothing = act("offer_next_seat", queue["offering"])
    assert nothing.entry_id is None
    assert nothing.outcome.startswith("Nobody who waits for CS101 section A may take the seat now")
    assert [each.event for each in receipts(owner)] == ["passed_over"] * 4


def test_where_nobody_waits_or_the_offering_is_closed_nothing_is_offered(owner, queue, act):
    run(owner, "update course_offerings set enrollment_status = 'closed' where id = :id", id=queue["offering"])
    with pytest.raises(Refused, match="CS101 section A is closed: open it before offering its seats"):
        act("offer_next_seat", queue["offering"])
    run(owner, "update course_offerings set enrollment_status = 'open' where id = :id", id=queue["offering"])
    run(owner, "delete from course_waitlist")
    with pytest.raises(Refused, match="Nobody waits for CS101 section A."):
        act("offer_next_seat", queue["offering"])


def test_a_raised_limit_admits_nobody(owner, queue, act):
    run(
        owner,
        "insert into lms_ops.capacity_overrides (course_offering_id, published_limit, reason) "
        "values (:id, 1, 'a friend of the dean')",
        id=queue["offering"],
    )
    with pytest.raises(Refused, match="no free seat: 1 of 1 are taken"):
        act("offer_next_seat", queue["offering"])


def test_near_the_add_and_drop_deadline_a_seat_is_kept_for_a_shorter_time(owner, queue, act):
    run(
        owner,
        "update academic_terms set add_drop_deadline = :day where id = :id",
        day=date.today() + timedelta(days=5),
        id=queue["term"],
    )
    offered = act("offer_next_seat", queue["offering"])
    assert offered.deadline - datetime.now(UTC) < timedelta(hours=24.1)


def test_an_offer_is_extended_once_for_each_request(owner, queue, act):
    entry = act("offer_next_seat", queue["offering"]).entry_id
    before = datetime.now(UTC)
    (deadline,) = act("extend_offer", entry, 72, "Is abroad until Friday")
    assert timedelta(hours=71.9) < deadline - before < timedelta(hours=72.1)
    with pytest.raises(Refused, match="already runs until .*: extend it by an hour or more"):
        act("extend_offer", entry, 72, "Is abroad until Friday")
    assert [each.event for each in receipts(owner)] == ["offered", "extended"]


@pytest.mark.parametrize(
    ("hours", "reason", "sentence"),
    [
        (72, " ", "Give a reason"),
        (0, "a good one", "A seat is kept for 1 to 168 hours from now"),
        (169, "a good one", "A seat is kept for 1 to 168 hours from now"),
        (24, "a good one", "already runs until"),
    ],
)
def test_an_extension_without_reason_or_out_of_range_is_refused(queue, act, hours, reason, sentence):
    entry = act("offer_next_seat", queue["offering"]).entry_id
    with pytest.raises(Refused, match=sentence):
        act("extend_offer", entry, hours, reason)


def test_a_lapsed_offer_cannot_be_extended_or_withdrawn(owner, queue, act):
    entry = act("offer_next_seat", queue["offering"]).entry_id
    run(
        owner,
        "update course_waitlist set notified_at = now() - interval '3 days', "
        "notification_expires_at = now() - interval '1 day' where id = :id",
        id=entry,
    )
    with pytest.raises(Refused, match="The offer lapsed at"):
        act("extend_offer", entry, 72, "late")
    with pytest.raises(Refused, match="The offer lapsed at"):
        act("withdraw_offer", entry, "late")


def test_a_withdrawn_offer_keeps_the_place_and_goes_to_the_next(owner, queue, act, as_person):
    entry = act("offer_next_seat", queue["offering"]).entry_id
    assert act("withdraw_offer", entry, "Offered by mistake") == (1,)
    assert ranks(as_person, queue) == {"A": 1, "B": 2, "C": 3, "D": 4}
    with pytest.raises(Refused, match="There is no offer to withdraw: the student is waiting"):
        act("withdraw_offer", entry, "Offered by mistake")
    assert receipts(owner) == [("offered", "A", 1), ("withdrawn", "A", 1), ("offered", "B", 2)]


def test_a_removed_student_makes_room_for_those_behind(owner, queue, act, as_person):
    assert act("remove_from_waitlist", queue["entry B"], "Left the programme") == (2,)
    assert ranks(as_person, queue) == {"A": 1, "C": 2, "D": 3}
    with pytest.raises(Refused, match="This entry is over since .*: it is cancelled"):
        act("remove_from_waitlist", queue["entry B"], "Left the programme")
    ended = run(owner, "select * from course_waitlist where id = :id", id=queue["entry B"]).one()
    assert (ended.status, ended.end_reason, ended.ended_by) == (
        "cancelled",
        "Left the programme",
        queue["head"],
    )
    assert receipts(owner) == [("cancelled", "B", 2), ("offered", "A", 1)], "the free seat is served by the way"


def test_a_student_ahead_enrolls_and_everyone_behind_moves_up_one(owner, queue, as_person):
    assert ranks(as_person, queue) == {"A": 1, "B": 2, "C": 3, "D": 4}
    with owner.begin() as connection:
        sample.enrollment(connection, queue["offering"], queue["B"])
    assert ranks(as_person, queue) == {"A": 1, "C": 2, "D": 3}
    positions = run(owner, "select position from course_waitlist where status = 'waiting' order by position")
    assert positions.scalars().all() == [1, 3, 4], "the stored column stays the order of joining"
    assert receipts(owner) == [("enrolled", "B", None)]


def test_a_seat_that_comes_by_an_update_ends_the_waiting_too(owner, queue, as_person):
    with owner.begin() as connection:
        enrollment = sample.enrollment(connection, queue["offering"], queue["C"], enrollment_status="dropped")
    assert ranks(as_person, queue)["C"] == 3
    run(owner, "update course_enrollments set enrollment_status = 'enrolled' where id = :id", id=enrollment)
    assert ranks(as_person, queue) == {"A": 1, "B": 2, "D": 3}


@pytest.mark.parametrize("by", ["stranger", "administrator", "teacher"])
def test_others_may_not_decide(owner, queue, act, by):
    entry = act("offer_next_seat", queue["offering"]).entry_id
    for function, arguments in {
        "offer_next_seat": (queue["offering"],),
        "extend_offer": (entry, 72, "please"),
        "withdraw_offer": (entry, "please"),
        "remove_from_waitlist": (entry, "please"),
    }.items():
        with pytest.raises(Refused, match="You may not do this"):
            act(function, *arguments, by=by)
    assert len(receipts(owner)) == 1


def test_nobody_may_not_decide_and_an_unknown_offering_is_named(queue, act):
    with pytest.raises(Refused, match="You may not do this"):
        act("offer_next_seat", queue["offering"], by=None)
    with pytest.raises(Refused, match="There is no offering"):
        act("offer_next_seat", queue["unit"])
    with pytest.raises(Refused, match="This entry is in no queue"):
        act("withdraw_offer", queue["unit"], "gone")


def test_of_many_who_offer_one_seat_at_once_exactly_one_does(owner, queue, act):
    def offer(_):
        try:
            return act("offer_next_seat", queue["offering"]).student_number
        except Refused as refusal:
            return str(refusal)

    with ThreadPoolExecutor(4) as threads:
        outcomes = sorted(threads.map(offer, range(4)))
    assert outcomes[0] == "A"
    assert all("no free seat" in outcome for outcome in outcomes[1:])
    assert receipts(owner) == [("offered", "A", 1)]


def test_a_queue_says_why_it_stands_and_how_urgent_it_is(owner, queue, act, as_person):
    def read():
        with as_person(queue["head"]) as connection:
            return connection.execute(
                text("select waiting, free_seats, offers_out, diagnosis, urgency from report.waitlists")
            ).one()

    assert read() == (4, 1, 0, "something keeps them out", 1)
    act("offer_next_seat", queue["offering"])
    assert read() == (3, 0, 1, "not enough room", 3)
    run(
        owner,
        "update course_waitlist set notification_expires_at = now() + interval '3 hours' where status = 'notified'",
    )
    assert read() == (3, 0, 1, "not enough room", 2)
    run(owner, "delete from course_waitlist where status = 'waiting'")
    run(owner, "update course_waitlist set notification_expires_at = now() + interval '30 hours'")
    assert read() == (0, 0, 1, "offers are out", 4)
    run(
        owner,
        "update course_waitlist set notified_at = now() - interval '2 hours', "
        "notification_expires_at = now() - interval '1 hour'",
    )
    assert read() == (0, 1, 0, "offers are out", 4)


def test_who_sits_in_another_section_is_a_phantom(owner, queue, as_person):
    with owner.begin() as connection:
        section = sample.offering(connection, queue["course"], queue["term"], section_code="B")
        laboratory = sample.offering(connection, queue["course"], queue["term"], section_code="L", component="LAB")
        sample.enrollment(connection, section, queue["B"])
        sample.enrollment(connection, laboratory, queue["C"])
    with as_person(queue["head"]) as connection:
        phantoms = connection.execute(
            text("select student_number, holds_section from report.waitlist_entries where is_phantom")
        ).all()
    assert phantoms == [("B", "B")]


def test_what_happened_is_counted_by_day_also_without_receipts(owner, queue, act, as_person):
    run(
        owner,
        "update course_waitlist set status = 'expired', notified_at = '2025-01-11 20:30+00', "
        "notification_expires_at = '2025-01-12 20:30+00', ended_at = '2025-01-12 20:30+00' where id = :id",
        id=queue["entry D"],
    )
    entry = act("offer_next_seat", queue["offering"]).entry_id
    act("withdraw_offer", entry, "Offered by mistake")
    with as_person(queue["head"]) as connection:
        happened = connection.execute(
            text("""
                select day, event, entries
                from report.waitlist_history
                where day < '2025-02-01'
                order by day, event
            """)
        ).all()
        since = dict(
            connection.execute(
                text("select event, entries from report.waitlist_history where day >= '2025-02-01'")
            ).all()
        )
    assert happened == [
        (date(2025, 1, 10), "joined", 4),
        # half past midnight in Baku
        (date(2025, 1, 12), "offered", 1),
        (date(2025, 1, 13), "lapsed", 1),
    ]
    assert since == {"offered": 2, "withdrawn": 1}


def test_queues_are_read_by_those_who_may_see_the_offering_or_advise_the_student(owner, queue, act, as_person):
    act("offer_next_seat", queue["offering"])
    with owner.begin() as connection:
        queue["advisor"] = sample.viewer(connection, "ADVISOR")
        connection.execute(
            text("update students set academic_advisor_id = :advisor where id = :id"),
            {"advisor": queue["advisor"], "id": queue["C"]},
        )
    seen = {}
    for by in ("head", "registrar", "teacher", "stranger", "administrator", "advisor", None):
        with as_person(queue[by] if by else None) as connection:
            seen[by] = tuple(
                connection.scalar(text(f"select count(*) from report.{view}"))
                for view in ("waitlists", "waitlist_entries", "waitlist_decisions", "waitlist_history")
            )
    assert seen == {
        "head": (1, 4, 1, 2),
        "registrar": (1, 4, 1, 2),
        "teacher": (1, 4, 1, 2),
        "stranger": (0, 0, 0, 0),
        "administrator": (0, 0, 0, 0),
        "advisor": (0, 1, 0, 0),
        None: (0, 0, 0, 0),
    }


def pick(page, key, row):
    page.session_state[key] = {"selection": {"rows": [row], "columns": [], "cells": []}}
    return page.run()


def button(page, label):
    return next(each for each in page.button if each.label == label)


def labels(page):
    return [each.label for each in page.button]


@pytest.mark.parametrize(
    "statement",
    [
        "update lms_ops.waitlist_events set reason = 'a mistake'",
        "delete from lms_ops.waitlist_events",
        "truncate lms_ops.waitlist_events",
    ],
)
def test_nobody_alters_the_receipts_not_even_their_owner(owner, queue, act, statement):
    act("offer_next_seat", queue["offering"])
    with pytest.raises(DBAPIError, match="only ever added to"):
        run(owner, statement)


def test_the_page_lists_queues_and_offers_the_next_seat(owner, queue, open_page):
    page = open_page("waitlists", queue["head"])
    assert not page.exception
    assert page.title[0].value == "Waitlists"
    assert "Waiting: 4" in words(page)
    assert "Seats to offer: 1" in words(page)
    assert "No seat is on offer." in words(page)
    assert list(page.dataframe[0].value.course_code) == ["CS101"]
    assert "Offer the next seat" not in labels(page)

    page = pick(page, "queues", 0)
    assert "Queue for CS101 section A" in words(page)
    button(page, "Offer the next seat").click().run()
    button(page, "Offer the seat").click().run()
    assert [toast.value.split(" until ")[0] for toast in page.toast] == [
        "Student A, rank 1, may take the seat in CS101 section A"
    ]
    assert receipts(owner) == [("offered", "A", 1)]
    assert "Offers out: 1" in words(page)


def test_the_page_withdraws_an_offer_with_a_reason(owner, queue, act, open_page):
    act("offer_next_seat", queue["offering"])
    page = pick(open_page("waitlists", queue["head"]), "queues", 0)
    assert button(page, "Offer the next seat").disabled
    assert button(page, "Withdraw the offer").disabled
    page = pick(page, f"queue {queue['offering']}", 0)
    button(page, "Withdraw the offer").click().run()
    page.text_area[0].set_value("Offered by mistake")
    button(page, "Withdraw").click().run()
    assert page.toast[0].value.endswith("waits again, at rank 1.")
    assert [each.event for each in receipts(owner)] == ["offered", "withdrawn", "offered"]


def test_the_page_extends_an_offer_only_to_a_later_deadline(owner, queue, act, open_page):
    act("offer_next_seat", queue["offering"])
    page = pick(open_page("waitlists", queue["head"]), "queues", 0)
    page = pick(page, f"queue {queue['offering']}", 0)
    button(page, "Extend the offer").click().run()
    hours = next(each for each in page.selectbox if each.label == "Keep the seat for")
    assert hours.options == ["3 days from now", "a week from now"]
    page.text_area[0].set_value("Is abroad until Friday")
    button(page, "Extend").click().run()
    assert page.toast[0].value.startswith("Kept until ")
    assert [each.event for each in receipts(owner)] == ["offered", "extended"]


def test_a_teacher_reads_the_own_queue_and_has_no_button_to_decide(queue, open_page):
    page = pick(open_page("waitlists", queue["teacher"]), "queues", 0)
    assert "Queue for CS101 section A" in words(page)
    assert not {"Offer the next seat", "Extend the offer", "Withdraw the offer"} & set(labels(page))


def test_the_page_says_when_nobody_waits(queue, open_page):
    page = open_page("waitlists", queue["stranger"])
    assert "Nobody waits for a seat." in words(page)
    assert not page.dataframe
