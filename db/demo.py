"""From nothing to a university that can be looked at: server, schema, data, statistics. What is there stays."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial

from sqlalchemy import Engine

from db import connection, server
from db.config import Settings
from db.install import install
from db.seed import seed
from db.statistics import refresh

GUARD = 7_264_504  # the advisory lock of the one who makes the demo

# phase (server, schema, data, statistics), what is being done, steps done, steps in all (0: not known)
Progress = Callable[[str, str, int, int], None]


@dataclass(frozen=True)
class Demo:
    """Seconds it took to make what was missing, and whether that included the university."""

    seconds: float
    seeded: bool


def demo(settings: Settings, *, scale: str = "university", progress: Progress) -> Demo:
    """Start the server, install, make up a university as of today and compute its statistics, each if need be.

    A database with people in it, imported or made up on an earlier day, keeps them. Who comes second waits, and
    finds it done. The server runs on only if somebody else uses it.
    """
    started = time.monotonic()
    progress("server", "starting PostgreSQL", 0, 1)
    with server.using(settings, name="lms-db demo"):
        url = connection.owner_url(settings)
        _install(url, progress)
        engine = connection.engine(url, application_name="lms-db demo", statement_timeout=0, lock_timeout=0)
        try:
            with _alone(engine):
                seeded = not _has_people(engine)
                if seeded:
                    seed(engine, scale, date.today(), partial(progress, "data"))
                _refresh(engine, progress)
        finally:
            engine.dispose()
    return Demo(round(time.monotonic() - started, 1), seeded)


def _install(url: str, progress: Progress) -> None:
    steps = 0

    def report(message: str) -> None:
        nonlocal steps
        progress("schema", message, steps, 0)
        steps += 1

    report("looking at the schema")
    install(url, progress=report)


@contextmanager
def _alone(engine: Engine) -> Iterator[None]:
    with connection.acting_as(engine, None) as transaction:
        transaction.exec_driver_sql("select pg_advisory_xact_lock(%s)", (GUARD,))
        yield


def _has_people(engine: Engine) -> bool:
    with connection.acting_as(engine, None) as transaction:
        return transaction.exec_driver_sql("select exists (select from public.users)").scalar_one()


def _refresh(engine: Engine, progress: Progress) -> None:
    """Compute the views that are empty: never filled, or filled before there was anything to count."""
    with connection.acting_as(engine, None) as transaction:
        empty = (
            transaction.exec_driver_sql("""
            select views.view_name
            from lms_ops.statistics_views() as views
            left join lateral (
                select refreshes.row_count
                from lms_ops.refreshes
                where refreshes.view_name = views.view_name
                order by refreshes.started_at desc
                limit 1
            ) as latest on true
            where not views.is_filled
                or coalesce(latest.row_count, 0) = 0
        """)
            .scalars()
            .all()
        )
    for done, view in enumerate(empty):
        progress("statistics", view, done, len(empty))
        refresh(engine, [view], concurrently=False)
