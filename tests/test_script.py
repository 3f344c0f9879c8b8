"""The script for psql: fresh and over an LMS it ends where the installer ends, and it goes on where it stopped."""

import os
import subprocess
from pathlib import Path

import psycopg
import pytest
from cluster import Cluster, Database
from existing import ExistingDatabase, copy
from existing.fixtures import template
from existing.upgrade import choices, upgrade

from db import programs, structure
from db.connection import engine
from db.install import install
from db.script import script

MADE = "select kind, name from lms_ops.made_objects order by kind, name"
ROWS = "select path, table_name, count(*) from lms_ops.made_rows group by 1, 2 order by 1, 2"


def run(url: str, file: Path) -> subprocess.CompletedProcess:
    """psql as a DBA would call it."""
    arguments, environment = programs.target(url)
    with psycopg.connect(url) as connection:
        psql = programs.directory(connection.info.server_version // 10_000) / "psql"
    return subprocess.run(
        [psql, "-X", "-v", "ON_ERROR_STOP=1", "-f", file, *arguments],
        env=os.environ | environment,
        capture_output=True,
        text=True,
    )


def written(tmp_path: Path, **given: str) -> Path:
    file = tmp_path / "install.sql"
    file.write_text(script(given, reason="Decided in a script."))
    return file


def fingerprint(url: str) -> str:
    made = engine(url, application_name="tests compare", statement_timeout=0)
    with made.connect() as connection:
        found = structure.fingerprint(connection)
    made.dispose()
    return found


def rows(url: str, question: str) -> list[tuple]:
    with psycopg.connect(url) as connection:
        return connection.execute(question).fetchall()


@pytest.mark.every_server
def test_a_script_makes_what_the_installer_makes(empty_database: Database, database: Database, tmp_path: Path) -> None:
    done = run(empty_database.url, written(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    assert fingerprint(empty_database.url) == fingerprint(database.url)
    assert rows(empty_database.url, MADE) == rows(database.url, MADE)
    assert install(empty_database.url).changed == ()


@pytest.mark.slow
def test_a_script_upgrades_as_the_installer_does(
    cluster: Cluster, existing_database: ExistingDatabase, tmp_path: Path
) -> None:
    other = copy(cluster, template(cluster).name, f"{existing_database.name}_by_program")
    given = choices(existing_database.url)
    done = run(existing_database.url, written(tmp_path, **given))
    assert (done.returncode, done.stderr) == (0, "")
    upgrade(other.url)
    assert fingerprint(existing_database.url) == fingerprint(other.url)
    for question in (MADE, ROWS):
        assert rows(existing_database.url, question) == rows(other.url, question)
    decided = "select finding, choice, reason from lms_ops.decisions where finding = 'over_capacity'"
    assert rows(existing_database.url, decided) == [("over_capacity", "raise", "Decided in a script.")]
    assert rows(existing_database.url, "select kind from lms_ops.installations") == [("upgrade",)]
    assert install(existing_database.url).changed == ()
    cluster.drop(other)


@pytest.mark.slow
def test_a_script_that_stopped_goes_on(existing_database: ExistingDatabase, tmp_path: Path) -> None:
    whole = written(tmp_path, **choices(existing_database.url))
    lines = whole.read_text().splitlines()
    # in the middle of step 13, behind the first of its parts
    cut = lines.index("\\echo steps/0013_registration.sql 2")
    half = tmp_path / "half.sql"
    half.write_text("\n".join([*lines[:cut], "select 1 / 0;"]))
    stopped = run(existing_database.url, half)
    assert stopped.returncode == 3
    assert "division by zero" in stopped.stderr

    made = "select count(*) from lms_ops.made_objects where path = 'steps/0013_registration.sql'"
    assert rows(existing_database.url, made) == [(1,)]
    early = (
        "select place, finished_at from lms_ops.installed_parts where path ~ '^steps/00(0|11|12)' order by path, place"
    )
    before = rows(existing_database.url, early)
    done = run(existing_database.url, whole)
    assert (done.returncode, done.stderr) == (0, "")
    assert rows(existing_database.url, early) == before
    assert install(existing_database.url).changed == ()


def test_a_script_names_what_was_decided() -> None:
    text = script({"over_capacity": "raise"}, reason="It's so.")
    assert "--     over_capacity: raise" in text
    assert "pg_temp.decide('over_capacity', 'raise', 'It''s so.')" in text
    assert "--     approvals: off" in text
