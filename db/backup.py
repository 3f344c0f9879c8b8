"""Saves a database to a file by pg_dump, together with what its rows added up to at that moment."""

import json
import re
import subprocess
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from db import connection as connections
from db import programs
from db.checksums import Checksum, checksums, tables
from db.errors import LmsError, Refused

LOCK_WAIT = 60  # seconds that pg_dump waits for a table that somebody holds for himself
TELL_EVERY = 5  # seconds between two lines of progress
NAMED_AT_MOST = 5

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Backup:
    """A file that was written and read back: its size in bytes, how many tables it holds, how long it took."""

    path: Path
    bytes: int
    tables: int
    rows: int
    seconds: float


def default_path(step: str) -> Path:
    """Where a backup goes that nobody gave a name: here, as lms-before-0032-20261123T110000.dump."""
    return Path(f"lms-before-{step}-{datetime.now():%Y%m%dT%H%M%S}.dump").absolute()


def backup(url: str, path: Path, *, role: str | None = None, progress: Progress | None = None) -> Backup:
    """Write the whole database to `path`, in pg_dump's custom format, and check that every table is in it.

    Beside it goes `path`.json with the rows and checksum of each table in the same snapshot, which a restore is
    compared with. Both get their names only when they are complete. `role`: who reads, if not the URL's own role;
    refuses where row-level security or missing rights would hide something from it.
    """
    started = time.monotonic()
    path = path.absolute()
    for written in (path, manifest_path(path)):
        if written.exists():
            raise LmsError(f"{written} is there already: give the backup another name, or move that file away")
    if not path.parent.is_dir():
        raise LmsError(f"there is no directory {path.parent}: make it, or write the backup elsewhere")
    engine = connections.engine(url, application_name="lms-db backup", statement_timeout=0, pool_size=1)
    scratch = path.with_name(f"{path.name}.new")
    try:
        with engine.connect().execution_options(isolation_level="REPEATABLE READ") as connection:
            if role:
                _take_role(connection, role)
            _refuse_hidden_rows(connection)
            held = tables(connection)
            snapshot = connection.scalar(text("select pg_export_snapshot()"))
            arguments = ["--format=custom", "--verbose", f"--snapshot={snapshot}"]
            arguments += [f"--lock-wait-timeout={LOCK_WAIT * 1000}", *([f"--role={role}"] if role else [])]
            directory = programs.directory(_major_version(connection))
            dumping = _start(directory / "pg_dump", url, arguments, scratch)
            try:
                with ThreadPoolExecutor(1) as beside:
                    summing = beside.submit(checksums, connection)
                    _wait(dumping, scratch, len(held), progress or (lambda line: None))
                    sums = summing.result()
            finally:
                dumping.kill()  # if we are interrupted; has no effect on one that has ended
                dumping.communicate()
        refuse_incomplete(directory / "pg_restore", scratch, held)
        _write_manifest(manifest_path(path), sums)
        scratch.rename(path)
    except (DBAPIError, psycopg.Error) as error:
        raise connections.translate(error) from error
    except OSError as error:
        raise LmsError(f"{path} cannot be written ({error.strerror}): write the backup elsewhere") from error
    finally:
        scratch.unlink(missing_ok=True)
        engine.dispose()
    rows = sum(each.rows for each in sums.values())
    return Backup(path, path.stat().st_size, len(held), rows, round(time.monotonic() - started, 3))


def manifest_path(path: Path) -> Path:
    """The file that says what the rows of a backup add up to."""
    return path.with_name(f"{path.name}.json")


def saved_checksums(path: Path) -> dict[str, Checksum]:
    """What each table, as 'schema.table', held when the backup was made."""
    try:
        saved = json.loads(manifest_path(path).read_text())
        return {table: Checksum(**values) for table, values in saved["tables"].items()}
    except FileNotFoundError:
        raise LmsError(
            f"{manifest_path(path)} is missing, which says what the backup holds: put it back beside {path.name},"
            " or compare with the present database (--compare live)"
        ) from None
    except (ValueError, KeyError, TypeError):
        raise LmsError(f"{manifest_path(path)} is not what `lms-db backup` wrote: put that file back") from None


def dumped_tables(pg_restore: Path, path: Path) -> set[int]:
    """The oids that the tables of a dump had, as far as the dump also holds their rows."""
    listed = subprocess.run([pg_restore, "--list", path], capture_output=True, text=True, errors="replace", check=False)
    if listed.returncode != 0:
        raise programs.failure("pg_restore", listed.stderr)
    return {int(oid) for oid in re.findall(r"^\d+; \d+ (\d+) TABLE DATA ", listed.stdout, re.MULTILINE)}


def _take_role(connection: Connection, role: str) -> None:
    with connection.connection.cursor() as cursor:
        cursor.execute(sql.SQL("set local role {}").format(sql.Identifier(role)))


def _major_version(connection: Connection) -> int:
    return connection.scalar(text("select current_setting('server_version_num')::integer / 10000"))


def _refuse_hidden_rows(connection: Connection) -> None:
    """pg_dump stops in the middle at a table whose rows it may not all read: say so before."""
    hidden = connection.execute(
        text("""
            select
                classes.oid::regclass::text as table_name,
                pg_get_userbyid(classes.relowner) as owner
            from pg_class as classes
            where classes.oid = any (:tables)
                and (
                    row_security_active(classes.oid)
                    or not has_schema_privilege(classes.relnamespace, 'usage')
                    or not has_table_privilege(classes.oid, 'select')
                )
            order by classes.relname
        """),
        {"tables": list(tables(connection))},
    ).all()
    if hidden:
        shown = ", ".join(row.table_name for row in hidden[:NAMED_AT_MOST])
        more = f" and {len(hidden) - NAMED_AT_MOST} more" if len(hidden) > NAMED_AT_MOST else ""
        reader = connection.scalar(text("select current_user"))
        owners = " and ".join(sorted({row.owner for row in hidden}))
        raise Refused(
            f"{reader} may not read every row of {shown}{more}: back up as a role that owns all tables ({owners})"
            " or one with BYPASSRLS and pg_read_all_data, by --role or in LMS_DATABASE_URL"
        )


def _start(pg_dump: Path, url: str, arguments: list[str], scratch: Path) -> subprocess.Popen:
    database, environment = programs.target(url)
    scratch.unlink(missing_ok=True)  # of a backup that was killed
    scratch.touch(mode=0o600)
    with scratch.open("wb") as file:
        return subprocess.Popen(
            [pg_dump, *arguments, *database],
            stdout=file,
            stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            text=True,
            errors="replace",
            env=environment,
        )


def _wait(dumping: subprocess.Popen, scratch: Path, total: int, progress: Progress) -> None:
    """Until pg_dump has ended, telling from its words how far it is."""
    said, done, told = [], 0, time.monotonic()
    for line in dumping.stderr:
        said.append(line)
        done += "dumping contents of table" in line
        if time.monotonic() - told > TELL_EVERY:
            told = time.monotonic()
            progress(f"backup: {done} of {total} tables, {scratch.stat().st_size / 1e6:,.0f} MB")
    if dumping.wait() != 0:
        raise programs.failure("pg_dump", "".join(said))


def refuse_incomplete(pg_restore: Path, scratch: Path, held: dict[int, tuple[str, str]]) -> None:
    missing = sorted(".".join(held[oid]) for oid in held.keys() - dumped_tables(pg_restore, scratch))
    if missing:
        raise LmsError(
            f"the backup lacks {', '.join(missing[:NAMED_AT_MOST])}: others were making or dropping tables;"
            " run it again"
        )


def _write_manifest(path: Path, sums: dict[str, Checksum]) -> None:
    path.unlink(missing_ok=True)
    path.touch(mode=0o600)
    path.write_text(json.dumps({"tables": {table: asdict(each) for table, each in sums.items()}}, indent=1) + "\n")
