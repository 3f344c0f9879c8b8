"""What the page about trouble advises is what helps: its statements and commands are run as they are printed."""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
import sample
from cluster import Cluster, Database
from conftest import missing
from psycopg import sql
from sqlalchemy import Engine, text

from db import config, patience
from db.connection import engine
from db.errors import LmsError
from db.install import install
from db.verify import differences

PAGE = Path(config.__file__).with_name("troubleshooting.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## ([^\n]+)\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL))


def statements(section: str) -> list[str]:
    """The statements of a section, in the order of the page, one by one."""
    code = re.findall(r"^```sql\n(.*?)^```", SECTIONS[section], re.MULTILINE | re.DOTALL)
    return [each.strip() for snippet in code for each in snippet.split(";\n") if each.strip()]


def run(database: Database, section: str, **values: object) -> list[list[tuple]]:
    """Run a section's statements in psql's manner, each by itself; the rows of those that have rows."""
    answers = []
    with psycopg.connect(database.url, autocommit=True) as connection:
        for statement in statements(section):
            bound = re.sub(r"(?<!:):(\w+)", r"%(\1)s", statement.replace("%", "%%") if ":" in statement else statement)
            cursor = connection.execute(bound, values if "%(" in bound else None)
            if cursor.description:
                answers.append(cursor.fetchall())
    return answers


def command(database: Database, section: str) -> str:
    """Run the command of a section on a database; what it answered."""
    printed = re.search(r"^```sh\nlms-db (.*)\n```", SECTIONS[section], re.MULTILINE)[1]
    done = subprocess.run(
        [sys.executable, "-m", "db", *printed.split()],
        env=os.environ | {"LMS_DATABASE_URL": database.url},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_who_sees_nothing_is_nobody_or_has_no_role(database: Database, owner: Engine) -> None:
    with owner.begin() as connection:
        registrar = sample.viewer(connection, "REGISTRAR")
        lapsed = sample.person(connection)
        sample.role(connection, lapsed, "REGISTRAR", valid_until="2020-01-01")
    _set, grants, _students = run(database, "Nobody sees anything", person=str(registrar))
    assert {row[0] for row in grants} == {registrar}
    for person in (str(lapsed), "", "no uuid"):
        _set, grants, _students = run(database, "Nobody sees anything", person=person)
        assert grants == []


def test_old_figures_are_new_after_either_way(database: Database, owner: Engine) -> None:
    def students() -> int:
        with owner.connect() as connection:
            return connection.scalar(text("select count(*) from mv_student_statistics"))

    with owner.begin() as connection:
        sample.student(connection)
    assert students() == 0
    assert "mv_student_statistics: 1 rows" in command(database, "Figures are old")
    with owner.begin() as connection:
        sample.student(connection)
    run(database, "Figures are old")
    assert students() == 2


def test_the_index_of_search_is_looked_at_and_built_anew(database: Database, owner: Engine) -> None:
    with owner.connect() as connection:
        before = connection.scalar(text("select pg_relation_filenode('idx_courses_search_vector')"))
    plan, valid, left_behind = run(database, "Search is slow")
    assert plan
    assert valid == [("idx_courses_search_vector", True)]
    assert left_behind == []
    with owner.connect() as connection:
        assert connection.scalar(text("select pg_relation_filenode('idx_courses_search_vector')")) != before


@pytest.fixture
def small_disk(cluster: Cluster) -> Iterator[Path]:
    """A file system of its own with little room, in which the server may write."""
    place = Path(tempfile.mkdtemp(prefix="lms-small-disk-"))
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=10M,mode=777", "tmpfs", place], capture_output=True)
    if mounted.returncode:
        place.rmdir()
        missing("a small disk", "only root may mount a file system that is too small")
    yield place
    subprocess.run(["umount", place], check=True)
    place.rmdir()


@pytest.mark.slow
def test_an_installation_that_filled_the_disk_goes_on_when_there_is_room(cluster: Cluster, small_disk: Path) -> None:
    folder = small_disk / "data"
    folder.mkdir()
    with psycopg.connect(cluster.database("postgres").superuser_url) as connection:
        server = Path(connection.execute("show data_directory").fetchone()[0]).stat()
    os.chown(folder, server.st_uid, server.st_gid)
    with psycopg.connect(cluster.database("postgres").superuser_url, autocommit=True) as connection:
        connection.execute(sql.SQL("create tablespace small location {}").format(str(folder)))
        connection.execute("create database small template template1 owner lms_owner tablespace small")
        database = cluster.database("small")
        try:
            with pytest.raises(LmsError, match="the server's disk is full: free some space and run it again"):
                install(database.url)
            subprocess.run(["mount", "-o", "remount,size=200M", small_disk], check=True)
            assert "step 00" in command(database, "A step failed")
            made = engine(database.url, application_name="tests")
            assert differences(made) == []
            made.dispose()
            largest = run(database, "The disk is full")[0]
            assert len(largest) == 10
        finally:
            connection.execute("drop database small with (force)")
            connection.execute("drop tablespace small")


def test_who_keeps_a_table_locked_is_found_and_the_failed_step_is_taken_again(
    database: Database, owner: Engine, own_sql: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    policies = own_sql / "policies" / "students.sql"
    policies.write_text(policies.read_text() + "\n-- changed\n")
    monkeypatch.setattr(patience, "PATIENCE", 1)
    with closing(psycopg.connect(database.url, application_name="left open")) as blocker:
        blocker.execute("lock table students in access share mode")
        with pytest.raises(LmsError, match="a table stayed locked by another session"):
            install(database.url)
        with psycopg.connect(database.url, autocommit=True) as connection:
            find, end = statements("A step failed")
            open_now = connection.execute(
                sql.SQL(find.replace("interval '10 seconds'", "interval '0'")), prepare=False
            ).fetchall()
            (pid,) = [row[0] for row in open_now if row[2] == "left open"]
            assert connection.execute(end.replace(":pid", "%s"), [pid]).fetchone() == (True,)
    assert install(database.url).changed[0] == "policies/students.sql"
    assert differences(owner) == []
