"""Runs the parts of a plan while an application is at work: each alone, patiently, and never twice."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial

import psycopg
from alembic.script import Script
from sqlalchemy import Connection

from db import columns, ledger, made, plan, replaced
from db.patience import LOCK_TIMEOUT, Tries, patiently
from db.plan import Part
from db.sqlfile import SqlFile


class Live:
    """One installation over a working database; knows which of its parts are done and how long anybody waited.

    `longest_wait`: the most seconds that one transaction held or asked for a lock of an application's table.
    """

    def __init__(self, connection: Connection, installation_id: int, progress: Callable[[str], None]) -> None:
        self._connection = connection
        self._installation_id = installation_id
        self._progress = progress
        with connection.begin():
            self._done = ledger.done_parts(connection, installation_id)
        self.longest_wait = 0.0

    def take_step(self, step: Script) -> None:
        """Run what is left of a step, then enter it in the ledger."""
        self._run(plan.step_parts(ledger.step_file(step)), f"step {step.revision}")
        patiently(partial(ledger.take_step, self._connection, step, in_parts=True))

    def add_columns(self) -> None:
        """Add the columns that tables of the LMS lack."""
        with self._connection.begin():
            additions = columns.additions(self._connection)
        self._run(additions, "missing columns")

    def run_file(self, file: SqlFile, *, again: bool = False) -> None:
        """Run what is left of a file that is not replaced; `again`: also what an interrupted run has done."""
        self._progress(f"{file.path}: {_sentence(file)}")
        parts = plan.file_parts(file)
        if again:
            self._done -= {(part.path, part.place, part.sha256) for part in parts}
        self._run(parts, file.path)

    def replace(self, batch: replaced.Batch, end: Callable[[], None]) -> None:
        """Replace files in one transaction, which `end` ends; but triggers one by one, since each locks its table."""
        if batch[0].path.startswith("triggers/"):
            for file in batch:
                self._run(plan.file_parts(file), file.path)
            with self._connection.begin():
                for file in batch:
                    ledger.record(self._connection, file)
            return
        tries = Tries()
        patiently(partial(self._replace, batch, end), tries=tries)
        if batch[0].path.startswith("policies/"):
            self._tell(batch[0].path, tries.seconds, tries.longest)

    def _replace(self, batch: replaced.Batch, end: Callable[[], None]) -> None:
        with self._connection.begin():
            replaced.replace(self._connection, batch)
            end()

    def _run(self, parts: Iterable[Part], name: str) -> None:
        started, longest = time.monotonic(), 0.0
        for part in parts:
            if (part.path, part.place, part.sha256) not in self._done:
                longest = max(longest, self._run_part(part))
        self._tell(name, time.monotonic() - started, longest)

    def _run_part(self, part: Part) -> float:
        """The seconds that somebody could have waited for it."""
        tries = Tries()
        if part.in_transaction:
            patiently(partial(self._run_in_transaction, part, tries), tries=tries)
        else:
            patiently(partial(self._run_outside, part), tries=tries)
            patiently(partial(self._record, part, tries))
        return tries.longest if part.makes_wait else 0.0

    def _run_in_transaction(self, part: Part, tries: Tries) -> None:
        with self._connection.begin():
            if not self._is_kept(part):
                _execute(self._connection, part)
                made.record(self._connection, part.path, rows=part.form.rows)
            ledger.record_part(self._connection, self._installation_id, part, tries)

    def _run_outside(self, part: Part) -> None:
        with self._connection.begin():
            kept = self._is_kept(part)
        if not kept:
            # nobody waits for an index that is built beside them, so it may wait for others as long as it takes
            with _autocommit(self._connection, lock_timeout=LOCK_TIMEOUT if part.form.lock is None else 0):
                _execute(self._connection, part)

    def _record(self, part: Part, tries: Tries) -> None:
        with self._connection.begin():
            ledger.record_part(self._connection, self._installation_id, part, tries)

    def _is_kept(self, part: Part) -> bool:
        return (
            part.form.unless is not None
            and self._connection.exec_driver_sql(
                f"select {part.form.unless}", execution_options={"no_parameters": True}
            ).scalar_one()
        )

    def _tell(self, name: str, seconds: float, longest: float) -> None:
        self.longest_wait = max(self.longest_wait, longest)
        self._progress(f"{name}: {seconds:.2f} s, nobody waited longer than {longest:.2f} s")


@contextmanager
def _autocommit(connection: Connection, *, lock_timeout: float) -> Iterator[None]:
    """The session without transactions of its own, as statements that commit or cannot be rolled back ask for."""
    driver = connection.connection.dbapi_connection
    driver.autocommit = True
    try:
        driver.execute("select set_config('lock_timeout', %s, false)", [str(round(lock_timeout * 1000))])
        yield
    finally:
        if not driver.closed:
            driver.execute("reset lock_timeout")
            driver.autocommit = False


def _execute(connection: Connection, part: Part) -> None:
    try:
        # by the driver: without parameters a % is a %, and a : a colon
        connection.connection.dbapi_connection.execute(part.text)
    except psycopg.Error as error:
        error.add_note(f"while running part {part.place} of db/sql/{part.path}: {part.text[:200]}")
        raise


def _sentence(file: SqlFile) -> str:
    return file.text.split("\n", 1)[0].removeprefix("-- ")
