"""Fills an empty database with a made-up university: the same rows for the same day and scale.

Python says how much and in which order; the university is drawn in db/sql/seed, a file or more for a stage.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import psycopg
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from db.bulk_load import with_clock_at, without_indexes, without_triggers
from db.connection import translate
from db.errors import LmsError
from db.seeding.inputs import ZONE, noon, prepare
from db.seeding.scales import SCALES
from db.seeding.stages import CHECKING_STAGES, LARGE_TABLES, QUIET_TABLES, Stage, loading_stages
from db.sqlfile import SqlFile

GUARD = 7_264_502  # the advisory lock of whoever invents people

ANALYZE = """
    select 'analyze ' || string_agg(oid::regclass::text, ', ' order by oid::regclass::text)
    from pg_class
    where relnamespace = any ('{public,lms_ops}'::regnamespace[])
        and relkind in ('r', 'p')
"""

# what is being done, steps done, steps in all
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Seeded:
    """What the database holds, whether this call put it there, and how long it took."""

    scale: str
    as_of: date
    changed: bool
    seconds: float
    students: int
    offerings: int
    enrollments: int


def seed(engine: Engine, scale: str, as_of: date, progress: Progress | None = None) -> Seeded:
    """Draw the university of a scale as it stands on a day, in one transaction.

    Where just this one stands already nothing is done. A database with other people in it is refused: it would
    mix them with invented ones.
    """
    started = time.monotonic()
    try:
        with engine.begin() as transaction:
            changed = not _is_there(transaction, scale, as_of)
            if changed:
                _draw(transaction, scale, as_of, progress or (lambda message, done, total: None))
            counts = transaction.exec_driver_sql("""
                select
                    (select count(*) from public.students),
                    (select count(*) from public.course_offerings),
                    (select count(*) from public.course_enrollments)
            """).one()
    except (DBAPIError, psycopg.Error) as error:
        raise translate(error) from error
    return Seeded(scale, as_of, changed, round(time.monotonic() - started, 1), *counts)


def _is_there(transaction: Connection, scale: str, as_of: date) -> bool:
    """Whether this university stands there; refuses a database with other people. Asked by one at a time."""
    transaction.exec_driver_sql("select pg_advisory_xact_lock(%s)", (GUARD,))
    has_people = transaction.exec_driver_sql("""
        select exists (select from public.users)
            or exists (select from public.persons)
            or exists (select from public.students)
    """).scalar_one()
    if not has_people:
        return False
    marker = transaction.exec_driver_sql("select made_by, scale, as_of from lms_ops.invented_people").one_or_none()
    if marker is None:
        raise LmsError("this database holds people who are not invented: seed an empty one")
    if tuple(marker) == ("seed", scale, as_of):
        return True
    held = f"the {marker.scale} university of {marker.as_of}" if marker.made_by == "seed" else "an imported schedule"
    raise LmsError(f"this database holds {held}: seed an empty one")


def _draw(transaction: Connection, scale: str, as_of: date, progress: Progress) -> None:
    numbers = SCALES[scale]
    loading = loading_stages(numbers.terms)
    total = len(loading) + len(CHECKING_STAGES) + 3
    done = 0

    def report(message: str) -> None:
        nonlocal done
        progress(message, done, total)
        done += 1

    connection = transaction.connection.driver_connection
    transaction.exec_driver_sql(f"""
        set local search_path to public;
        set local timezone to '{ZONE}';
        set local work_mem to '128MB';
        set local maintenance_work_mem to '256MB';
        set local jit to off;
    """)
    with without_triggers(connection, QUIET_TABLES), with_clock_at(connection, noon(as_of)):
        with without_indexes(connection, LARGE_TABLES):
            report("names and terms")
            prepare(transaction, numbers, as_of)
            _run(transaction, loading, report)
            report("indexes and foreign keys")
        # before what asks all of it: without them a search for conflicts compares everybody with everybody
        report("planner statistics")
        transaction.exec_driver_sql(transaction.exec_driver_sql(ANALYZE).scalar_one())
        _run(transaction, CHECKING_STAGES, report)
    transaction.exec_driver_sql(
        """
        insert into lms_ops.invented_people (made_by, scale, as_of) values ('seed', %s, %s)
        on conflict (only_row)
        do update set made_by = excluded.made_by, scale = excluded.scale, as_of = excluded.as_of
        """,
        (scale, as_of),
    )
    progress("done", total, total)


def _run(transaction: Connection, stages: list[Stage], report: Callable[[str], None]) -> None:
    for message, files in stages:
        report(message)
        for file in files:
            SqlFile(f"seed/{file}.sql").run(transaction)
