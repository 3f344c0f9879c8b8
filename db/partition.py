"""Makes a partitioned table of a plain one that only grows, while an application goes on reading and writing it.

Each step is one transaction, and what is there tells which is next: an interrupted conversion goes on where it
stopped. All rows that are there become the first partition, up to a limit in the next months; months follow it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from psycopg import sql
from sqlalchemy import Connection, Row, text

from db import connection as connections
from db.connection import acting_as
from db.errors import LmsError
from db.patience import LOCK_TIMEOUT, Tries, patiently

GUARD = 7_264_506  # the advisory lock of the one conversion at work, on the session that changes the tables
INDEX_TIMEOUT = "10min"  # an index made concurrently waits for older transactions, and nobody for it
# Until the limit the conversion must be over, or the table refuses rows: one that was left alone needs time to be seen.
NEAREST_LIMIT = timedelta(days=14)
MONTHS_AHEAD = 2
FARTHEST_ROW = timedelta(days=366)

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Partitioned:
    """A table's partitions in the order of time, what was done, and the longest that anyone may have waited."""

    table: str
    partitions: tuple[str, ...]
    done: tuple[str, ...]
    longest_wait_seconds: float


def partition(
    url: str, table: str, *, date_rows: bool = False, dry_run: bool = False, progress: Progress = lambda line: None
) -> Partitioned:
    """Convert `table`, as the owner, or say what there is to do; again, there is nothing to do.

    `date_rows` gives rows without created_at the time of their last change; without it they are refused.
    """
    engine = connections.engine(
        url, application_name="lms-db partition", statement_timeout=0, lock_timeout=LOCK_TIMEOUT, pool_size=1
    )
    try:
        with acting_as(engine, None) as connection:
            state = _state(connection, table)
            _refuse_obstacles(connection, table, state, date_rows)
        if dry_run:
            return Partitioned(table, (), tuple(_plan(table, state, date_rows)), 0)
        with engine.connect() as connection, _guard(connection):
            conversion = _Conversion(connection, table, progress)
            conversion.run(state, date_rows)
            names = conversion.call("array(select partition_name from lms_ops.partitions(:table))")
    finally:
        engine.dispose()
    return Partitioned(table, tuple(names), tuple(conversion.done), round(conversion.longest, 3))


class _Conversion:
    """The steps of one conversion on one session, what was done and the longest try of a transaction."""

    def __init__(self, connection: Connection, table: str, progress: Progress) -> None:
        self.connection, self.table, self.progress = connection, table, progress
        self.done: list[str] = []
        self.longest = 0.0

    def run(self, state: Row, date_rows: bool) -> None:
        if not state.is_partitioned:
            self._make_ready(state, date_rows)
            limit = self.call("(select limit_time from lms_ops.partitioning(:table))")
            self._step("the table changes places", "lms_ops.partition_table(:table, :limit)", limit=limit)
        self._step("the change is recorded", "lms_ops.record_partitioned_table(:table)")
        for months in range(MONTHS_AHEAD + 1):
            month = _months_on(datetime.now(UTC), months).date()
            self._step(
                f"{month:%Y-%m} has its partition", "public.create_monthly_partition(:table, :month)", month=month
            )

    def call(self, call: str, **parameters: object) -> Any:
        with self.connection.begin():
            return self.connection.scalar(text(f"select {call}"), {"table": self.table, **parameters})

    def _make_ready(self, state: Row, date_rows: bool) -> None:
        """Every step but the last: nothing changes for the application but that created_at has to be there."""
        while date_rows and self.call("lms_ops.date_undated_rows(:table)"):
            pass
        if _needs_limit(state):
            self._step("new rows keep to the limit", "lms_ops.limit_rows(:table, :limit)", limit=_limit(state))
        self._change("rows are looked at", "alter table public.{} validate constraint before_partitions")
        self._change("created_at is always there", "alter table public.{} alter column created_at set not null")
        if not state.has_key:
            self._build_key()

    def _step(self, what: str, call: str, **parameters: object) -> None:
        tries = Tries()
        patiently(partial(self.call, call, **parameters), tries=tries)
        self._tell(what, tries)

    def _change(self, what: str, statement: str) -> None:
        def change() -> None:
            with self.connection.begin(), self.connection.connection.cursor() as cursor:
                cursor.execute(sql.SQL(statement).format(sql.Identifier(self.table)))

        tries = Tries()
        patiently(change, tries=tries)
        # validating holds up nobody, however long it reads
        self._tell(what, tries if "validate" not in statement else None)

    def _build_key(self) -> None:
        """The unique index of the new key, concurrently; one that an interrupted run left is dropped first."""
        names = {"table": sql.Identifier(self.table), "key": sql.Identifier(f"{self.table}_partition_key")}
        autocommit = self.connection.execution_options(isolation_level="AUTOCOMMIT")
        with autocommit.connection.cursor() as cursor:
            cursor.execute("select set_config('lock_timeout', %s, false)", [INDEX_TIMEOUT])
            # a client that is killed takes the statement with it
            cursor.execute("select set_config('client_connection_check_interval', '1s', false)")
            try:
                cursor.execute(sql.SQL("drop index concurrently if exists public.{key}").format(**names))
                cursor.execute(
                    sql.SQL("create unique index concurrently {key} on public.{table} (id, created_at)").format(**names)
                )
            finally:
                cursor.execute("reset lock_timeout")
        autocommit.commit()
        self.connection.execution_options(isolation_level="READ COMMITTED")
        self._tell("the index of the new key is there", None)

    def _tell(self, what: str, tries: Tries | None) -> None:
        if tries is not None:
            self.longest = max(self.longest, tries.longest)
        self.done.append(what)
        self.progress(f"{self.table}: {what}")


@contextmanager
def _guard(connection: Connection) -> Iterator[None]:
    locked = connection.scalar(text("select pg_try_advisory_lock(:guard)"), {"guard": GUARD})
    connection.commit()
    if not locked:
        raise LmsError("another conversion is at work, or one that was killed is just ending: try again in a moment")
    yield  # the lock ends with the session


def _state(connection: Connection, table: str) -> Row:
    state = connection.execute(text("select * from lms_ops.partitioning(:table)"), {"table": table}).one_or_none()
    if state is None:
        known = ", ".join(connection.scalars(text("select table_name from lms_ops.growing_tables()")))
        raise LmsError(f"{table} is no table that only grows: name one of {known}")
    return state


def _refuse_obstacles(connection: Connection, table: str, state: Row, date_rows: bool) -> None:
    if state.is_partitioned:
        return
    obstacles = list(connection.scalars(text("select lms_ops.partition_obstacles(:table)"), {"table": table}))
    if obstacles:
        raise LmsError(f"{table} cannot be partitioned on line. {' '.join(obstacles)}")
    if state.undated and not date_rows:
        raise LmsError(
            f"{state.undated:,} rows of {table} have no created_at, and no partition would take them: "
            "give --date-rows to set it to the time of their last change"
        )
    if state.newest_row and state.newest_row > datetime.now(UTC) + FARTHEST_ROW:
        raise LmsError(
            f"{table} has rows from the future, up to {state.newest_row:%Y-%m-%d}: correct their created_at first"
        )


def _needs_limit(state: Row) -> bool:
    return state.limit_time is None or state.limit_time < datetime.now(UTC) + NEAREST_LIMIT


def _limit(state: Row) -> datetime:
    """The first day of the month after next, or after the newest row: rows before it stay where they are."""
    return (
        _months_on(datetime.now(UTC), 2)
        if not state.newest_row
        else max(_months_on(datetime.now(UTC), 2), _months_on(state.newest_row.astimezone(UTC), 1))
    )


def _months_on(moment: datetime, months: int) -> datetime:
    years, month = divmod(moment.month - 1 + months, 12)
    return datetime(moment.year + years, month + 1, 1, tzinfo=UTC)


def _plan(table: str, state: Row, date_rows: bool) -> Iterator[str]:
    if state.is_partitioned:
        yield f"make missing partitions of {table}"
        return
    if state.undated and date_rows:
        yield f"give {state.undated:,} rows the time of their last change as created_at"
    if _needs_limit(state):
        yield f"limit {table} to rows before {_limit(state):%Y-%m-%d}: a moment without writers"
    if not state.is_validated:
        yield "look at all rows: nobody waits"
    if not state.has_key:
        yield "make a unique index on id and created_at concurrently: nobody waits"
    yield f"put a partitioned table in the place of {table}: a moment without readers and writers"
    yield "make the partitions of the coming months"
