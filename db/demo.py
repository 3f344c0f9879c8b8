"""The made-up university from nothing: server, schema, data and statistics, as far as each is still to do."""

import time
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Engine, text

from db import connection, server, statistics
from db.config import Settings
from db.errors import LmsError
from db.install import install
from db.seed import seed

Progress = Callable[[str, str, int, int], None]  # phase, message, done, total


@dataclass(frozen=True)
class Demo:
    """What stands at the end, and the seconds until then."""

    revision: str
    seeded: bool
    refreshed: tuple[str, ...]
    seconds: float


def demo(settings: Settings, *, progress: Progress) -> Demo:
    """Bring the embedded server to a university that the dashboard can show; a filled database is left as it is.

    The server stays while anybody uses it (`db.server.using`).
    """
    if not settings.embedded:
        raise LmsError("the demo is for the embedded server: unset LMS_DATABASE_URL, or run `lms-db install` there")
    started = time.monotonic()
    progress("server", "starting PostgreSQL", 0, 1)
    with server.using(settings, name="lms-db demo"):
        url = connection.owner_url(settings)
        progress("schema", "looking at what is installed", 0, 1)
        installed = install(url, progress=lambda message: progress("schema", message, 0, 1))
        with _owner(url) as engine:
            seeded = _is_empty(engine)
            if seeded:
                seed(engine, "university", date.today(), lambda *how_far: progress("data", *how_far))
            due = _views_to_fill(engine)
            for number, view in enumerate(due):
                progress("statistics", view, number, len(due))
                statistics.refresh(engine, [view])
    return Demo(installed.revision, seeded, due, round(time.monotonic() - started, 1))


@contextmanager
def _owner(url: str):
    engine = connection.engine(url, application_name="lms-db demo", statement_timeout=0)
    try:
        yield engine
    finally:
        engine.dispose()


def _is_empty(engine: Engine) -> bool:
    with engine.connect() as transaction:
        return not transaction.scalar(text("select exists (select from public.users)"))


def _views_to_fill(engine: Engine) -> tuple[str, ...]:
    """Statistics views that were not refreshed since the people were invented."""
    with engine.connect() as transaction:
        return tuple(
            transaction.scalars(
                text("""
                    select views.view_name
                    from lms_ops.statistics_views() as views
                    cross join lms_ops.invented_people as invented
                    where not exists (
                        select
                        from lms_ops.refreshes
                        where refreshes.view_name = views.view_name
                            and refreshes.started_at > invented.made_at
                    )
                """)
            )
        )
