"""Engines, the transaction that acts as a person, and errors in plain words."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import psycopg
import sqlalchemy
from psycopg.conninfo import conninfo_to_dict
from sqlalchemy import event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from db import server
from db.config import Settings, masked
from db.errors import LmsError, Refused, Unavailable

OLDEST = 15  # the major version with security_invoker views

# SQLSTATE -> what happened and what next, for failures that the words of PostgreSQL do not end in a next step.
EXPECTED = {
    "25006": "this server only reads: point LMS_DATABASE_URL at the primary",
    "40001": "others were changing the same rows: run it again",
    "40P01": "others were changing the same rows: run it again",
    "53100": "the server's disk is full: free some space and run it again",
    "55P03": "somebody else is using what this would change: wait a moment and run it again",
}
# The same for a connection that could not be made or was lost.
LOST = {
    "53300": "the server has no free connection: close other programs or raise max_connections",
    "57P01": "the server was stopped: see `lms-db server status`, then run it again",
    "57P02": "the server crashed: see `lms-db server status`, then run it again",
    "57P03": "the server is starting or stopping: wait a moment and run it again",
}


def owner_url(settings: Settings) -> str:
    """URL of the schema's owner: LMS_DATABASE_URL, or the embedded server if it runs."""
    return settings.database_url or _embedded(settings).url


def dashboard_url(settings: Settings) -> str:
    """URL of the dashboard's role: LMS_DASHBOARD_URL, or the embedded server if it runs."""
    return settings.dashboard_url or settings.database_url or _embedded(settings).dashboard_url


def engine(
    url: str,
    *,
    application_name: str,
    statement_timeout: float = 30,
    lock_timeout: float = 5,
    pool_size: int = 5,
) -> sqlalchemy.Engine:
    """A pool of connections that fit through PgBouncer. Timeouts in seconds, 0 = none.

    The timeouts are set in each transaction: a startup option PgBouncer refuses, and a setting of the
    session would stay on the server's connection for somebody else. In autocommit they do not hold.
    """
    made = sqlalchemy.create_engine(
        "postgresql+psycopg://",
        connect_args=_parameters(url) | {"application_name": application_name, "prepare_threshold": None},
        pool_size=pool_size,
        max_overflow=0,
        pool_timeout=10,
        pool_pre_ping=True,
        hide_parameters=True,  # errors are logged, and parameters are about people
    )
    timeouts = {"statement": round(statement_timeout * 1000), "lock": round(lock_timeout * 1000)}

    @event.listens_for(made, "connect")
    def refuse_old_server(connection: psycopg.Connection, _record: object) -> None:
        if connection.info.server_version < OLDEST * 10_000:
            version = connection.info.parameter_status("server_version")
            connection.close()
            raise Unavailable(f"the server is PostgreSQL {version}: use one of version {OLDEST} or later")

    @event.listens_for(made, "begin")
    def set_timeouts(connection: sqlalchemy.Connection) -> None:
        connection.exec_driver_sql(
            "select set_config('statement_timeout', %(statement)s::text, true),"
            " set_config('lock_timeout', %(lock)s::text, true)",
            timeouts,
        )

    return made


@contextmanager
def acting_as(engine: sqlalchemy.Engine, user_id: UUID | str | None) -> Iterator[sqlalchemy.Connection]:
    """One transaction as a person (`users.id`), or as nobody. Expected failures come out as LmsError.

    The identity belongs to the transaction, so it ends with it, also after an error on a pooled connection.
    """
    try:
        with engine.begin() as connection:
            connection.execute(
                sqlalchemy.text("select set_config('app.current_user_id', :id, true)"),
                {"id": str(user_id or "")},
            )
            yield connection
    except (DBAPIError, PoolTimeout) as error:
        raise translate(error) from error


def translate(error: Exception) -> LmsError:
    """The error in one line that ends in the next step. An unexpected one is a bug and is raised as it is."""
    if isinstance(error, LmsError):
        return error
    if isinstance(error, PoolTimeout):
        return Unavailable("all connections are busy: try again in a moment")
    cause = error.orig if isinstance(error, DBAPIError) else error
    if not isinstance(cause, psycopg.Error):
        raise error
    message = cause.diag.message_primary or ""
    if cause.diag.source_function == "exec_stmt_raise":  # a sentence that one of our functions raised
        return Refused(message)
    state = cause.sqlstate
    if state == "42501":
        return Refused(f"{message}: use an account that may, or run `lms-db install` to set the rights again")
    if state == "57014" and "statement timeout" in message:
        return LmsError("the answer took too long and was stopped: narrow the question or try later")
    if state in ("42P01", "3F000", "42883"):
        return LmsError(f"{message}: bring the schema up to date with `lms-db install`")
    if state in EXPECTED:
        return LmsError(EXPECTED[state])
    if state in LOST:
        return Unavailable(LOST[state])
    if isinstance(cause, psycopg.OperationalError) and state is None:
        return _unreachable(cause)
    raise error


def _unreachable(error: psycopg.OperationalError) -> Unavailable:
    """No SQLSTATE comes with a failed connection: only the words of libpq and of the server."""
    words = " ".join(str(error).split())
    if "password authentication failed" in words or "no password supplied" in words:
        return Unavailable("the server refuses user or password: check LMS_DATABASE_URL")
    if "does not exist" in words and "database" in words:
        return Unavailable("the server has no such database: create it, or check the name in LMS_DATABASE_URL")
    if "too many connections" in words or "too many clients" in words:
        return Unavailable(LOST["53300"])
    if "server closed the connection" in words or "connection is lost" in words or "terminat" in words:
        return Unavailable("the connection to the server was lost: see `lms-db server status`, then run it again")
    return Unavailable(f"no connection to the server ({words}): is it running, and is LMS_DATABASE_URL right?")


def _embedded(settings: Settings) -> server.Server:
    running = server.status(settings)
    if running is None:
        raise Unavailable("the embedded server is not running: `lms-db server start`, or set LMS_DATABASE_URL")
    return running


def _parameters(url: str) -> dict:
    """What libpq reads from a URL, so that all it allows is allowed: sockets, several hosts, certificates."""
    try:
        return {"connect_timeout": 10} | conninfo_to_dict(url)
    except psycopg.ProgrammingError:
        raise Unavailable(
            f"{masked(url)} is no PostgreSQL URL: write it as postgresql://user:password@host:5432/name"
        ) from None
