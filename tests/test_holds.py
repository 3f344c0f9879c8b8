"""Holds are placed and released by those who may, with a reason, and never deleted; what they cost."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
import sample
from held_students import Campus, build
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from dashboard.queries import holds as queries
from dashboard.viewer import Viewer
from db.errors import Refused

AsPerson = Callable[[UUID | str | None], AbstractContextManager[Connection]]
NOW = datetime.now(UTC)


@pytest.fixture
def campus(owner: Engine) -> Campus:
    with owner.begin() as connection:
        return build(connection)


def place(connection: Connection, *numbers: str, **changes: object) -> int:
    """A library hold of the registrar that blocks registration."""
    arguments = {
        "numbers": list(numbers),
        "category": "library",
        "blocks": ["registration"],
        "reason": "Three books",
        "unit": None,
        "until": None,
    }
    return connection.scalar(
        text("""
            select lms_ops.place_holds(
                :numbers, :category, :blocks, :reason, cast(:unit as uuid), cast(:until as timestamptz)
            )
        """),
        arguments | changes,
    )


def release(connection: Connection, *holds: UUID, reason: str = "Books are back") -> int:
    return connection.scalar(
        text("select lms_ops.release_holds(cast(:ids as uuid[]), :reason)"),
        {"ids": [str(hold) for hold in holds], "reason": reason},
    )


def rows(connection: Connection, columns: str) -> list[tuple]:
    """These columns of report.holds, by student number."""
    found = connection.execute(text(f"select {columns} from report.holds order by student_number, category"))
    return [tuple(row) for row in found]


def test_one_call_places_a_hold_on_each_student_and_keeps_who_and_why(
    owner: Engine, campus: Campus, as_person: AsPerson
) -> None:
    with as_person(campus.registrar) as connection:
        assert place(connection, "STU1", " STU2 ", "STU1", blocks=["registration", "grades"]) == 2
        assert rows(connection, "student_number, category, state, blocks, reason, owner_code, may_release") == [
            (number, "library", "active", ["registration", "grades"], "Three books", None, True)
            for number in ("STU1", "STU2")
        ]
    written = text("select user_id, new_values ->> 'reason' from audit_logs where action = 'place_hold'")
    with owner.connect() as connection:
        assert [tuple(row) for row in connection.execute(written)] == [(campus.registrar, "Three books")] * 2


@pytest.mark.parametrize(
    ("numbers", "changes", "sentence"),
    [
        ([], {}, "at least one student number"),
        (["STU1", "STU9"], {}, "no student with the number STU9"),
        (["STU1"], {"category": "parking"}, "parking is no category"),
        (["STU1"], {"blocks": []}, "Choose what the hold blocks"),
        (["STU1"], {"blocks": ["parking"]}, "Choose what the hold blocks"),
        (["STU1"], {"reason": " "}, "Say why"),
        (["STU1"], {"until": NOW - timedelta(days=1)}, "The last day is over"),
    ],
)
def test_a_senseless_hold_is_refused_with_what_to_do(
    numbers: list[str], changes: dict, sentence: str, campus: Campus, as_person: AsPerson
) -> None:
    with pytest.raises(Refused, match=sentence), as_person(campus.registrar) as connection:
        place(connection, *numbers, **changes)


def test_the_same_hold_stands_once(campus: Campus, as_person: AsPerson) -> None:
    with as_person(campus.registrar) as connection:
        place(connection, "STU1")
    with (
        pytest.raises(Refused, match="The same hold is on STU1 already"),
        as_person(campus.registrar) as connection,
    ):
        place(connection, "STU1", "STU2")
    with as_person(campus.registrar) as connection:
        assert place(connection, "STU1", category="financial") == 1


def test_a_dean_manages_the_holds_of_the_faculty_only(owner: Engine, campus: Campus, as_person: AsPerson) -> None:
    with as_person(campus.dean) as connection:
        assert place(connection, "STU1", unit=campus.faculty) == 1
    with (
        pytest.raises(Refused, match="Holds of the whole university are the registrar's"),
        as_person(campus.dean) as connection,
    ):
        place(connection, "STU2")
    for other in (campus.head, campus.stranger, None):
        with pytest.raises(Refused, match="You may not do this"), as_person(other) as connection:
            place(connection, "STU2", unit=campus.faculty)
    with owner.connect() as connection:
        art = connection.scalar(text("select id from organization_units where code = 'ART'"))
    with (
        pytest.raises(Refused, match="no student with the number STU2"),
        as_person(campus.stranger) as connection,
    ):
        place(connection, "STU2", unit=art)


def test_many_are_released_at_once_and_stay_as_history(owner: Engine, campus: Campus, as_person: AsPerson) -> None:
    with owner.begin() as connection:
        holds = [sample.hold(connection, student) for student in campus.students]
    with as_person(campus.registrar) as connection:
        assert release(connection, *holds[:2], holds[0]) == 2
        assert rows(connection, "student_number, state, release_reason, released_by_name is not null") == [
            ("STU1", "released", "Books are back", True),
            ("STU2", "released", "Books are back", True),
            ("STU3", "active", None, False),
        ]
    with (
        pytest.raises(Refused, match="The financial hold of student STU1 is over since"),
        as_person(campus.registrar) as connection,
    ):
        release(connection, *holds)
    with pytest.raises(Refused, match="Say why"), as_person(campus.registrar) as connection:
        release(connection, holds[2], reason="")
    with pytest.raises(Refused, match="do not exist"), as_person(campus.registrar) as connection:
        release(connection, UUID(int=0))


def test_only_the_owner_or_the_registrar_releases_a_hold(owner: Engine, campus: Campus, as_person: AsPerson) -> None:
    with owner.begin() as connection:
        registrars = sample.hold(connection, campus.students[0])
        faculties = sample.hold(connection, campus.students[1], organization_unit_id=campus.faculty)
    with as_person(campus.dean) as connection:
        assert rows(connection, "student_number, may_release") == [("STU1", False), ("STU2", True)]
    with pytest.raises(Refused, match="the registrar's"), as_person(campus.dean) as connection:
        release(connection, registrars, faculties)
    for other in (campus.head, campus.stranger):
        with pytest.raises(Refused, match="You may not do this"), as_person(other) as connection:
            release(connection, faculties)
    with as_person(campus.dean) as connection:
        assert release(connection, faculties) == 1
    with as_person(campus.registrar) as connection:
        assert release(connection, registrars) == 1


@pytest.mark.parametrize(
    "statement",
    ["delete from student_holds", "truncate student_holds", "delete from students where id = :student"],
)
def test_no_hold_is_ever_deleted(statement: str, owner: Engine, campus: Campus) -> None:
    with owner.begin() as connection:
        sample.hold(connection, campus.students[0])
    with pytest.raises(DBAPIError, match="never deleted: release it"), owner.begin() as connection:
        connection.execute(text(statement), {"student": campus.students[0]})


def test_until_counts_before_anybody_clears_the_flag(owner: Engine, campus: Campus, as_person: AsPerson) -> None:
    with owner.begin() as connection:
        for student, since, until in zip(
            campus.students,
            (NOW - timedelta(days=9), NOW - timedelta(days=9), NOW + timedelta(days=1)),
            (NOW - timedelta(days=2), NOW + timedelta(days=2), None),
            strict=True,
        ):
            sample.hold(connection, student, effective_from=since, effective_until=until)
    with as_person(campus.head) as connection:
        assert rows(connection, "student_number, state, is_active, age_days, ended_at is not null") == [
            ("STU1", "lapsed", False, 7, True),
            ("STU2", "active", True, 9, False),
            ("STU3", "starts later", False, 0, False),
        ]
        blocked = connection.scalars(text("select student_number from report.blocked_students"))
        assert list(blocked) == ["STU2"]


def test_blocked_students_cost_offers_and_places(owner: Engine, campus: Campus, as_person: AsPerson) -> None:
    offered, waits, free = campus.students
    with owner.begin() as connection:
        for student in (offered, waits):
            sample.hold(connection, student)
            sample.hold(connection, student, hold_category="library", reason="Books")
        sample.hold(connection, free, blocks_registration=False, blocks_grades=True)
        sample.waiting(
            connection,
            campus.offering,
            offered,
            status="notified",
            notified_at=NOW,
            notification_expires_at=NOW + timedelta(days=1),
        )
        sample.waiting(connection, campus.offering, waits)
        sample.waiting(connection, campus.offering, free)
    cost = text("""
        select student_number, categories, live_offers, waiting_entries
        from report.blocked_students
        order by student_number
    """)
    with as_person(campus.head) as connection:
        assert [tuple(row) for row in connection.execute(cost)] == [
            ("STU1", ["financial", "library"], 1, 0),
            ("STU2", ["financial", "library"], 0, 1),
        ]
    for other in (campus.stranger, None):
        with as_person(other) as connection:
            assert connection.execute(cost).all() == []


def test_days_begin_at_midnight_at_the_university(owner: Engine, campus: Campus, app: Callable[[], object]) -> None:
    day = datetime.now(ZoneInfo("Asia/Baku")).date() - timedelta(days=2)
    with owner.begin() as connection:
        sample.hold(
            connection,
            campus.students[0],
            effective_from=datetime.combine(day, time(0, 30), ZoneInfo("Asia/Baku")),
            effective_until=datetime.combine(day + timedelta(days=2), time(0, 0), ZoneInfo("Asia/Baku")),
        )
    days = queries.trend(Viewer(str(campus.registrar)), units=None).set_index("day").active
    assert list(days[-4:]) == [0, 1, 1, 0]
    assert days.index[-1].date() == day + timedelta(days=2)
