"""Installs the schema into an empty database and brings an installed one to the present files."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import psycopg
from alembic.script import Script
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from db import connection as connections
from db import drift, ledger, preflight, replaced
from db.errors import LmsError
from db.patience import LOCK_TIMEOUT, cause, patiently
from db.sqlfile import SqlFile

GUARD = 7_264_501  # the advisory lock that one installation of a database holds
DEPENDED_ON = "2BP01"  # what should be dropped is read by something that is not ours
# A file of ours names a table, function or schema that does not exist: `lms-db install` is no advice here.
OUR_MISTAKES = {"42P01", "42883", "3F000"}

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Installed:
    """The step that the database stands at, how long it took, and the files that were run in their order."""

    revision: str
    seconds: float
    changed: tuple[str, ...]


def install(url: str, *, progress: Progress | None = None) -> Installed:
    """Bring the database at `url` (the owner's) to the present schema; with nothing to do, change nothing.

    Every step commits alone, so an interrupted installation goes on where it stopped. Installations that
    start at once wait for the first of them, and then find nothing to do.
    """
    started = time.monotonic()
    engine = connections.engine(
        url, application_name="lms-db install", statement_timeout=0, lock_timeout=LOCK_TIMEOUT, pool_size=1
    )
    try:
        with engine.connect() as connection:
            changed = _install(connection, progress or (lambda line: None))
            revision = ledger.revision(connection)
    except (DBAPIError, psycopg.Error) as error:
        if cause(error).sqlstate in OUR_MISTAKES:
            raise
        if cause(error).sqlstate == DEPENDED_ON:
            readers = " and ".join(cause(error).diag.message_detail.splitlines())
            raise LmsError(f"{readers}: drop it, install again, and create it anew") from error
        raise connections.translate(error) from error
    finally:
        # closes the session, and with it the guard lock
        engine.dispose()
    return Installed(revision, round(time.monotonic() - started, 3), tuple(changed))


def _install(connection: Connection, progress: Progress) -> list[str]:
    _take_guard(connection, progress)
    preflight.refuse_unsuitable(connection)
    connection.execute(text("set search_path to public"))
    connection.commit()
    patiently(partial(_run_file, connection, "roles.sql"))

    drifted = patiently(partial(_drifted, connection))
    for each in drifted:
        progress(f"{each.kind} {each.name} is not what was installed")
    return _take_steps(connection, progress) + _replace_files(connection, drifted, progress)


def _run_file(connection: Connection, path: str) -> None:
    with connection.begin():
        SqlFile(path).run(connection)


def _drifted(connection: Connection) -> list[drift.Changed]:
    """What others changed since the latest installation; an interrupted one left no record to tell by."""
    with connection.begin():
        return drift.changed_objects(connection) if replaced.finished(ledger.recorded(connection)) else []


def _take_guard(connection: Connection, progress: Progress) -> None:
    """Hold the guard lock on the session that runs the steps, until that session ends.

    Asked for again and again rather than waited for: a waiting statement keeps a snapshot, and the
    installation that works would wait for that snapshot when it builds an index concurrently.
    """
    waits = False
    while not connection.scalar(text("select pg_try_advisory_lock(:guard)"), {"guard": GUARD}):
        connection.rollback()
        if not waits:
            progress("another installation is at work: waiting for it")
        waits = True
        time.sleep(0.2)
    connection.commit()


def _take_steps(connection: Connection, progress: Progress) -> list[str]:
    pending = _pending_steps(connection)
    for number, step in enumerate(pending, start=1):
        progress(f"step {number} of {len(pending)}: {' '.join(step.doc.split())}")
        patiently(partial(ledger.take_step, connection, step))
    return [ledger.step_file(step).path for step in pending]


def _pending_steps(connection: Connection) -> list[Script]:
    """The steps that the database has not taken; refuses one whose past is not this version's past."""
    taken, steps = ledger.revision(connection), ledger.steps()
    if taken is None:
        preflight.refuse_foreign_tables(connection)
    elif taken not in {step.revision for step in steps}:
        raise LmsError(
            f"the database stands at step {taken}, which this version does not know: use a newer one"
        )
    connection.commit()
    patiently(partial(_run_file, connection, "ledger.sql"))
    recorded = ledger.recorded(connection)
    connection.commit()
    for step in steps:
        file = ledger.step_file(step)
        if recorded.get(file.path, file.sha256) != file.sha256:
            raise LmsError(
                f"db/sql/{file.path} is not the file that was installed: restore it and add a new step, "
                "or install into an empty database"
            )
    return [step for step in steps if taken is None or step.revision > taken]


def _replace_files(connection: Connection, drifted: list[drift.Changed], progress: Progress) -> list[str]:
    recorded = ledger.recorded(connection)
    gone = replaced.gone(recorded)
    connection.commit()
    for path in gone:
        progress(f"db/sql/{path} is gone: a step should drop what it made")

    changed = []
    for batch in replaced.due(recorded, drift.folders(drifted)):
        folders = dict.fromkeys(file.path.split("/")[0] for file in batch)
        progress(f"replacing {batch[0].path if len(batch) == 1 else ', '.join(folders)}")
        patiently(partial(_replace, connection, batch, gone, drifted))
        changed += [file.path for file in batch]
    return changed


def _replace(
    connection: Connection, batch: replaced.Batch, gone: list[str], drifted: list[drift.Changed]
) -> None:
    with connection.begin():
        replaced.replace(connection, batch)
        if batch[-1].path == replaced.RIGHTS:
            for path in gone:
                ledger.record_gone(connection, path)
            drift.record_objects(connection, drifted)
