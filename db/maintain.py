"""Looks after the database: every task that is due, each in transactions of its own, each in the log.

What the tasks do is SQL (lms_ops.perform_maintenance_task), but for what no function can: archive files, concurrent
detaching and VACUUM. pg_cron runs the same SQL through lms_ops.run_maintenance_task.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import psycopg
from psycopg.types.json import Jsonb
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from db import connection as connections
from db import install, retention, vacuum
from db.connection import acting_as
from db.errors import LmsError
from db.patience import LOCK_TIMEOUT, cause, patiently

GUARD = 7_264_505  # the advisory lock of the one maintenance at work; lms_ops.run_maintenance_task takes it too
STATEMENT_TIMEOUT = 3600  # seconds; the longest statement is the refresh or the vacuum of a large table

Figures = dict[str, Any]


@dataclass(frozen=True)
class Task:
    """What a task did: its outcome (nothing, done, skipped, found, failed), a sentence, its numbers, its seconds."""

    name: str
    outcome: str
    summary: str
    figures: Figures
    seconds: float
    error: str | None = None


@dataclass(frozen=True)
class Maintained:
    """The run's number in the log and its worst outcome; None and 'busy' when another one was at work."""

    run_id: int | None
    outcome: str
    tasks: tuple[Task, ...] = ()


def maintain(
    url: str,
    *,
    archive: Path | None = None,
    only: tuple[str, ...] = (),
    dry_run: bool = False,
    progress: Callable[[Task], None] = lambda task: None,
) -> Maintained:
    """Do what is due, or the tasks of `only` whether due or not. A task that fails is in the log; the others go on.

    `archive` is the folder for what leaves the audit log; without one it keeps all. `dry_run` does the same and
    rolls it back, or says what is due where that would be work; it is not in the log. Several at once: the first
    does the work.
    """
    engine = connections.engine(
        url,
        application_name="lms-db maintain",
        statement_timeout=STATEMENT_TIMEOUT,
        lock_timeout=LOCK_TIMEOUT,
        pool_size=2,
    )
    try:
        with _guard(engine) as alone:
            if not alone:
                return Maintained(None, "busy")
            due = _due(engine, only)
            if dry_run:
                tasks = [_foresee(engine, name, archive) for name in due]
                return Maintained(None, "dry run", tuple(tasks))
            run = _call(engine, "lms_ops.begin_maintenance()")
            tasks = []
            for name in due:
                tasks.append(_do(engine, run, name, archive))
                progress(tasks[-1])
            return Maintained(run, _call(engine, "lms_ops.end_maintenance(:run)", run=run), tuple(tasks))
    finally:
        engine.dispose()


@contextmanager
def _guard(engine: Engine) -> Iterator[bool]:
    """Whether nobody else maintains or installs; until the end nobody else maintains.

    The lock is a transaction's, so that it holds through PgBouncer. That transaction has no snapshot while it idles:
    it keeps no vacuum and no index waiting.
    """
    with acting_as(engine, None) as connection:
        connection.execute(text("set local idle_in_transaction_session_timeout = 0"))
        installing = connection.scalar(
            text("""
                select exists (
                    select
                    from pg_locks as locks
                    where locks.locktype = 'advisory'
                        and locks.objid = :guard
                        and locks.database = (select oid from pg_database where datname = current_database())
                )
            """),
            {"guard": install.GUARD},
        )
        yield not installing and connection.scalar(text("select pg_try_advisory_xact_lock(:guard)"), {"guard": GUARD})


def _due(engine: Engine, only: tuple[str, ...]) -> list[str]:
    with acting_as(engine, None) as connection:
        schedule = connection.execute(text("select task_name, is_due from lms_ops.maintenance_schedule()")).all()
    if unknown := set(only) - {task.task_name for task in schedule}:
        names = ", ".join(task.task_name for task in schedule)
        raise LmsError(f"there is no task {min(unknown)}: name one of {names}")
    return [task.task_name for task in schedule if (task.task_name in only if only else task.is_due)]


def _do(engine: Engine, run: int, name: str, archive: Path | None) -> Task:
    started = _call(engine, "clock_timestamp()")
    figures: Figures = {}
    error = None
    try:
        _perform(engine, name, archive, figures)
    except (LmsError, DBAPIError, psycopg.Error, OSError) as failure:
        error = _words(failure)
    return _record(engine, run, name, started, figures, error)


def _perform(engine: Engine, name: str, archive: Path | None, figures: Figures) -> None:
    """Do a task, batch after batch; adds its numbers to `figures`, also those of batches before a failure."""
    if name == "vacuum":
        _add(figures, vacuum.vacuum(engine))
        return
    if name == "retention":
        for numbers in retention.retire(engine, archive):
            _add(figures, numbers)
    while _add(figures, patiently(partial(_batch, engine, name))):
        pass


def _batch(engine: Engine, name: str) -> Figures:
    return _call(engine, "lms_ops.perform_maintenance_task(:name)", name=name)


def _add(figures: Figures, numbers: Figures) -> bool:
    """Add the numbers of a batch; whether more batches wait."""
    more = numbers.pop("more", None)
    for key, value in numbers.items():
        figures[key] = figures.get(key, 0) + value if isinstance(value, int) else value
    return bool(more)


def _foresee(engine: Engine, name: str, archive: Path | None) -> Task:
    """What a task would do: done and rolled back (of batches: the first), or only asked where it takes long."""
    if name == "statistics":
        with acting_as(engine, None) as connection:
            due = connection.execute(text("select * from lms_ops.due_statistics()")).all()
        sentence = "; ".join(f"{view.view_name}: {view.cause}" for view in due) or "No view is due."
        return Task(name, "done" if due else "nothing", sentence, {}, 0)
    if name == "retention":
        return Task(name, *retention.foresee(engine, archive), {}, 0)
    if name == "vacuum":
        return Task(name, *vacuum.foresee(engine), {}, 0)
    if name == "grade_chains":  # a seal that is rolled back would show a digest that nothing has
        return Task(name, "done", "The chains of the grade history will be checked and sealed.", {}, 0)
    with engine.connect() as connection:
        figures = connection.scalar(text("select lms_ops.perform_maintenance_task(:name)"), {"name": name})
        told = connection.execute(
            text("select * from lms_ops.maintenance_sentence(:name, :figures)"),
            {"name": name, "figures": Jsonb(figures)},
        ).one()
        connection.rollback()
    return Task(name, told.outcome, told.summary, figures, 0)


def _record(engine: Engine, run: int, name: str, started: datetime, figures: Figures, error: str | None) -> Task:
    with acting_as(engine, None) as connection:
        recorded = connection.execute(
            text("""
                select
                    outcome,
                    summary,
                    round(extract(epoch from clock_timestamp() - :started), 3) as seconds
                from lms_ops.record_maintenance_task(:run, :name, :started, :figures, :error)
            """),
            {"run": run, "name": name, "started": started, "figures": Jsonb(figures), "error": error},
        ).one()
    return Task(name, recorded.outcome, recorded.summary, figures, float(recorded.seconds), error)


def _call(engine: Engine, call: str, **parameters: object) -> Any:
    """What a function of the database gives back, in a transaction of its own."""
    with engine.begin() as connection:
        return connection.scalar(text(f"select {call}"), parameters)


def _words(failure: Exception) -> str:
    """A failure in one line, expected or not: it goes into the log, and the next task goes on."""
    found = cause(failure) if isinstance(failure, DBAPIError | psycopg.Error) else failure
    primary = found.diag.message_primary if isinstance(found, psycopg.Error) else None
    return " ".join((primary or str(found)).split())
