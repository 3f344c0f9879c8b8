"""The chain of a grade's changes: anybody can compute it, it has no gap, and what is done to it is found."""

import hashlib
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import psycopg
import pytest
import sample
from cluster import Database
from graded_course import GRADE_TABLES, GradedCourse, build, history, mark, say
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, Row, text
from sqlalchemy.exc import DBAPIError

from db.errors import Refused
from db.sqlfile import SqlFile
from db.verify import differences


@pytest.fixture
def course(owner: Engine) -> GradedCourse:
    with owner.begin() as connection:
        return build(connection)


@pytest.fixture
def past_every_trigger(database: Database) -> Callable[..., None]:
    """Run statements as a superuser who has switched all triggers off."""

    def run(*statements: str) -> None:
        with psycopg.connect(database.superuser_url) as connection:
            connection.execute("set search_path to public")
            connection.execute("set session_replication_role to replica")
            for statement in statements:
                connection.execute(statement)

    return run


def marked(owner: Engine, course: GradedCourse, *percentages: float) -> None:
    """One transaction for each mark of the exam."""
    for percentage in percentages:
        with owner.begin() as connection:
            mark(connection, course, percentage)


def seal(owner: Engine) -> Row:
    with owner.begin() as connection:
        return connection.execute(text("select * from lms_ops.seal_grade_chains()")).one()


def breaks(owner: Engine) -> list[tuple[int, str]]:
    with owner.connect() as connection:
        return [
            (row.place, row.what) for row in connection.execute(text("select * from lms_ops.broken_grade_chains()"))
        ]


# ---------------------------------------------------------------- the chain


def form(row) -> str:
    """What the hash of a row covers, written by somebody who only has the export."""

    def number(value):
        return None if value is None else f"{value.normalize():f}"

    return json.dumps(
        [
            row.grade_table,
            str(row.grade_id),
            str(row.place),
            row.previous_hash and row.previous_hash.hex(),
            str(row.id),
            row.changed_at.strftime("%Y-%m-%d %H:%M:%S.%f"),
            str(row.student_id),
            str(row.course_offering_id),
            *map(
                number,
                (row.old_marks, row.new_marks, row.old_percentage, row.new_percentage),
            ),
            row.old_letter_grade,
            row.new_letter_grade,
            number(row.old_grade_points),
            number(row.new_grade_points),
            row.change_type,
            row.changed_by and str(row.changed_by),
            row.approved_by and str(row.approved_by),
            row.reason,
            row.supporting_documents,
            row.ip_address and f"{row.ip_address}/32",
            row.written_as,
        ],
        ensure_ascii=False,
    )


@pytest.mark.every_server
def test_anybody_can_compute_the_chain_from_what_it_says(owner: Engine, course: GradedCourse) -> None:
    with owner.begin() as connection:
        connection.execute(text("set local timezone to 'UTC'"))
        mark(
            connection,
            course,
            61.5,
            current_user_id=course.teacher,
            grade_change_reason='Sual "7" — əlavə bal\n\x07',
            grade_change_type="regrade",
            grade_change_approved_by=course.head,
            grade_change_documents='["a.pdf", "b, c.pdf"]',
            client_address="192.0.2.7",
        )
        mark(connection, course, 100)
        first, second = history(connection, course.mark)
    assert (first.place, first.previous_hash) == (1, None)
    assert (second.place, second.previous_hash) == (2, first.hash)
    for row in (first, second):
        assert hashlib.sha256(form(row).encode()).digest() == row.hash


@pytest.mark.every_server
def test_a_hash_does_not_depend_on_the_settings_of_a_session(owner: Engine, course: GradedCourse) -> None:
    marked(owner, course, 61.5)
    with owner.begin() as connection:
        for setting in (
            "timezone to 'Asia/Tokyo'",
            "datestyle to 'German'",
            "bytea_output to 'escape'",
            "extra_float_digits to 0",
            "intervalstyle to 'sql_standard'",
        ):
            connection.execute(text(f"set local {setting}"))
        assert connection.scalar(
            text("select bool_and(hash = lms_ops.grade_change_hash(history)) from grade_change_history as history")
        )


def test_every_grade_has_a_chain_of_its_own(owner: Engine, course: GradedCourse) -> None:
    with owner.begin() as connection:
        mark(connection, course, 61)
        connection.execute(text("update course_enrollments set grade = 'A-', grade_points = 3.7"))
        mark(connection, course, 62)
        assert [row.place for row in history(connection, course.mark)] == [1, 2]
        assert [row.place for row in history(connection, course.enrollment)] == [1]


def test_a_row_that_is_written_by_hand_is_chained_all_the_same(owner: Engine, course: GradedCourse) -> None:
    marked(owner, course, 61)
    with owner.begin() as connection:
        sample.insert(
            connection,
            "grade_change_history",
            grade_table="grades",
            grade_id=course.mark,
            old_percentage=61,
            new_percentage=61,
            new_marks=61,
            change_type="correction",
            place=7,
            previous_hash=b"forged",
            hash=b"forged",
        )
        first, second = history(connection, course.mark)
    assert (second.place, second.previous_hash) == (2, first.hash)
    assert differences(owner) == []


@pytest.mark.every_server
def test_changes_at_once_stand_in_one_chain_without_a_gap(owner: Engine, course: GradedCourse) -> None:
    def change(percentage: int) -> None:
        with owner.begin() as connection:
            mark(connection, course, percentage)

    with ThreadPoolExecutor(5) as people:
        list(people.map(change, range(1, 41)))
    with owner.connect() as connection:
        rows = history(connection, course.mark)
    assert [row.place for row in rows] == list(range(1, 41))
    assert [row.old_percentage for row in rows] == [60, *(row.new_percentage for row in rows[:-1])]
    assert differences(owner) == []


@pytest.mark.every_server
@pytest.mark.parametrize(
    "statement",
    [
        "update grade_change_history set reason = 'none of your business'",
        "delete from grade_change_history",
        "truncate grade_change_history",
        "update lms_ops.grade_chain_seals set breaks = 0",
        "delete from lms_ops.grade_chain_seals",
        "truncate lms_ops.grade_chain_seals cascade",
        "update lms_ops.grade_chain_heads set hash = ''",
        "delete from lms_ops.grade_chain_heads",
        "truncate lms_ops.grade_chain_heads",
    ],
)
def test_nobody_alters_the_history_not_even_a_superuser(
    owner: Engine, database: Database, course: GradedCourse, statement: str
) -> None:
    marked(owner, course, 61)
    seal(owner)
    for url in (database.url, database.superuser_url):
        with (
            psycopg.connect(url) as connection,
            pytest.raises(psycopg.errors.InsufficientPrivilege, match="only ever added to"),
        ):
            connection.execute(statement)


def test_the_chain_is_written_by_the_triggers_alone(owner: Engine) -> None:
    tables = ("public.grade_change_history", "lms_ops.grade_chain_seals", "lms_ops.grade_chain_heads")
    may = text("select has_table_privilege(:role, :table, 'insert, update, delete, truncate')")
    with owner.connect() as connection:
        for role in ("lms_app", "lms_admin", "lms_maintainer", "lms_dashboard"):
            for table in tables:
                assert connection.scalar(may, {"role": role, "table": table}) is False


# ---------------------------------------------------------------- what verify finds

ALTERED = "update grade_change_history set new_percentage = 99, new_marks = 99 where place = {place}"
WITH_A_HASH_THAT_FITS = (
    "update grade_change_history as history set hash = lms_ops.grade_change_hash(history) where place = {place}"
)
LOST = "delete from grade_change_history where place = {place}"


@pytest.mark.every_server
@pytest.mark.parametrize(
    ("statements", "found"),
    [
        ((ALTERED.format(place=2),), [(2, "changed row")]),
        ((ALTERED.format(place=4),), [(4, "changed row")]),
        ((ALTERED.format(place=2), WITH_A_HASH_THAT_FITS.format(place=2)), [(2, "changed row")]),
        ((ALTERED.format(place=4), WITH_A_HASH_THAT_FITS.format(place=4)), [(4, "changed row")]),
        ((LOST.format(place=2),), [(2, "missing row")]),
        (("delete from grade_change_history where place in (2, 3)",), [(2, "missing row")]),
        ((LOST.format(place=1),), [(1, "missing head")]),
        ((LOST.format(place=4),), [(4, "missing row")]),
        (("delete from grade_change_history",), [(4, "missing row")]),
        (("truncate grade_change_history",), [(4, "missing row")]),
    ],
)
def test_what_a_superuser_does_to_a_sealed_chain_is_found(
    owner: Engine,
    course: GradedCourse,
    past_every_trigger: Callable[..., None],
    statements: tuple[str, ...],
    found: list[tuple[int, str]],
) -> None:
    marked(owner, course, 61, 62, 63, 64)
    assert seal(owner)[1:4] == (1, 4, 0)
    past_every_trigger(*statements)
    assert breaks(owner) == found
    lines = [str(line) for line in differences(owner)]
    assert lines[0].startswith(f"grade history of grades {course.mark} ")
    assert seal(owner).breaks == len(lines)


def test_an_end_that_was_lost_before_it_was_sealed_is_told_by_the_grade(
    owner: Engine, course: GradedCourse, past_every_trigger: Callable[..., None]
) -> None:
    marked(owner, course, 61, 62)
    past_every_trigger(LOST.format(place=2))
    assert breaks(owner) == []
    assert [str(line) for line in differences(owner)] == [
        f"grade grades {course.mark} is not what its history says last: find out who worked as superuser, "
        "and bring back the grade that the history names"
    ]


@pytest.mark.parametrize("table", GRADE_TABLES)
def test_a_grade_that_was_changed_or_deleted_past_its_trigger_is_found(
    owner: Engine, course: GradedCourse, past_every_trigger: Callable[..., None], table: str
) -> None:
    change = f"update {table} set {GRADE_TABLES[table]} = '{{}}'"
    with owner.begin() as connection:
        connection.execute(text(change.format(7)))
    assert differences(owner) == []
    for statement in (change.format(8), f"delete from {table}"):
        past_every_trigger(statement)
        assert [line.object for line in differences(owner)] == [f"grade {table} {course.grade(table)}"]


@pytest.mark.every_server
@pytest.mark.parametrize(
    ("statements", "seals"),
    [
        (["update lms_ops.grade_chain_seals set breaks = 0, sealed_at = now() where id = 2"], [2]),
        (["update lms_ops.grade_chain_heads set hash = '\\x00' where seal_id = 2"], [2]),
        (["delete from lms_ops.grade_chain_heads where seal_id = 2"], [2]),
        (
            [
                "delete from lms_ops.grade_chain_heads where seal_id = 2",
                "delete from lms_ops.grade_chain_seals where id = 2",
            ],
            [3],
        ),
    ],
)
def test_a_seal_that_was_altered_is_found(
    owner: Engine,
    course: GradedCourse,
    past_every_trigger: Callable[..., None],
    statements: list[str],
    seals: list[int],
) -> None:
    for percentage in (61, 62, 63):
        marked(owner, course, percentage)
        seal(owner)
    past_every_trigger(*statements)
    found = [line.object for line in differences(owner) if line.object.startswith("seal ")]
    assert found == [f"seal {number} of the grade history" for number in seals]


# ---------------------------------------------------------------- sealing


@pytest.mark.every_server
def test_a_sealing_keeps_the_heads_that_are_new_and_one_row_in_any_case(owner: Engine, course: GradedCourse) -> None:
    empty = seal(owner)
    assert empty[:4] == (1, 0, 0, 0)
    marked(owner, course, 61, 62)
    with owner.begin() as connection:
        connection.execute(text("update course_enrollments set grade = 'B+', grade_points = 3.3"))
    first, second = seal(owner), seal(owner)
    marked(owner, course, 63)
    third = seal(owner)
    assert [row[1:4] for row in (first, second, third)] == [(2, 3, 0), (2, 3, 0), (2, 4, 0)]
    assert len({row.digest for row in (empty, first, second, third)}) == 4
    with owner.connect() as connection:
        heads = connection.execute(
            text("select seal_id, grade_table, place from lms_ops.grade_chain_heads order by 1, 2")
        ).all()
    assert heads == [(2, "course_enrollments", 1), (2, "grades", 2), (4, "grades", 3)]
    assert differences(owner) == []


def test_only_people_of_the_database_seal(owner: Engine, course: GradedCourse, as_person: Callable) -> None:
    with owner.begin() as connection:
        say(connection, current_user_id=course.registrar)
        with pytest.raises(DBAPIError, match=r"database\.read"):
            connection.execute(text("select * from lms_ops.seal_grade_chains()"))
    with pytest.raises(Refused), as_person(None) as connection:
        connection.execute(text("select * from lms_ops.seal_grade_chains()"))


# ---------------------------------------------------------------- any sequence of changes

VALUES = {
    "grades": [60, 61.5, 75, 100],
    "course_enrollments": ["A", "B+", "F", "7"],
    "enrollment_grades": ["A", "B+", "F", "7"],
}
CHOICES = st.sampled_from([None, 0, 1, 2, 3])
STEPS = st.one_of(
    st.tuples(st.just("set"), CHOICES),
    st.tuples(st.sampled_from(["touch", "delete", "give again", "seal"]), st.none()),
)


def first_grade(connection: Connection, course: GradedCourse, table: str, value: object) -> UUID:
    """A further grade of the student that has this one value, or none."""
    if table == "grades":
        return sample.grade(
            connection,
            sample.assessment(connection, course.offering),
            course.student,
            value,
            marks_obtained=None,
        )
    if table == "course_enrollments":
        return sample.enrollment(
            connection, course.offering, course.student, enrollment_status="completed", grade=value
        )
    return sample.insert(
        connection,
        "enrollment_grades",
        enrollment_id=course.enrollment,
        grade_component="final",
        letter_grade=value,
    )


@pytest.mark.every_server
@pytest.mark.parametrize("table", GRADE_TABLES)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=CHOICES, steps=st.lists(STEPS, max_size=12))
def test_after_any_changes_the_chain_is_whole_and_replays_the_grade(
    owner: Engine, course: GradedCourse, table: str, first: int | None, steps: list
) -> None:
    values = {None: None} | dict(enumerate(VALUES[table]))
    initial = value = values[first]
    exists, changes = True, []
    with owner.connect() as connection:
        grade_id = first_grade(connection, course, table, initial)
        row = {"id": grade_id}
        connection.execute(text(f"create temporary table kept as select * from {table} where id = :id"), row)
        for step, choice in steps:
            if step == "set":
                wanted = values[choice]
                statement = f"update {table} set {GRADE_TABLES[table]} = :value where id = :id"
                connection.execute(text(statement), row | {"value": wanted})
                if exists and wanted != value:
                    # the first grade of all is no change
                    changes += [(value, wanted)] if value is not None or changes else []
                    value = wanted
            elif step == "touch":
                connection.execute(text(f"update {table} set updated_at = now() where id = :id"), row)
            elif step == "delete":
                connection.execute(text(f"delete from {table} where id = :id"), row)
                changes += [(value, None)] if value is not None else []
                exists, value = False, None
            elif step == "give again":
                connection.execute(text(f"insert into {table} select * from kept on conflict do nothing"))
                exists, value = True, value if exists else initial
            else:
                connection.execute(text("select lms_ops.seal_grade_chains()"))

        told = [
            (row.old_percentage, row.new_percentage)
            if table == "grades"
            else (row.old_letter_grade, row.new_letter_grade)
            for row in history(connection, grade_id)
        ]
        assert told == changes
        assert [row.place for row in history(connection, grade_id)] == list(range(1, len(told) + 1))
        assert connection.execute(text("select * from lms_ops.check_grade_chains()")).all() == []
        connection.rollback()


# ---------------------------------------------------------------- a history from before there were chains


@pytest.mark.every_server
def test_the_step_chains_a_history_that_is_there(owner: Engine, course: GradedCourse) -> None:
    step = SqlFile("steps/0026_grade_chain.sql")
    with owner.begin() as connection:
        for statement in (
            "drop function lms_ops.grade_chain_seal_digest, lms_ops.grade_change_hash, lms_ops.grade_change_form"
            " cascade",
            "drop table lms_ops.grade_chain_heads, lms_ops.grade_chain_seals cascade",
            "drop trigger chain_grade_change on grade_change_history",
            "alter table grade_change_history drop column place, drop column previous_hash, drop column hash",
            "alter table grades disable trigger record_grade_deletion",
        ):
            connection.execute(text(statement))
        mark(connection, course, 61)
        connection.execute(text("update enrollment_grades set letter_grade = 'C+', grade_points = 2.3"))
    marked(owner, course, 62)
    with owner.begin() as connection:
        connection.execute(text("delete from grades"))
        connection.execute(text("alter table grades enable trigger record_grade_deletion"))
        connection.execute(text("set local search_path to public"))
        step.run(connection)
        rows = history(connection, course.mark)
        assert [(row.place, row.new_percentage) for row in rows] == [(1, 61), (2, 62), (3, None)]
        assert [row.previous_hash for row in rows] == [None, rows[0].hash, rows[1].hash]
        assert rows[2].reason == "It was gone when deletions began to be recorded."
        assert [row.place for row in history(connection, course.component)] == [1]
        assert connection.scalar(text("select count(*) from lms_ops.check_grade_chains()")) == 0
