"""Holds begin, end, lapse and are released as a plain model of them says; what was written of them stays."""

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

import psycopg
import pytest
import sample
from cluster import Database
from held_students import Campus, build
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from db.errors import Refused

AsPerson = Callable[[UUID | str | None], AbstractContextManager[Connection]]
BLOCKS = ("registration", "transcripts", "graduation", "grades")
QUESTIONS = {"transcripts": "may_receive_transcript", "graduation": "may_graduate", "grades": "may_see_grades"}
NOW = datetime.now(UTC)


@pytest.fixture
def campus(owner: Engine) -> Campus:
    with owner.begin() as connection:
        return build(connection)


def place(connection: Connection, *numbers: str, **changes: object) -> int:
    """A library hold of the registrar that blocks registration, from now on."""
    arguments = {
        "numbers": list(numbers),
        "category": "library",
        "blocks": ["registration"],
        "reason": "Three books",
        "begins": None,
        "until": None,
    }
    return connection.scalar(
        text("""
            select lms_ops.place_holds(
                :numbers, :category, :blocks, :reason,
                begins => cast(:begins as timestamptz), until => cast(:until as timestamptz)
            )
        """),
        arguments | changes,
    )


def release(connection: Connection, hold_ids: list[UUID]) -> int:
    return connection.scalar(
        text("select lms_ops.release_holds(cast(:ids as uuid[]), 'Books are back')"),
        {"ids": [str(hold) for hold in hold_ids]},
    )


def answer(connection: Connection, question: str, student: UUID) -> tuple[bool, list[str]]:
    found = connection.execute(text(f"select * from lms_ops.{question}(:student)"), {"student": student})
    return tuple(found.one())


# A hold that begins later


def test_a_hold_may_begin_later_and_blocks_from_then_on(owner: Engine, campus: Campus, as_person: AsPerson) -> None:
    with as_person(campus.registrar) as connection:
        place(connection, "STU1", begins=NOW + timedelta(days=1), until=NOW + timedelta(days=5))
        place(connection, "STU1", category="health", blocks=["transcripts"])
        states = connection.execute(text("select category, state, is_active from report.holds order by category"))
        assert [tuple(row) for row in states] == [("health", "active", True), ("library", "starts later", False)]
        assert connection.scalar(text("select count(*) from report.blocked_students")) == 0
    with owner.begin() as connection:
        sample.enrollment(connection, campus.offering, campus.students[0])


@pytest.mark.parametrize(
    ("begins", "until", "sentence"),
    [
        (-1, None, "cannot begin in the past"),
        (2, 1, "would end before it begins"),
        (1, 1, "would end before it begins"),
    ],
)
def test_days_that_make_no_sense_are_refused(
    begins: int, until: int | None, sentence: str, campus: Campus, as_person: AsPerson
) -> None:
    with pytest.raises(Refused, match=sentence), as_person(campus.registrar) as connection:
        place(
            connection,
            "STU1",
            begins=NOW + timedelta(days=begins),
            until=until and NOW + timedelta(days=until),
        )


def test_the_same_hold_may_come_again_after_its_last_day(campus: Campus, as_person: AsPerson) -> None:
    first, second, third = (NOW + timedelta(days=days) for days in (10, 20, 30))
    with as_person(campus.registrar) as connection:
        place(connection, "STU1", until=first)
        place(connection, "STU1", begins=second, until=third)
    for begins, until in ((None, None), (first - timedelta(days=1), second), (third - timedelta(days=1), None)):
        with pytest.raises(Refused, match="The same hold is on STU1"), as_person(campus.registrar) as connection:
            place(connection, "STU1", begins=begins, until=until)
    with as_person(campus.registrar) as connection:
        place(connection, "STU1", begins=first, until=second)


# Who asks what a hold blocks


def test_each_block_answers_its_own_question_with_the_reasons(
    owner: Engine, campus: Campus, as_person: AsPerson
) -> None:
    held, free, _ = campus.students
    with owner.begin() as connection:
        for blocked in QUESTIONS:
            sample.hold(
                connection,
                held,
                reason=f"No {blocked}.",
                blocks_registration=False,
                effective_from=datetime(2025, 3, 1, tzinfo=UTC),
                **{f"blocks_{blocked}": True},
            )
        hour = timedelta(hours=1)
        for since, until in ((NOW - 9 * hour, NOW - hour), (NOW + hour, None)):
            sample.hold(connection, free, blocks_grades=True, effective_from=since, effective_until=until)
    for blocked, question in QUESTIONS.items():
        with as_person(campus.head) as connection:
            assert answer(connection, question, held) == (
                False,
                [f"A financial hold blocks {blocked} since 2025-03-01: No {blocked}."],
            )
            assert answer(connection, question, free) == (True, [])


def test_students_ask_about_themselves_and_others_about_those_whose_record_they_read(
    owner: Engine, campus: Campus, as_person: AsPerson
) -> None:
    with owner.connect() as connection:
        themself = sample.user_id(connection, campus.students[0])
        classmate = sample.user_id(connection, campus.students[1])
    for question in QUESTIONS.values():
        for who in (themself, campus.head, campus.dean, campus.registrar):
            with as_person(who) as connection:
                assert answer(connection, question, campus.students[0]) == (True, [])
        for who in (classmate, campus.stranger, None):
            with pytest.raises(Refused, match="You may not read this"), as_person(who) as connection:
                answer(connection, question, campus.students[0])


# What stays as it was


@pytest.mark.every_server
@pytest.mark.parametrize(
    ("change", "which", "sentence"),
    [
        ("reason = 'Another'", "standing", "release it and place another"),
        ("hold_category = 'health'", "standing", "release it and place another"),
        ("placed_by = null", "standing", "release it and place another"),
        ("student_id = (select id from students where student_number = 'STU3')", "standing", "place another"),
        ("blocks_registration = false", "standing", "release it and place another"),
        ("effective_from = now() - interval '9 days'", "standing", "release it and place another"),
        ("effective_until = now() - interval '1 hour'", "standing", "does not end in the past"),
        ("is_active = true", "released", "is not opened again"),
        ("release_reason = 'Mercy'", "released", "stays as it was"),
        ("effective_until = now() + interval '1 day'", "lapsed", "stays as it was"),
    ],
)
def test_nobody_rewrites_a_hold_not_even_the_owner(
    change: str, which: str, sentence: str, owner: Engine, campus: Campus, as_person: AsPerson
) -> None:
    with owner.begin() as connection:
        hold = sample.hold(
            connection,
            campus.students[0],
            effective_from=NOW - timedelta(days=5),
            effective_until=NOW - timedelta(days=1) if which == "lapsed" else None,
            placed_by=campus.registrar,
        )
    if which == "released":
        with as_person(campus.registrar) as connection:
            release(connection, [hold])
    with pytest.raises(DBAPIError, match=sentence), owner.begin() as connection:
        connection.execute(text(f"update student_holds set {change}"))


def test_the_last_day_of_a_hold_may_move_while_it_stands(owner: Engine, campus: Campus) -> None:
    with owner.begin() as connection:
        sample.hold(connection, campus.students[0])
        for until in ("now() + interval '2 days'", "now() + interval '1 day'", "null"):
            connection.execute(text(f"update student_holds set effective_until = {until}"))


def test_maintenance_clears_the_flag_of_what_is_over_and_says_so(
    owner: Engine, campus: Campus, as_person: AsPerson
) -> None:
    with owner.begin() as connection:
        for student, until in zip(campus.students, (-1, 1, None), strict=True):
            sample.hold(
                connection,
                student,
                effective_from=NOW - timedelta(days=5),
                effective_until=until and NOW + timedelta(days=until),
            )
        lapse = text("select lms_ops.lapse_holds()")
        assert [connection.scalar(lapse), connection.scalar(lapse)] == [1, 0]
        assert connection.scalar(text("select count(*) from audit_logs where action = 'lapse_hold'")) == 1
        flags = text("select is_active, released_at from student_holds order by effective_until")
        assert [tuple(row) for row in connection.execute(flags)] == [(False, None), (True, None), (True, None)]
    with pytest.raises(Refused, match="permission denied"), as_person(campus.registrar) as connection:
        connection.execute(lapse)


# Everything together, against a plain model


@dataclass
class PlainHold:
    """What the model knows of a hold: days count from the first step, an end of None is never."""

    student: str
    category: str
    blocks: list[str]
    begins: float
    ends: float
    flag: bool = True
    released: bool = False

    def state(self, today: float) -> str:
        if self.released:
            return "released"
        if self.ends <= today:
            return "lapsed"
        return "active" if self.begins <= today else "starts later"


class Holds(RuleBasedStateMachine):
    """People place and release, maintenance lapses, days go by; after every step all that is read agrees.

    A day goes by when every date is moved back by one: the clock of a server cannot be set. Holds end
    at midday, so that no step falls on an end.
    """

    def __init__(
        self,
        owner: Engine,
        as_person: AsPerson,
        rewrite: Callable[..., None],
        campus: Campus,
    ) -> None:
        super().__init__()
        self.owner, self.as_person, self.rewrite, self.campus = owner, as_person, rewrite, campus
        self.today = 0
        self.holds: dict[UUID, PlainHold] = {}
        with owner.begin() as connection:
            program = connection.scalar(text("select academic_program_id from students limit 1"))
            made = [sample.student(connection, program) for _ in range(3)]
            found = text("select student_number, id from students where id = any (:ids)")
            self.students = dict(sorted(tuple(row) for row in connection.execute(found, {"ids": made})))

    @rule(
        places=st.sets(st.integers(0, 2), min_size=1),
        category=st.sampled_from(["library", "health"]),
        blocks=st.lists(st.sampled_from(BLOCKS), min_size=1, unique=True),
        wait=st.sampled_from([0, 0, 1, 3]),
        lasts=st.sampled_from([None, 0, 2]),
    )
    def place(self, places: set[int], category: str, blocks: list[str], wait: int, lasts: int | None) -> None:
        numbers = [list(self.students)[place] for place in places]
        begins = self.today + wait
        ends = float("inf") if lasts is None else begins + lasts + 0.5
        same = {
            hold.student
            for hold in self.holds.values()
            if hold.student in numbers
            and hold.category == category
            and not hold.released
            and begins < hold.ends
            and hold.begins < ends
        }
        now = datetime.now(UTC)
        days = {
            "begins": now + timedelta(days=wait) if wait else None,
            "until": None if lasts is None else now + timedelta(days=wait + lasts + 0.5),
        }
        if same:
            with (
                pytest.raises(Refused, match=f"The same hold is on {', '.join(sorted(same))} already"),
                self.as_person(self.campus.registrar) as connection,
            ):
                place(connection, *numbers, category=category, blocks=blocks, **days)
            return
        with self.as_person(self.campus.registrar) as connection:
            assert place(connection, *numbers, category=category, blocks=blocks, **days) == len(numbers)
        written = text("""
            select holds.id, students.student_number
            from student_holds as holds
            join students on students.id = holds.student_id
            where student_id = any (:students)
                and holds.id <> all (:known)
        """)
        with self.owner.connect() as connection:
            new = connection.execute(
                written, {"students": list(self.students.values()), "known": list(self.holds)}
            ).all()
        assert sorted(number for _, number in new) == sorted(numbers)
        for hold_id, number in new:
            self.holds[hold_id] = PlainHold(number, category, sorted(blocks), begins, ends)

    @precondition(lambda self: self.holds)
    @rule(places=st.sets(st.integers(0, 8), min_size=1, max_size=4))
    def release(self, places: set[int]) -> None:
        """One or many of the latest, those that are over among them: all or none."""
        chosen = {list(self.holds)[-1 - place % len(self.holds)] for place in places}
        if any(self.holds[each].state(self.today) in ("released", "lapsed") for each in chosen):
            with (
                pytest.raises(Refused, match="is over since"),
                self.as_person(self.campus.registrar) as connection,
            ):
                release(connection, list(chosen))
            return
        with self.as_person(self.campus.registrar) as connection:
            assert release(connection, list(chosen)) == len(chosen)
        for each in chosen:
            self.holds[each].flag, self.holds[each].released = False, True

    @rule()
    def lapse(self) -> None:
        lapsed = [hold for hold in self.holds.values() if hold.flag and hold.ends <= self.today]
        with self.owner.begin() as connection:
            assert connection.scalar(text("select lms_ops.lapse_holds()")) == len(lapsed)
        for hold in lapsed:
            hold.flag = False

    @rule(days=st.integers(1, 3))
    def days_go_by(self, days: int) -> None:
        self.rewrite(
            """
            update student_holds
            set
                effective_from = effective_from - %(past)s,
                effective_until = effective_until - %(past)s
            """,
            past=timedelta(days=days),
        )
        self.today += days

    def teardown(self) -> None:
        self.rewrite("delete from student_holds")

    @invariant()
    def the_page_reads_what_the_model_says(self) -> None:
        listed = text("select hold_id, state, blocks from report.holds where student_id = any (:students)")
        with self.as_person(self.campus.registrar) as connection:
            found = connection.execute(listed, {"students": list(self.students.values())}).all()
        assert {row.hold_id: (row.state, sorted(row.blocks)) for row in found} == {
            hold_id: (hold.state(self.today), hold.blocks) for hold_id, hold in self.holds.items()
        }

    @invariant()
    def what_is_blocked_is_what_the_model_says(self) -> None:
        asked = text("""
            select
                students.student_number,
                (select count(*) from lms_ops.enrollment_obstacles(students.id, :offering) where kind = 'hold'),
                cardinality((lms_ops.may_receive_transcript(students.id)).reasons),
                cardinality((lms_ops.may_graduate(students.id)).reasons),
                cardinality((lms_ops.may_see_grades(students.id)).reasons)
            from students
            where students.id = any (:students)
        """)
        arguments = {"students": list(self.students.values()), "offering": self.campus.offering}
        with self.owner.connect() as connection:
            found = {row[0]: tuple(row[1:]) for row in connection.execute(asked, arguments)}
        active = [hold for hold in self.holds.values() if hold.state(self.today) == "active"]
        counted = Counter((hold.student, blocked) for hold in active for blocked in hold.blocks)
        assert found == {number: tuple(counted[number, blocked] for blocked in BLOCKS) for number in self.students}


@pytest.mark.every_server
def test_whatever_is_done_holds_are_as_a_plain_model_has_them(
    owner: Engine, database: Database, campus: Campus, as_person: AsPerson
) -> None:
    def rewrite(statement: str, **arguments: object) -> None:
        # what a hold says is history, which no trigger lets change but for a superuser who switches it off
        with psycopg.connect(database.superuser_url) as connection:
            connection.execute("set local session_replication_role = replica")
            connection.execute(statement, arguments)

    run_state_machine_as_test(
        lambda: Holds(owner, as_person, rewrite, campus),
        settings=settings(
            max_examples=30,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )


# Many at once


@contextmanager
def client(database: Database, person: UUID) -> Iterator[psycopg.Connection]:
    """A connection of its own, as a person at the dashboard."""
    with psycopg.connect(database.dashboard_url) as connection:
        connection.execute("select set_config('app.current_user_id', %s, true)", [str(person)])
        yield connection


@pytest.mark.every_server
def test_of_many_who_place_the_same_hold_one_does_and_of_many_who_release_it_one(
    owner: Engine, database: Database, campus: Campus
) -> None:
    def attempt(statement: str, *arguments: object) -> str:
        try:
            with client(database, campus.registrar) as connection:
                connection.execute(statement, arguments)
            return "done"
        except psycopg.errors.RaiseException as refusal:
            return refusal.diag.message_primary

    numbers = ["STU1", "STU2", "STU3"]
    with ThreadPoolExecutor(16) as clients:
        placed = list(
            clients.map(
                lambda turn: attempt(
                    "select lms_ops.place_holds(%s, 'library', '{registration}', 'Books')",
                    numbers if turn % 2 else numbers[::-1],
                ),
                range(16),
            )
        )
        assert Counter(placed) == {"done": 1, "The same hold is on STU1, STU2, STU3 already: leave them out.": 15}
        with owner.connect() as connection:
            holds = list(connection.scalars(text("select id from student_holds")))
        assert len(holds) == 3
        released = list(
            clients.map(
                lambda turn: attempt("select lms_ops.release_holds(%s, 'Back')", holds if turn % 2 else holds[::-1]),
                range(16),
            )
        )
    assert Counter(each.split(" is over")[0] for each in released) == {
        "done": 1,
        "The library hold of student STU1": 15,
    }
    with owner.connect() as connection:
        audited = text("select action, count(*) from audit_logs where resource_type = 'student_holds' group by 1")
        assert dict(tuple(row) for row in connection.execute(audited)) == {"place_hold": 3, "release_hold": 3}
