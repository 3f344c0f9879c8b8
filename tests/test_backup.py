"""Backups: whole, checked, by a role that sees every row, and never half written."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from cluster import Cluster, Database

from db import backup, programs
from db.checksums import checksums
from db.connection import engine
from db.errors import LmsError, Refused, Unavailable


def execute(url: str, *statements: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)


@pytest.fixture
def reader(cluster: Cluster, database: Database) -> Iterator[str]:
    """URL of a role that may read everything and owns nothing."""
    cluster.execute("create role lms_test_reader login password 'secret-of-the-reader' in role pg_read_all_data")
    yield database.url.replace(database.url.split("//")[1].split("@")[0], "lms_test_reader:secret-of-the-reader")
    cluster.drop(database)
    cluster.execute("drop role lms_test_reader")


@pytest.mark.every_server
def test_a_backup_holds_every_table_and_says_what_its_rows_add_up_to(database: Database, tmp_path: Path) -> None:
    saved = backup.backup(database.url, tmp_path / "lms.dump")
    made = engine(database.url, application_name="tests")
    with made.connect() as connection:
        assert backup.saved_checksums(saved.path) == checksums(connection)
    made.dispose()
    assert saved.tables == len(backup.saved_checksums(saved.path)) > 45
    assert saved.bytes == saved.path.stat().st_size > 100_000
    assert sorted(path.name for path in tmp_path.iterdir()) == ["lms.dump", "lms.dump.json"]
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}


def test_a_backup_is_not_written_over(database: Database, tmp_path: Path) -> None:
    tmp_path.joinpath("lms.dump").write_text("of yesterday")
    with pytest.raises(LmsError, match="lms.dump is there already"):
        backup.backup(database.url, tmp_path / "lms.dump")
    with pytest.raises(LmsError, match="there is no directory"):
        backup.backup(database.url, tmp_path / "nowhere" / "lms.dump")
    assert tmp_path.joinpath("lms.dump").read_text() == "of yesterday"


def test_a_role_from_which_rows_are_hidden_is_refused(database: Database, reader: str, tmp_path: Path) -> None:
    with pytest.raises(
        Refused, match=r"lms_test_reader may not read every row of academic_honors, .* and \d+ more.*owns all tables"
    ):
        backup.backup(reader, tmp_path / "lms.dump")
    execute(database.superuser_url, "alter role lms_test_reader bypassrls")
    assert backup.backup(reader, tmp_path / "lms.dump").tables > 45


def test_an_interrupted_backup_leaves_nothing(database: Database, tmp_path: Path) -> None:
    with psycopg.connect(database.superuser_url) as connection:
        connection.execute("lock table students")
        arguments = [sys.executable, "-m", "db", "backup", str(tmp_path / "lms.dump")]
        running = subprocess.Popen(arguments, env=os.environ | {"LMS_DATABASE_URL": database.url})
        while not list(tmp_path.glob("*.new")):
            assert running.poll() is None
        running.terminate()
        connection.rollback()
        assert running.wait() != 0
    assert not list(tmp_path.iterdir())


def test_a_table_made_meanwhile_is_no_part_of_what_was_promised(database: Database, tmp_path: Path) -> None:
    saved = backup.backup(database.url, tmp_path / "lms.dump")
    directory = programs.directory(17)
    held = {99: ("public", "grades_of_tomorrow")}
    with pytest.raises(LmsError, match="the backup lacks public.grades_of_tomorrow"):
        backup.refuse_incomplete(directory / "pg_restore", saved.path, held)


def test_passwords_are_in_no_process_list_and_no_message() -> None:
    arguments, environment = programs.target(
        "postgresql://anna:s3cret@db.example:5433/lms?sslmode=require&keepalives=0"
    )
    assert "s3cret" not in " ".join(arguments)
    assert "keepalives=0" in " ".join(arguments)
    assert environment["PGPASSWORD"] == "s3cret"
    assert environment["PGHOST"] == "db.example"
    assert environment["PGSSLMODE"] == "require"


def test_a_server_that_is_newer_than_every_program_is_named() -> None:
    with pytest.raises(Unavailable, match="a server of version 99 needs pg_dump and pg_restore 99 or later"):
        programs.directory(99)


def test_a_manifest_that_is_gone_or_spoiled_is_named(tmp_path: Path) -> None:
    with pytest.raises(LmsError, match="lms.dump.json is missing"):
        backup.saved_checksums(tmp_path / "lms.dump")
    tmp_path.joinpath("lms.dump.json").write_text(json.dumps({"tables": {"public.grades": {"rows": 1}}}))
    with pytest.raises(LmsError, match="is not what `lms-db backup` wrote"):
        backup.saved_checksums(tmp_path / "lms.dump")
