"""Installing over a working database: what is there by meaning stays, what a person decides is asked for, and told."""

import json
import subprocess
import sys
import threading

import psycopg
import pytest
from cluster import Database
from existing import ExistingDatabase
from existing.upgrade import choices, upgrade
from test_install import execute

from db import ledger, sqlfile
from db.dry_run import planned
from db.errors import DecisionsMissing, Impossible
from db.install import install


def scalar(url: str, question: str) -> object:
    with psycopg.connect(url) as connection:
        return connection.execute(question).fetchone()[0]


def column(url: str, question: str) -> list:
    with psycopg.connect(url) as connection:
        return [row[0] for row in connection.execute(question)]


def test_nothing_is_changed_while_a_decision_is_missing(existing_database: ExistingDatabase) -> None:
    with pytest.raises(DecisionsMissing, match="--over-capacity raise") as refusal:
        install(existing_database.url, given={"exposed_roles": "admit"})
    assert refusal.value.exit_code == 3
    assert scalar(existing_database.url, "select to_regnamespace('lms_ops') is null")


def test_nothing_is_changed_where_nothing_can_be_installed(existing_database: ExistingDatabase) -> None:
    given = choices(existing_database.url)
    execute(existing_database.owner_url, "create table course_waitlist (id int)")
    with pytest.raises(Impossible, match="course_waitlist|foreign") as refusal:
        install(existing_database.url, given=given)
    assert refusal.value.exit_code == 4
    assert scalar(existing_database.url, "select to_regnamespace('lms_ops') is null")


@pytest.mark.slow
def test_what_does_the_same_stays_under_its_own_name(existing_database: ExistingDatabase) -> None:
    execute(
        existing_database.owner_url,
        # the same as one of ours, another one under a name of ours, and one that means something else
        "create index by_status on students (status)",
        "create index students_active_idx on students (gpa)",
        "create index students_numbers on students (student_number desc)",
        "create or replace function touch() returns trigger language plpgsql as "
        "$$ begin NEW.updated_at = clock_timestamp(); return new; end $$",
    )
    execute(existing_database.owner_url, "alter table languages rename to tongues")
    given = choices(existing_database.url)
    lines: list[str] = []
    install(existing_database.url, given=given, progress=lines.append)
    indexes = "select indexname from pg_indexes where tablename = 'students' and indexdef ~ '\\(status\\)$'"
    assert len(column(existing_database.url, indexes)) == len(set(column(existing_database.url, indexes)))
    assert "students_status_idx" not in column(existing_database.url, indexes)
    assert "gpa" in scalar(existing_database.url, "select pg_get_indexdef('students_active_idx'::regclass)")
    made = column(existing_database.url, "select name from lms_ops.made_objects where kind = 'index'")
    assert "public.students.students_active_idx" not in made
    # a table that a person decided to create is ours, and the one that was there is not
    tables = column(existing_database.url, "select name from lms_ops.made_objects where kind = 'table'")
    assert "public.languages" in tables
    assert not {"public.tongues", "public.students"} & set(tables)


@pytest.mark.slow
def test_a_universitys_own_letters_functions_and_triggers_stay(existing_database: ExistingDatabase) -> None:
    url = existing_database.url
    questions = (
        "select letter_grade from grade_point_scale order by 1",
        "select proname || prosrc from pg_proc where pronamespace = 'public'::regnamespace "
        "and proname ~ '(gpa|updated_at|close_user_session)' and prosrc not like '%lms_ops%' order by 1",
        "select tgrelid::regclass::text || tgname from pg_trigger where tgname !~ '^RI_' "
        "and pg_get_triggerdef(oid) !~ '(lms_ops|zz_keep|update_enrollment_count|update_courses_search)' order by 1",
    )
    before = [column(url, question) for question in questions]
    upgrade(url)
    after = [column(url, question) for question in questions]
    assert after[:2] == before[:2]
    assert set(before[2]) <= set(after[2])
    assert scalar(url, "select count(*) from lms_ops.made_rows where table_name = 'grade_point_scale'") in (0, 12)
    # what is ours asks our own function
    assert scalar(url, "select to_regprocedure('lms_ops.student_gpa(uuid, uuid)') is not null")


@pytest.mark.slow
def test_every_row_and_object_that_was_made_is_written_down(existing_database: ExistingDatabase) -> None:
    url = existing_database.url
    objects = """
        select kind || ' ' || name
        from lms_ops.catalog_objects()
        where kind not in ('right', 'extension')
        except
        select kind || ' ' || name from lms_ops.made_objects
    """
    settings = set(column(url, "select category || '.' || key from system_settings"))
    others = column(url, "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'")
    upgrade(url)
    left = [line for line in column(url, objects) if line.split()[1].split(".")[0] in ("lms_ops", "report")]
    assert left == []
    tables = [line for line in column(url, objects) if line.startswith("table ")]
    assert sorted(tables) == sorted(f"table public.{name}" for name in others)
    now = set(column(url, "select category || '.' || key from system_settings"))
    made = column(
        url,
        "select category || '.' || key from system_settings join lms_ops.made_rows as made "
        "on made.table_name = 'system_settings' and (made.row_key ->> 'id')::uuid = system_settings.id",
    )
    assert set(made) == now - settings


@pytest.mark.slow
def test_a_dry_run_says_what_an_installation_does_and_changes_nothing(
    existing_database: ExistingDatabase,
) -> None:
    plan = planned(existing_database.url)
    assert scalar(existing_database.url, "select to_regnamespace('lms_ops') is null")
    kept = {(each.path, each.place) for each in plan if each.kept}
    lines = [str(each) for each in plan]
    assert any(
        line.startswith("steps/0015_constraints.sql 1: ACCESS EXCLUSIVE on course_offerings: ") for line in lines
    )
    assert any(line.startswith("steps/0002_identity.sql 1: kept: create table users") for line in lines)
    assert lines[-1].endswith("analyze (skip_locked);")

    upgrade(existing_database.url)
    parts = "select path || ' ' || place from lms_ops.installed_parts"
    assert set(column(existing_database.url, parts)) >= {
        f"{each.path} {each.place}" for each in plan if each.path.startswith("steps/")
    }
    made = column(existing_database.url, "select name from lms_ops.made_objects where kind = 'index'")
    for each in plan:
        if (each.path, each.place) in kept and "index" in each.statement:
            name = each.statement.split(" on ")[0].split()[-1]
            assert not [index for index in made if index.endswith(f".{name}")]
    assert planned(existing_database.url) == []


def test_a_fresh_database_is_planned_by_the_step(empty_database: Database) -> None:
    plan = planned(empty_database.url)
    assert len([each for each in plan if each.path.startswith("steps/")]) == len(ledger.steps())
    assert not [each for each in plan if each.lock and each.path.startswith("steps/")]


@pytest.mark.slow
def test_an_index_waits_for_a_long_reader_and_nobody_for_the_index(existing_database: ExistingDatabase) -> None:
    given = choices(existing_database.url)
    locked, free = threading.Event(), threading.Event()

    def read_for_a_while() -> None:
        with psycopg.connect(existing_database.app_url) as connection:
            for table in ("courses", "grades", "course_offerings"):
                connection.execute(f"select from {table} limit 1")
            locked.set()
            free.wait(timeout=20)

    def free_later(line: str) -> None:
        if line.startswith("step 13 "):
            threading.Timer(1.5, free.set).start()

    reader = threading.Thread(target=read_for_a_while)
    reader.start()
    locked.wait(timeout=10)
    installed = install(existing_database.url, given=given, progress=free_later)
    reader.join()
    assert installed.longest_wait < 1
    tried = "select max(tries) from lms_ops.installed_parts"
    assert scalar(existing_database.url, tried) > 1
    invalid = "select count(*) from pg_index where not indisvalid"
    assert scalar(existing_database.url, invalid) == 0


@pytest.mark.slow
def test_the_command_line_asks_backs_up_and_tells(existing_database: ExistingDatabase, tmp_path) -> None:
    def command(*arguments: str) -> subprocess.CompletedProcess:
        return subprocess.run(
            [sys.executable, "-m", "db", "install", *arguments],
            env={
                "PATH": "/usr/bin:/bin",
                "HOME": str(tmp_path),
                "LMS_DATABASE_URL": existing_database.url,
                "PYTHONPATH": str(sqlfile.SQL_ROOT.parents[1]),
            },
            cwd=tmp_path,
            capture_output=True,
            text=True,
        )

    asked = command("--no-backup")
    assert asked.returncode == 3
    assert "--over-capacity raise" in asked.stderr
    given = choices(existing_database.url)
    options = ["--over-capacity", "raise", "--existing-roles", "admit", "--current-term", given["current_terms"]]
    assert set(given) == {"over_capacity", "exposed_roles", "current_terms"}
    assert command("--dry-run", *options).returncode == 0
    script = command("--sql", *options)
    assert script.returncode == 0
    assert "pg_temp.decide('over_capacity', 'raise', NULL)" in script.stdout
    done = command("--json", "--backup", "before.dump", "--reason", "It is time.", *options)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert (told["kind"], told["revision"]) == ("upgrade", ledger.steps()[-1].revision)
    assert (tmp_path / "before.dump").stat().st_size > 10_000
    assert "step 0015: " in done.stderr
    assert "nobody waited longer than" in done.stderr
    backup = "select backup_file from lms_ops.installations"
    assert scalar(existing_database.url, backup) == str(tmp_path / "before.dump")
    assert column(existing_database.url, "select distinct reason from lms_ops.decisions") == ["It is time."]
