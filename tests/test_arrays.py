"""The arrays of courses and the tables that take their place: the same, however an application writes them."""

import itertools
import json
import threading
from collections import Counter
from uuid import UUID, uuid4

import psycopg
import pytest
import sample
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError
from upgrading import decide, run, set_aside

from db.cli.arrays import retire_arrays

COLUMNS = {
    "prerequisites": ("course_prerequisites", "prerequisite_course_id"),
    "corequisites": ("course_corequisites", "corequisite_course_id"),
}


@pytest.fixture
def unit(owner: Engine) -> UUID:
    with owner.begin() as connection:
        return sample.unit(connection)


def add_course(owner: Engine, unit: UUID, course: UUID | None = None, **arrays: list[UUID]) -> UUID:
    with owner.begin() as connection:
        return sample.course(connection, unit, id=course or uuid4(), **arrays)


def write(owner: Engine, course: UUID, column: str, entries: list[UUID] | None) -> None:
    with owner.begin() as connection:
        connection.execute(
            text(f"update courses set {column} = :entries where id = :id"), {"entries": entries, "id": course}
        )


def required(owner: Engine, column: str) -> set[tuple[UUID, UUID]]:
    """Courses and what they ask for, in the table."""
    table, required_column = COLUMNS[column]
    with owner.begin() as connection:
        return {tuple(row) for row in connection.execute(text(f"select course_id, {required_column} from {table}"))}


def problems(course: UUID, entries: list[UUID] | None, known: set[UUID]) -> set[tuple[str, str]]:
    """What of an array the table cannot hold, and why."""
    wrong = set()
    for entry, times in Counter(entries or []).items():
        wrong |= {(str(entry), "dangling")} if entry not in known else set()
        wrong |= {(str(entry), "self")} if entry == course else set()
        wrong |= {(str(entry), "duplicate")} if times > 1 else set()
    return wrong


@pytest.mark.every_server
@pytest.mark.parametrize("column", COLUMNS)
def test_what_is_right_is_moved_and_what_is_wrong_is_set_aside(owner, database, unit, column):
    with owner.begin() as connection:
        connection.execute(text("alter table courses disable trigger user"))
    first, second, nowhere = add_course(owner, unit), add_course(owner, unit), uuid4()
    course = uuid4()
    add_course(owner, unit, course, **{column: [first, nowhere, second, course, first]})
    with owner.begin() as connection:
        connection.execute(text("alter table courses enable trigger user"))
        before = connection.execute(text("select courses::text from courses order by id")).all()
    decide(owner, array_problems="set-aside")
    for _ in range(2):
        run(database.url, "after_files", "arrays")
    assert required(owner, column) == {(course, first), (course, second)}
    assert set_aside(owner) == {
        (course, column, str(nowhere), "dangling"),
        (course, column, str(course), "self"),
        (course, column, str(first), "duplicate"),
    }
    with owner.begin() as connection:
        assert connection.execute(text("select courses::text from courses order by id")).all() == before


def test_what_people_decide_in_the_tables_stands(owner, unit):
    mine, theirs, course = add_course(owner, unit), add_course(owner, unit), add_course(owner, unit)
    call = text("select lms_ops.set_prerequisite(:course, :required)")
    with owner.begin() as connection:
        connection.execute(call, {"course": course, "required": mine})
    write(owner, course, "prerequisites", [mine, theirs])
    assert required(owner, "prerequisites") == {(course, mine), (course, theirs)}
    write(owner, course, "prerequisites", [])
    assert required(owner, "prerequisites") == {(course, mine)}

    write(owner, course, "prerequisites", [theirs])
    with owner.begin() as connection:
        connection.execute(
            text("select lms_ops.remove_prerequisite(:course, :required)"), {"course": course, "required": theirs}
        )
    write(owner, course, "prerequisites", [theirs, uuid4()])
    assert required(owner, "prerequisites") == {(course, mine)}, "removed by a person, it does not come back"
    with owner.begin() as connection:
        connection.execute(call, {"course": course, "required": theirs})
    write(owner, course, "prerequisites", [])
    assert required(owner, "prerequisites") == {(course, mine), (course, theirs)}, "added by a person, it stays"


def test_a_retired_array_removes_nothing(owner, unit):
    first, second, course = add_course(owner, unit), add_course(owner, unit), add_course(owner, unit)
    write(owner, course, "corequisites", [first, second])
    write(owner, course, "corequisites", None)
    assert required(owner, "corequisites") == {(course, first), (course, second)}
    write(owner, course, "corequisites", [second])
    write(owner, course, "corequisites", [])
    assert required(owner, "corequisites") == {(course, first), (course, second)}


def test_a_course_that_comes_later_is_carried_from_the_arrays_that_wait_for_it(owner, unit):
    late = uuid4()
    course = add_course(owner, unit, prerequisites=[late])
    assert set_aside(owner) == {(course, "prerequisites", str(late), "dangling")}
    add_course(owner, unit, late)
    assert required(owner, "prerequisites") == {(course, late)}
    assert set_aside(owner) == set()


def test_an_application_deletes_a_course_that_an_array_names_as_it_always_could(owner, unit):
    gone, course = add_course(owner, unit), add_course(owner, unit)
    write(owner, course, "prerequisites", [gone])
    with owner.begin() as connection:
        connection.execute(text("delete from courses where id = :id"), {"id": gone})
    assert required(owner, "prerequisites") == set()
    assert set_aside(owner) == {(course, "prerequisites", str(gone), "dangling")}
    with owner.begin() as connection:
        connection.execute(text("delete from courses where id = :id"), {"id": course})
    assert set_aside(owner) == set()


def test_courses_that_ask_for_each_other_are_moved_and_keep_nobody_waiting(owner, unit):
    first = add_course(owner, unit)
    second = add_course(owner, unit, prerequisites=[first])
    write(owner, first, "prerequisites", [second])
    assert required(owner, "prerequisites") == {(first, second), (second, first)}
    with owner.begin() as connection:
        assert connection.scalar(text("select lms_ops.requirement_chain(:a, :b)"), {"a": first, "b": second})
        student = sample.student(connection)
        offering = sample.offering(connection, first, sample.open_term(connection))
        outcome = connection.execute(
            text("select * from lms_ops.enroll_student(:student, :offering)"),
            {"student": student, "offering": offering},
        )
        assert outcome.one().outcome == "refused"


PLACES = range(5)  # four courses and an id that is none
ENTRIES = st.one_of(st.none(), st.lists(st.sampled_from(PLACES), max_size=6))
ACTIONS = st.one_of(
    st.tuples(st.just("write"), st.integers(0, 3), st.sampled_from(list(COLUMNS)), ENTRIES),
    st.tuples(st.just("add"), st.integers(0, 3), st.sampled_from(list(COLUMNS)), st.integers(0, 3)),
    st.tuples(st.just("remove"), st.integers(0, 3), st.sampled_from(list(COLUMNS)), st.integers(0, 3)),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ACTIONS, max_size=12))
def test_any_order_of_writes_leaves_what_a_plain_model_says(owner, unit, actions):
    """The model: a table that forgets where a row came from only when the array is retired, or a person made it."""
    with owner.begin() as connection:
        for table in ("lms_ops.set_aside_rows", "course_prerequisites", "course_corequisites", "courses"):
            connection.execute(text(f"delete from {table}"))
    courses = [add_course(owner, unit) for _ in range(4)]
    ids = [*courses, uuid4()]
    # (course, column) -> required course -> whether the array brought the row, and what was seen in the array
    rows: dict[tuple[UUID, str], dict[UUID, bool]] = {key: {} for key in itertools.product(courses, COLUMNS)}
    seen: dict[tuple[UUID, str], set[UUID]] = {key: set() for key in rows}
    arrays: dict[tuple[UUID, str], list[UUID] | None] = {}
    aside: dict[tuple[UUID, str], set] = {}

    for action, place, column, what in actions:
        course, key = courses[place], (courses[place], column)
        table, required_column = COLUMNS[column]
        if action == "write":
            entries = None if what is None else [ids[each] for each in what]
            write(owner, course, column, entries)
            if entries == arrays.get(key):
                continue
            arrays[key] = entries
            if entries is None:
                seen[key] = set()
                rows[key] = dict.fromkeys(rows[key], False)
                continue
            valid = {entry for entry in entries if entry in courses and entry != course}
            for entry in valid - seen[key]:
                rows[key].setdefault(entry, True)
            for entry in seen[key] - valid:
                if rows[key].get(entry):
                    del rows[key][entry]
            seen[key] = valid
            aside[key] = problems(course, entries, set(courses))
        elif ids[what] != course:
            values = {"course": course, "required": ids[what]}
            with owner.begin() as connection:
                if action == "remove":
                    connection.execute(
                        text(f"delete from {table} where course_id = :course and {required_column} = :required"), values
                    )
                    rows[key].pop(ids[what], None)
                else:
                    connection.execute(
                        text(
                            f"insert into {table} (course_id, {required_column}) values (:course, :required) "
                            "on conflict do nothing"
                        ),
                        values,
                    )
                    rows[key].setdefault(ids[what], False)

    for column in COLUMNS:
        assert required(owner, column) == {
            (course, entry) for (course, each), entries in rows.items() if each == column for entry in entries
        }
    assert set_aside(owner) == {
        (course, column, value, problem) for (course, column), wrong in aside.items() for value, problem in wrong
    }


def test_the_move_and_an_application_that_writes_meanwhile_agree(owner, database, unit):
    with owner.begin() as connection:
        connection.execute(text("alter table courses disable trigger user"))
    wanted = [add_course(owner, unit) for _ in range(3)]
    courses = [add_course(owner, unit, prerequisites=wanted) for _ in range(150)]
    with owner.begin() as connection:
        connection.execute(text("alter table courses enable trigger user"))
    decide(owner, array_problems="set-aside")
    failures = []

    def shorten() -> None:
        try:
            with psycopg.connect(database.url, autocommit=True) as connection:
                for course in courses:
                    connection.execute("update courses set prerequisites = %s where id = %s", [wanted[:1], course])
        except Exception as error:
            failures.append(error)

    writer = threading.Thread(target=shorten)
    writer.start()
    run(database.url, "after_files", "arrays")
    writer.join()
    assert failures == []
    assert required(owner, "prerequisites") == {(course, wanted[0]) for course in courses}


@pytest.fixture
def command(database, monkeypatch):
    """lms-db on the copy."""
    monkeypatch.setenv("LMS_DATABASE_URL", database.url)
    return lambda *arguments: CliRunner().invoke(retire_arrays, arguments)


def test_retired_arrays_are_empty_and_kept(owner, command, unit):
    first, course = add_course(owner, unit), add_course(owner, unit)
    write(owner, course, "prerequisites", [first, uuid4()])
    with owner.begin() as connection:
        connection.execute(text("alter table courses disable trigger set_updated_at"))
        connection.execute(text("update courses set updated_at = '2022-09-01 00:00+00'"))
        connection.execute(text("alter table courses enable trigger set_updated_at"))
    before = {"courses": 1, "carried": 1, "set_aside": 1, "uncarried": 0}
    assert json.loads(command("--dry-run", "--json").stdout) == before | {"retired": 0}
    assert json.loads(command("--json").stdout) == before | {"retired": 1}
    assert json.loads(command("--json").stdout)["retired"] == 0
    assert "courses: 0" in command().output
    with owner.begin() as connection:
        rows = connection.execute(
            text("select distinct prerequisites, extract(year from updated_at) from courses")
        ).all()
        assert rows == [(None, 2022)]
        [[old, new]] = connection.execute(text("select old_value, new_value from lms_ops.decided_values"))
    assert old[0] == str(first)
    assert new is None
    assert required(owner, "prerequisites") == {(course, first)}


def test_arrays_that_are_not_carried_are_not_retired(owner, command, unit):
    first, course = add_course(owner, unit), add_course(owner, unit)
    with owner.begin() as connection:
        connection.execute(text("alter table courses disable trigger user"))
    write(owner, course, "prerequisites", [first])
    refused = command()
    assert isinstance(refused.exception, DBAPIError)
    assert "1 entries of arrays stand in no table yet" in str(refused.exception)
    with owner.begin() as connection:
        assert connection.scalar(text("select prerequisites from courses where id = :id"), {"id": course}) == [first]
        connection.execute(text("alter table courses enable trigger user"))
        connection.execute(text("select lms_ops.carry_arrays(id) from courses"))
    assert command().exit_code == 0
    assert required(owner, "prerequisites") == {(course, first)}
