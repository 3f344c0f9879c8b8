"""Installs the schema into an empty database, over the tables of an LMS, or over an earlier state of its own."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import psycopg
from alembic.script import Script
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from db import connection as connections
from db import drift, installation, ledger, made, preflight, replaced, verify
from db.backup import backup
from db.errors import Impossible, LmsError
from db.live import Live
from db.patience import LOCK_TIMEOUT, cause, patiently
from db.sqlfile import SqlFile, sql_files

GUARD = 7_264_501  # the advisory lock that one installation of a database holds
DEPENDED_ON = "2BP01"  # what should be dropped is read by something that is not ours
# A file of ours names a table, function or schema that does not exist: `lms-db install` is no advice here.
OUR_MISTAKES = {"42P01", "42883", "3F000"}
# A row that a step forbids: the preflight found none, so it was written since. By key, uniqueness or check.
FORBIDDEN_ROWS = {"23503", "23505", "23514"}

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Installed:
    """The step that the database stands at, the kind of installation, and the files that were run in their order.

    `longest_wait`: the most seconds that an application could have waited; none in an empty database.
    """

    kind: str
    revision: str
    seconds: float
    longest_wait: float
    changed: tuple[str, ...]


def install(
    url: str,
    *,
    given: Mapping[str, str] | None = None,
    reason: str | None = None,
    backup_file: Path | None = None,
    progress: Progress | None = None,
) -> Installed:
    """Bring the database at `url` (the owner's) to the present schema; with nothing to do, change nothing.

    What is done stays done, so an interrupted installation goes on where it stopped. Installations that start at
    once wait for the first of them, and then find nothing to do. Over a database with data, `backup_file` is written
    before anything is changed; None: no backup. `given` has the choices about the findings of the preflight by their
    codes, `reason` says why they were taken.
    """
    started = time.monotonic()
    engine = connections.engine(
        url, application_name="lms-db install", statement_timeout=0, lock_timeout=LOCK_TIMEOUT, pool_size=1
    )
    try:
        with engine.connect() as connection:
            kind, longest_wait, changed = _install(
                connection, url, given or {}, reason, backup_file, progress or (lambda line: None)
            )
            revision = ledger.revision(connection)
    except (DBAPIError, psycopg.Error) as error:
        if cause(error).sqlstate in OUR_MISTAKES:
            raise
        if cause(error).sqlstate == DEPENDED_ON:
            readers = " and ".join(cause(error).diag.message_detail.splitlines())
            raise LmsError(f"{readers}: drop it, install again, and create it anew") from error
        if cause(error).sqlstate in FORBIDDEN_ROWS:
            raise LmsError(
                f"{cause(error).diag.message_primary}: it was written while the installation was at work; "
                "see `lms-db preflight`, then install again, what was done so far stays"
            ) from error
        raise connections.translate(error) from error
    finally:
        # closes the session, and with it the guard lock
        engine.dispose()
    return Installed(kind, revision, round(time.monotonic() - started, 3), round(longest_wait, 3), tuple(changed))


def _install(
    connection: Connection,
    url: str,
    given: Mapping[str, str],
    reason: str | None,
    backup_file: Path | None,
    progress: Progress,
) -> tuple[str, float, list[str]]:
    """The kind of the installation, the seconds that anybody could have waited for it, and the files it ran."""
    _refuse_pooler(connection)
    _take_guard(connection, progress)
    with connection.begin():
        kind, steps = preflight.kind(connection), _pending_steps(connection)
    drifted = patiently(partial(_drifted, connection))
    for each in drifted:
        progress(f"{each.kind} {each.name} is not what was installed")
    if not _something_is_left(connection, steps, drifted):
        return kind, 0.0, []

    patiently(partial(_refuse_unsuitable, connection))
    findings = installation.decided_findings(connection, given) if kind == "upgrade" else []
    if kind == "fresh":
        backup_file = None  # there is nothing to save
    if backup_file and not _is_unfinished(connection):
        progress(f"backing up to {backup_file}")
        backup(url, backup_file, progress=progress)
    patiently(partial(_run_file, connection, "roles.sql"))
    with connection.begin():
        made.watch(connection)
    patiently(partial(_run_file, connection, "ledger.sql"))
    patiently(partial(_run_file, connection, "live/earlier.sql"))
    installation_id, from_step = installation.begin(connection, kind, findings, given, reason, backup_file)

    live = Live(connection, installation_id, progress)
    if kind == "fresh":
        changed = _take_steps(connection, steps, progress)
        changed += _replace_files(connection, drifted, progress, partial(_replace_at_once, connection))
    else:
        if kind == "upgrade":
            if "missing_columns" in installation.choices(connection):
                live.add_columns()
            _run_upgrade_files(live, "before_steps")
        changed = _take_live_steps(live, steps, progress)
        changed += _replace_files(connection, drifted, progress, live.replace)
        if kind == "upgrade":
            _run_upgrade_files(live, "after_files")
        if from_step != ledger.steps()[-1].revision:
            live.run_file(SqlFile("live/finish.sql"))
            _tell_differences(url, progress)
    with connection.begin():
        ledger.finish(connection, installation_id)
    return kind, live.longest_wait, changed


def _refuse_unsuitable(connection: Connection) -> None:
    with connection.begin():
        ledger.refuse_interrupted_rollback(connection)
        preflight.refuse_unsuitable(connection)


def _something_is_left(connection: Connection, steps: list[Script], drifted: list[drift.Changed]) -> bool:
    with connection.begin():
        recorded = ledger.recorded(connection)
        files = replaced.due(recorded, drift.folders(drifted)) or replaced.gone(recorded)
        return bool(steps or files or ledger.is_unfinished(connection))


def _is_unfinished(connection: Connection) -> bool:
    with connection.begin():
        return ledger.is_unfinished(connection)


def _run_file(connection: Connection, path: str) -> None:
    with connection.begin():
        SqlFile(path).run(connection)
        if path == "ledger.sql":
            made.record(connection, path)


def _run_upgrade_files(live: Live, phase: str) -> None:
    for file in sql_files(f"upgrade/{phase}"):
        # before the steps again and again: what an application wrote meanwhile is decided like the rest
        live.run_file(file, again=phase == "before_steps")


def _drifted(connection: Connection) -> list[drift.Changed]:
    """What others changed since the latest installation; an interrupted one left no record to tell by."""
    with connection.begin():
        return drift.changed_objects(connection) if replaced.finished(ledger.recorded(connection)) else []


def _refuse_pooler(connection: Connection) -> None:
    """Before the guard lock: a pooler would leave it with a session of the server that others get next."""
    with connection.begin():
        serving = connection.scalar(text("select pg_backend_pid()"))
        if serving != connection.connection.dbapi_connection.info.backend_pid:
            raise Impossible(
                "the installer needs a direct connection: this one goes through a pooler such as PgBouncer; point "
                "LMS_DATABASE_URL at the server itself (its port is usually 5432), then install again"
            )


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


def _pending_steps(connection: Connection) -> list[Script]:
    """The steps that the database has not taken; refuses one whose past is not this version's past."""
    taken, steps = ledger.revision(connection), ledger.steps()
    if taken is not None and taken not in {step.revision for step in steps}:
        raise LmsError(f"the database stands at step {taken}, which this version does not know: use a newer one")
    recorded = ledger.recorded(connection)
    for step in steps:
        file = ledger.step_file(step)
        if recorded.get(file.path, file.sha256) != file.sha256:
            raise LmsError(
                f"db/sql/{file.path} is not the file that was installed: restore it and add a new step, "
                "or install into an empty database"
            )
    return [step for step in steps if taken is None or step.revision > taken]


def _take_steps(connection: Connection, steps: list[Script], progress: Progress) -> list[str]:
    for number, step in enumerate(steps, start=1):
        progress(f"step {number} of {len(steps)}: {' '.join(step.doc.split())}")
        patiently(partial(ledger.take_step, connection, step))
    return [ledger.step_file(step).path for step in steps]


def _take_live_steps(live: Live, steps: list[Script], progress: Progress) -> list[str]:
    for number, step in enumerate(steps, start=1):
        progress(f"step {number} of {len(steps)}: {' '.join(step.doc.split())}")
        live.take_step(step)
    return [ledger.step_file(step).path for step in steps]


def _replace_files(
    connection: Connection,
    drifted: list[drift.Changed],
    progress: Progress,
    replace: Callable[[replaced.Batch, Callable[[], None]], None],
) -> list[str]:
    """Bring the replaced files to their present text; `replace` runs a batch and, in its transaction, what ends it."""
    with connection.begin():
        recorded = ledger.recorded(connection)
    gone = replaced.gone(recorded)
    for path in gone:
        progress(f"db/sql/{path} is gone: a step should drop what it made")

    changed = []
    for batch in replaced.due(recorded, drift.folders(drifted)):
        folders = dict.fromkeys(file.path.split("/")[0] for file in batch)
        progress(f"replacing {batch[0].path if len(batch) == 1 else ', '.join(folders)}")
        is_last = batch[-1].path == replaced.RIGHTS
        replace(batch, partial(_close_record, connection, gone, drifted) if is_last else lambda: None)
        changed += [file.path for file in batch]
    return changed


def _replace_at_once(connection: Connection, batch: replaced.Batch, end: Callable[[], None]) -> None:
    def replace() -> None:
        with connection.begin():
            replaced.replace(connection, batch)
            end()

    patiently(replace)


def _close_record(connection: Connection, gone: list[str], drifted: list[drift.Changed]) -> None:
    for path in gone:
        ledger.record_gone(connection, path)
    drift.record_objects(connection, drifted)


def _tell_differences(url: str, progress: Progress) -> None:
    """Say what verify finds: nothing, unless somebody decided to keep something otherwise."""
    engine = connections.engine(url, application_name="lms-db verify", statement_timeout=0)
    try:
        for difference in verify.differences(engine):
            progress(str(difference))
    finally:
        engine.dispose()
