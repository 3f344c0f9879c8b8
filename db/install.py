"""Installs the schema into an empty database and brings an installed one to the present files."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

import psycopg
import tenacity
from alembic.script import Script
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.schema import CreateSchema

from db import connection as connections
from db import drift, ledger, preflight, replaced
from db.errors import LmsError
from db.sqlfile import SqlFile

GUARD = 7_264_501  # the advisory lock that one installation of a database holds
LOCK_TIMEOUT = 0.1  # seconds that an application waits at most behind a step that waits for its table
PATIENCE = 60  # seconds after which a step that never gets its lock gives up
LOCK_CONFLICTS = {"55P03", "40P01"}  # lock not available, deadlock detected
DEPENDED_ON = "2BP01"
OUR_MISTAKES = {
    "42P01",
    "42883",
    "3F000",
}  # a file of ours names what does not exist: "install" is no advice here

Progress = Callable[[str], None]
Result = TypeVar("Result")


@dataclass(frozen=True)
class Installed:
    """The step that the database stands at, how long it took, and the files that were run in their order."""

    revision: str
    seconds: float
    changed: tuple[str, ...]


def install(url: str, *, progress: Progress | None = None) -> Installed:
    """Bring the database at `url` (the owner's) to the present schema. Without anything to do, nothing is changed.

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
        if _sqlstate(error) in OUR_MISTAKES:
            raise
        if _sqlstate(error) == DEPENDED_ON:
            raise LmsError(f"{_detail(error)}: drop it, install again, and create it anew") from error
        raise connections.translate(error) from error
    finally:
        # closes the session, and with it the guard lock
        engine.dispose()
    return Installed(revision, round(time.monotonic() - started, 3), tuple(changed))


def _install(connection: Connection, progress: Progress) -> list[str]:
    _take_guard(connection, progress)
    preflight.refuse_unsuitable(connection)
    connection.execute(text("set search_path to public"))
    SqlFile("roles.sql").run(connection)
    connection.commit()

    drifted = _patiently(partial(_drifted, connection))
    for each in drifted:
        progress(f"{each.kind} {each.name} is not what was installed")
    return _take_steps(connection, progress) + _replace_files(connection, drifted, progress)


def _drifted(connection: Connection) -> list[drift.Changed]:
    """What others changed since the latest installation; an interrupted one left no record to tell it from."""
    with connection.begin():
        return drift.changed_objects(connection) if replaced.finished(ledger.recorded(connection)) else []


def _take_guard(connection: Connection, progress: Progress) -> None:
    """Hold the guard lock on the session that runs the steps, until that session ends.

    Asked for again and again rather than waited for: a waiting statement keeps a snapshot, and the
    installation that works would wait for that snapshot when it builds an index concurrently.
    """
    asked = 0
    while not connection.scalar(text("select pg_try_advisory_lock(:guard)"), {"guard": GUARD}):
        connection.rollback()
        if asked == 0:
            progress("another installation is at work: waiting for it")
        asked += 1
        time.sleep(0.2)
    connection.commit()


def _take_steps(connection: Connection, progress: Progress) -> list[str]:
    pending = _pending_steps(connection)
    for number, step in enumerate(pending, start=1):
        progress(f"step {number} of {len(pending)}: {step.doc}")
        _patiently(partial(ledger.take_step, connection, step))
    return [ledger.step_file(step).path for step in pending]


def _pending_steps(connection: Connection) -> list[Script]:
    """The steps that the database has not taken; refuses one whose past is not this version's past."""
    taken, steps = ledger.revision(connection), ledger.steps()
    if taken is None:
        preflight.refuse_foreign_tables(connection)
        connection.execute(CreateSchema("lms_ops", if_not_exists=True))
    elif taken not in {step.revision for step in steps}:
        raise LmsError(
            f"the database stands at step {taken}, which this version does not know: use a newer one"
        )
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
        progress(f"replacing {', '.join(file.path for file in batch)}")
        _patiently(partial(_replace, connection, batch, gone, drifted))
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


def _patiently(work: Callable[[], Result]) -> Result:
    """Do one transaction, again and again while somebody else holds its tables."""
    retrying = tenacity.Retrying(
        retry=tenacity.retry_if_exception(_is_lock_conflict),
        wait=tenacity.wait_random(0.05, 0.3),
        stop=tenacity.stop_after_delay(PATIENCE),
        reraise=True,
    )
    try:
        return retrying(work)
    except (DBAPIError, psycopg.Error) as error:
        if not _is_lock_conflict(error):
            raise
        raise LmsError(
            f"a table stayed locked by another session for {PATIENCE} s: end the transactions that "
            "pg_stat_activity shows as idle in transaction, then install again; what was done so far stays"
        ) from error


def _is_lock_conflict(error: BaseException) -> bool:
    return _sqlstate(error) in LOCK_CONFLICTS


def _sqlstate(error: BaseException) -> str | None:
    return getattr(_cause(error), "sqlstate", None)


def _detail(error: BaseException) -> str:
    return " and ".join((_cause(error).diag.message_detail or str(error)).splitlines())


def _cause(error: BaseException) -> BaseException | None:
    return error.orig if isinstance(error, DBAPIError) else error
