"""Brings a backup back: into a new database, compared with what was saved, and only then into the old one's place."""

import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import psycopg
from sqlalchemy.exc import DBAPIError

from db import backup, databases, programs
from db import connection as connections
from db.checksums import Checksum, checksums
from db.errors import LmsError

JOBS = 2  # tables that pg_restore loads at once
COMPARISONS = ("backup", "live", "nothing")
NAMED_AT_MOST = 12

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Restored:
    """Where the backup is now. `kept_as`: the old database after a swap; None: nothing was swapped."""

    database: str
    tables: int
    rows: int
    differences: tuple[str, ...]
    kept_as: str | None
    seconds: float


def restore(
    url: str, path: Path, *, compare: str = "backup", swap: bool = False, progress: Progress | None = None
) -> Restored:
    """Restore the file into a new database beside that of `url` and compare every table, by rows and checksum.

    `compare`: with what the backup held (`path`.json), with the present database, or nothing. With `swap` the new
    database takes the old one's name, if nothing differs; the old one is kept under a name with the date.
    """
    started = time.monotonic()
    say = progress or (lambda line: None)
    path = path.absolute()
    if not path.is_file():
        raise LmsError(f"there is no file {path}: name a backup that `lms-db backup` made")
    try:
        expected = _expected(url, path, compare)
        database = databases.name_beside(url, "restored")
        say(f"restoring into {database}")
        made = databases.create_beside(url, database, progress=say)
        try:
            load(made, path)
            found = _checksums(made)
        except BaseException:
            databases.drop(url, database)
            raise
        differences = compared(expected, found) if expected is not None else []
        for line in differences:
            say(line)
        if swap and differences:
            raise LmsError(
                f"{database} is not what was expected ({differences[0]}): look at it, and drop it or swap by"
                " --compare nothing"
            )
        kept_as = databases.swap(url, database) if swap else None
    except (DBAPIError, psycopg.Error) as error:
        raise connections.translate(error) from error
    rows = sum(each.rows for each in found.values())
    name = databases.name(url) if swap else database
    return Restored(name, len(found), rows, tuple(differences), kept_as, round(time.monotonic() - started, 3))


def load(url: str, path: Path) -> None:
    """Fill the empty database of `url` from a backup, with owners and rights, and let the planner know its rows."""
    with psycopg.connect(url, autocommit=True) as connection:
        directory = programs.directory(connection.info.server_version // 10_000)
        arguments, environment = programs.target(url)
        restoring = subprocess.run(
            [directory / "pg_restore", "--exit-on-error", f"--jobs={JOBS}", *arguments, path],
            env=environment,
            capture_output=True,
            text=True,
            errors="replace",
            stdin=subprocess.DEVNULL,
            check=False,
        )
        if restoring.returncode != 0:
            raise programs.failure("pg_restore", restoring.stderr)
        connection.execute("analyze")


def compared(expected: dict[str, Checksum], found: dict[str, Checksum]) -> list[str]:
    """Where two sets of tables differ, a sentence each, by table."""
    differences = []
    for table in sorted(expected.keys() | found.keys()):
        if table not in found:
            differences.append(f"{table} is missing")
        elif table not in expected:
            differences.append(f"{table} is new")
        elif expected[table].rows != found[table].rows:
            differences.append(f"{table} has {found[table].rows:,} rows, expected were {expected[table].rows:,}")
        elif expected[table] != found[table]:
            differences.append(f"{table} has other values in its {found[table].rows:,} rows")
    return differences


def _expected(url: str, path: Path, compare: str) -> dict[str, Checksum] | None:
    if compare == "nothing":
        return None
    return backup.saved_checksums(path) if compare == "backup" else _checksums(url)


def _checksums(url: str) -> dict[str, Checksum]:
    engine = connections.engine(url, application_name="lms-db restore", statement_timeout=0, pool_size=1)
    try:
        with engine.connect() as connection:
            return checksums(connection)
    finally:
        engine.dispose()
