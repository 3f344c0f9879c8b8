"""Restoring: into a new database first, compared, and swapped without losing rights, settings or the old one."""

import threading
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from cluster import Cluster, Database

from db.backup import backup
from db.checksums import Checksum
from db.errors import LmsError, Refused
from db.restore import compared, restore


def execute(url: str, *statements: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)


def ask(url: str, question: str) -> list[tuple]:
    with psycopg.connect(url) as connection:
        return connection.execute(question).fetchall()


@pytest.fixture
def saved(cluster: Cluster, database: Database, tmp_path: Path) -> Iterator[Path]:
    """A backup of the database; what is made beside it is dropped at the end."""
    yield backup(database.url, tmp_path / "lms.dump").path
    for (name,) in ask(database.superuser_url.replace(database.name, "postgres"), "select datname from pg_database"):
        if name.startswith(f"{database.name}_"):
            cluster.drop(cluster.database(name))


@pytest.mark.every_server
def test_a_backup_is_restored_compared_and_swapped(cluster: Cluster, database: Database, saved: Path) -> None:
    execute(
        database.superuser_url,
        f"alter database {database.name} set lms.motto to 'per aspera, ad \"astra\"'",
        f"alter database {database.name} set search_path to public, report",
        f"alter role lms_dashboard in database {database.name} set statement_timeout to '7s'",
        f"alter database {database.name} connection limit 17",
        f"revoke connect on database {database.name} from public",
        f"grant connect on database {database.name} to lms_dashboard",
        f"comment on database {database.name} is 'The LMS'",
        "insert into users (username, email, password_hash) values ('late', 'late@example.edu', '')",
    )
    kept = """
        select
            datdba,
            datconnlimit,
            array(select unnest(datacl)::text order by 1),
            shobj_description(oid, 'pg_database'),
            encoding,
            datcollate,
            array(select setconfig::text from pg_db_role_setting where setdatabase = oid order by 1)
        from pg_database
        where datname = current_database()
    """
    before = ask(database.superuser_url, kept)
    beside = restore(database.superuser_url, saved)
    assert beside.differences == ()
    assert beside.kept_as is None
    assert beside.database.startswith(f"{database.name}_restored_")
    compared_live = restore(database.superuser_url, saved, compare="live").differences
    assert compared_live == ("public.users has 0 rows, expected were 1",)

    stop = threading.Event()
    reader = threading.Thread(target=read_until, args=(database.superuser_url, stop))
    reader.start()
    swapped = restore(database.superuser_url, saved, swap=True)
    stop.set()
    reader.join()
    assert ask(database.superuser_url, kept) == before
    late = "select count(*) from users where email = 'late@example.edu'"
    assert ask(database.superuser_url, late) == [(0,)]
    assert ask(cluster.database(swapped.kept_as).superuser_url, late) == [(1,)]


def read_until(url: str, stop: threading.Event) -> None:
    """An application that connects again whenever it is disconnected."""
    while not stop.wait(0.01):
        try:
            ask(url, "select pg_sleep(0.2)")
        except psycopg.OperationalError:
            continue


def test_who_may_not_create_databases_is_told_before(database: Database, saved: Path) -> None:
    with pytest.raises(Refused, match='lms_owner may not create databases: let a superuser run "alter role'):
        restore(database.url, saved)


def test_the_owner_restores_and_is_told_what_only_a_superuser_may_set(
    cluster: Cluster, database: Database, saved: Path
) -> None:
    execute(database.superuser_url, f"alter database {database.name} set lms.motto to 'per aspera'")
    cluster.execute("alter role lms_owner createdb")
    said: list[str] = []
    try:
        restored = restore(database.url, saved, progress=said.append)
    finally:
        cluster.execute("alter role lms_owner nocreatedb")
    assert restored.differences == ()
    assert any(f'let a superuser run alter database "{restored.database}" set' in line for line in said)


def test_what_differs_is_never_swapped_in(database: Database, saved: Path) -> None:
    manifest = saved.with_name("lms.dump.json")
    manifest.write_text(manifest.read_text().replace('"lms_ops.alembic_version"', '"lms_ops.forgotten"'))
    with pytest.raises(LmsError, match=r"is not what was expected \(lms_ops.alembic_version is new\)"):
        restore(database.superuser_url, saved, swap=True)


def test_a_spoiled_backup_leaves_no_database_behind(cluster: Cluster, database: Database, saved: Path) -> None:
    saved.write_bytes(saved.read_bytes()[:200_000])
    with pytest.raises(LmsError, match="pg_restore failed"):
        restore(database.superuser_url, saved)
    names = ask(database.superuser_url, f"select datname from pg_database where datname like '{database.name}_rest%'")
    assert names == []


def test_a_missing_file_is_named(database: Database, tmp_path: Path) -> None:
    with pytest.raises(LmsError, match="there is no file .*nothing.dump"):
        restore(database.url, tmp_path / "nothing.dump")


def test_differences_are_told_table_by_table() -> None:
    expected = {"a": Checksum(1, 5), "b": Checksum(2, 5), "c": Checksum(3, 5), "d": Checksum(4, 4)}
    found = {"b": Checksum(1, 5), "c": Checksum(3, 6), "d": Checksum(4, 4), "e": Checksum(0, 0)}
    assert compared(expected, found) == [
        "a is missing",
        "b has 1 rows, expected were 2",
        "c has other values in its 3 rows",
        "e is new",
    ]
