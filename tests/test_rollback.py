"""Taking an installation back: equal to before, nothing of others, nothing that people entered lost, and again."""

import csv
import functools
import hashlib
import json
import multiprocessing
import os
import signal
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from cluster import Cluster, Database
from existing import Application, ExistingDatabase, copy, long_reader
from existing.fixtures import template
from existing.upgrade import upgrade

from db import programs, structure
from db.checksums import Checksum, checksums
from db.connection import engine
from db.errors import LmsError
from db.install import install
from db.rollback import planned, rollback

SPAWN = multiprocessing.get_context("spawn")


def schema(url: str) -> str:
    """The whole schema as pg_dump writes it, owners and rights with it."""
    arguments, environment = programs.target(url)
    pg_dump = programs.directory(17) / "pg_dump"
    return subprocess.run(
        [pg_dump, "--schema-only", "--restrict-key=x", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def rows(url: str) -> dict[str, Checksum]:
    made = engine(url, application_name="tests count")
    with made.connect() as connection:
        found = checksums(connection)
    made.dispose()
    return found


def fingerprint(url: str) -> str:
    made = engine(url, application_name="tests compare", statement_timeout=0)
    with made.connect() as connection:
        found = structure.fingerprint(connection)
    made.dispose()
    return found


def execute(url: str, *statements: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)


def ask(url: str, question: str) -> list[tuple]:
    with psycopg.connect(url) as connection:
        return connection.execute(question).fetchall()


@dataclass(frozen=True)
class Before:
    """What the existing database was, and a copy of it that is upgraded."""

    schema: str
    rows: dict[str, Checksum]
    upgraded: ExistingDatabase


@functools.cache
def before(cluster: Cluster) -> Before:
    database = copy(cluster, template(cluster).name, "campus_to_roll_back")
    was = schema(database.superuser_url), rows(database.superuser_url)
    upgrade(database.url)
    return Before(*was, database)


@pytest.fixture
def upgraded(cluster: Cluster) -> Iterator[ExistingDatabase]:
    """A copy of the upgraded university."""
    made = copy(cluster, before(cluster).upgraded.name, "campus_rolled_back")
    yield made
    cluster.drop(made)


def assert_as_before(cluster: Cluster, database: ExistingDatabase) -> None:
    assert schema(database.superuser_url).splitlines() == before(cluster).schema.splitlines()
    assert rows(database.superuser_url) == before(cluster).rows


@pytest.mark.every_server
def test_a_fresh_installation_rolls_back_to_an_empty_database(empty_database: Database) -> None:
    empty = schema(empty_database.superuser_url)
    install(empty_database.url)
    installed = fingerprint(empty_database.url)
    assert rollback(empty_database.url).kept == ()
    assert schema(empty_database.superuser_url) == empty
    install(empty_database.url)
    assert fingerprint(empty_database.url) == installed


@pytest.mark.every_server
@pytest.mark.slow
def test_an_upgrade_rolls_back_to_what_was_before_and_goes_forward_again(
    cluster: Cluster, upgraded: ExistingDatabase
) -> None:
    installed = fingerprint(upgraded.url)
    done = rollback(upgraded.url)
    assert (done.step, done.kept, done.saved) == (None, (), ())
    assert_as_before(cluster, upgraded)
    upgrade(upgraded.url)
    assert fingerprint(upgraded.url) == installed


def work(database: ExistingDatabase) -> None:
    """What people do after an upgrade: in our tables, our columns, our settings and a grade of the LMS."""
    execute(
        database.superuser_url,
        """
            insert into student_holds (student_id, hold_category, reason, placed_by)
            select students.id, 'financial', E'owes "a lot",\nsays the bursar', (select min(id::text)::uuid from users)
            from students
            order by students.id
            limit 3
        """,
        "update grades set percentage = 77 where id = (select min(id::text)::uuid from grades)",
        "update course_offerings set component = 'lecture' where id = (select id from course_offerings limit 1)",
        "update system_settings set value = '7' where category = 'waitlist' and key = 'offer_hours'",
    )


@pytest.mark.every_server
@pytest.mark.slow
def test_what_people_entered_is_saved_before_it_is_taken_out(
    cluster: Cluster, upgraded: ExistingDatabase, tmp_path: Path
) -> None:
    work(upgraded)
    worked, held = schema(upgraded.superuser_url), rows(upgraded.superuser_url)
    with pytest.raises(
        LmsError, match="3 rows of public.student_holds.*changed rows of .*--export DIRECTORY"
    ) as refusal:
        rollback(upgraded.url)
    assert "1 rows of public.grade_change_history" in str(refusal.value)
    assert "values of component of public.course_offerings" in str(refusal.value)
    assert (schema(upgraded.superuser_url), rows(upgraded.superuser_url)) == (worked, held), (
        "it refused before anything"
    )

    saved = rollback(upgraded.url, directory=tmp_path / "saved").saved
    assert schema(upgraded.superuser_url) == before(cluster).schema
    now, was = rows(upgraded.superuser_url), before(cluster).rows
    assert {table for table in was if now[table] != was[table]} <= {"public.grades", "public.course_offerings"}

    manifest = json.loads((tmp_path / "saved" / "manifest.json").read_text())
    assert [each["file"] for each in manifest["files"]] == [each.file for each in saved]
    for each in saved:
        content = (tmp_path / "saved" / each.file).read_bytes()
        assert hashlib.sha256(content).hexdigest() == each.sha256
        with (tmp_path / "saved" / each.file).open(newline="") as file:
            assert len(list(csv.reader(file))) == each.rows + 1

    upgrade(upgraded.url)
    holds = next(each for each in saved if each.table == "public.student_holds")
    loading = f"\\copy {holds.table} ({','.join(holds.columns)}) from '{tmp_path}/saved/{holds.file}' csv header"
    arguments, environment = programs.target(upgraded.superuser_url)
    psql = programs.directory(15) / "psql"
    subprocess.run([psql, *arguments, "-v", "ON_ERROR_STOP=1", "-c", loading], env=environment, check=True)
    assert rows(upgraded.superuser_url)["public.student_holds"] == held["public.student_holds"]


@pytest.mark.slow
def test_a_rollback_that_is_killed_again_and_again_comes_to_its_end(
    cluster: Cluster, upgraded: ExistingDatabase, tmp_path: Path
) -> None:
    work(upgraded)
    killed = 0
    for line in range(1, 20):
        process = SPAWN.Process(target=roll_back_and_die, args=(upgraded.url, tmp_path / "saved", line))
        process.start()
        process.join()
        if process.exitcode == 0:
            break
        assert process.exitcode == -signal.SIGKILL
        killed += 1
        if ask(upgraded.url, "select to_regclass('lms_ops.rollbacks') is not null") == [(True,)]:
            with pytest.raises(LmsError, match="a rollback was interrupted"):
                install(upgraded.url)
    assert killed > 5
    assert schema(upgraded.superuser_url) == before(cluster).schema
    assert "public.student_holds.csv" in os.listdir(tmp_path / "saved")


def roll_back_and_die(url: str, directory: Path, statement: int) -> None:
    """Kill the process in the middle of a phase, a later one from run to run."""
    told = 0

    def tell(line: str) -> None:
        nonlocal told
        told += 1
        if told == 1 and statement < 15:
            os.kill(os.getpid(), signal.SIGKILL)

    rollback(url, directory=directory, progress=tell)


@pytest.mark.slow
def test_the_old_application_goes_on_working(cluster: Cluster, upgraded: ExistingDatabase, tmp_path: Path) -> None:
    with Application(upgraded.app_url) as application, long_reader(upgraded.app_url, 2):
        done = rollback(upgraded.url, directory=tmp_path / "saved")
    assert application.errors == []
    assert done.longest_wait < 1  # seconds; 0.1 on a machine that does nothing else
    assert schema(upgraded.superuser_url) == before(cluster).schema


def test_what_others_built_on_ours_is_named_and_kept(upgraded: ExistingDatabase) -> None:
    execute(
        upgraded.superuser_url,
        "create view holds_of_today as select id from student_holds",
        "create index component_of_ours on course_offerings (component)",
        "create table fees (hold_id uuid references student_holds)",
        "create function first_of(entry course_waitlist) returns uuid language sql return entry.student_id",
        "create view report.theirs as select 1 as one",
    )
    worked = schema(upgraded.superuser_url)
    with pytest.raises(LmsError) as refusal:
        rollback(upgraded.url)
    for name in ("view public.holds_of_today", "component_of_ours", "fees", "first_of", "report.theirs"):
        assert name in str(refusal.value)
    assert str(refusal.value).endswith("drop or change that, then run this again")
    assert schema(upgraded.superuser_url) == worked


@pytest.mark.slow
def test_values_and_rows_that_others_use_by_now_stay_and_are_listed(
    cluster: Cluster, upgraded: ExistingDatabase
) -> None:
    offering, old = ask(
        upgraded.superuser_url,
        "select row_id, old_value::text from lms_ops.decided_values where column_name = 'max_enrollment' limit 1",
    )[0]
    execute(
        upgraded.superuser_url,
        f"update course_offerings set max_enrollment = 9999 where id = '{offering}'",
        """
            insert into user_roles (user_id, role_id)
            select
                (select id from users limit 1),
                (select (row_key ->> 'id')::uuid from lms_ops.made_rows where table_name = 'roles' limit 1)
        """,
    )
    kept = rollback(upgraded.url).kept
    assert any("1 values of course_offerings.max_enrollment were changed since" in line for line in kept)
    assert any("1 rows of roles are referred to" in line for line in kept)
    assert ask(upgraded.superuser_url, f"select max_enrollment from course_offerings where id = '{offering}'") == [
        (9999,)
    ]


def test_a_dry_run_lists_the_statements_and_changes_nothing(upgraded: ExistingDatabase) -> None:
    was = schema(upgraded.superuser_url)
    statements = planned(upgraded.url)
    assert "alter table public.students disable row level security;  -- locks public.students" in statements
    assert any(
        line.startswith("drop index concurrently if exists public.idx_courses_search_vector") for line in statements
    )
    assert schema(upgraded.superuser_url) == was


@pytest.mark.slow
@pytest.mark.parametrize("step", ["0031", "0029", "0024"])
def test_going_back_to_a_step_and_forward_again_makes_the_same(database: Database, tmp_path: Path, step: str) -> None:
    installed = fingerprint(database.url)
    # rows that a later step inserted into a table of its own are saved like any other
    assert rollback(database.url, to=step, directory=tmp_path / "saved").step == step
    assert ask(database.url, "select version_num from lms_ops.alembic_version") == [(step,)]
    install(database.url)
    assert fingerprint(database.url) == installed


def test_there_is_nothing_to_take_back_where_nothing_is_installed(empty_database: Database) -> None:
    with pytest.raises(LmsError, match="nothing of ours is installed"):
        rollback(empty_database.url)


def test_a_step_that_does_not_exist_is_named(database: Database) -> None:
    with pytest.raises(LmsError, match="there is no step 9999"):
        rollback(database.url, to="9999")
