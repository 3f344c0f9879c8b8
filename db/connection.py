"""Engines, the transaction that acts as a person, and errors in plain words."""

import re
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
from db.config import OLDEST_POSTGRESQL, Settings, masked
from db.errors import LmsError, Refused, Unavailable

POOL_SECONDS = 10  # how long a caller waits for a connection while others have them all
CONNECT_SECONDS = 10
URLS = "LMS_DATABASE_URL (the dashboard's: LMS_DASHBOARD_URL)"

UNKEEPABLE = "a text has a character in it that no database keeps (NUL): leave it out"

# SQLSTATE -> what happened and what next, where PostgreSQL's own words do not say what next.
EXPECTED = {
    "22P05": UNKEEPABLE,  # in a jsonb
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
    statement_timeout: float | None = 30,
    lock_timeout: float | None = 5,
    pool_size: int = 5,
    connect_timeout: int = CONNECT_SECONDS,
    oldest_server: int | None = None,
) -> sqlalchemy.Engine:
    """A pool of connections that fit through PgBouncer. Timeouts in seconds, 0 = none, None = left alone.

    The timeouts are set in each transaction: a startup option PgBouncer refuses, and a setting of the
    session would stay on the server's connection for somebody else. In autocommit they do not hold.
    """
    made = sqlalchemy.create_engine(
        "postgresql+psycopg://",
        connect_args={"connect_timeout": connect_timeout}
        | _parameters(url)
        | {"application_name": application_name, "prepare_threshold": None},
        pool_size=pool_size,
        max_overflow=0,
        pool_timeout=POOL_SECONDS,
        pool_pre_ping=True,
        hide_parameters=True,  # errors are logged, and parameters are about people
    )
    timeouts = {"statement_timeout": statement_timeout, "lock_timeout": lock_timeout}
    milliseconds = {name: str(round(value * 1000)) for name, value in timeouts.items() if value is not None}
    set_timeouts = "select " + ", ".join(f"set_config('{name}', %({name})s, true)" for name in milliseconds)

    @event.listens_for(made, "connect")
    def refuse_old_server(connection: psycopg.Connection, _record: object) -> None:
        oldest = OLDEST_POSTGRESQL if oldest_server is None else oldest_server
        if connection.info.server_version < oldest * 10_000:
            version = connection.info.parameter_status("server_version")
            connection.close()
            raise Unavailable(f"the server is PostgreSQL {version}: use one of version {oldest} or later")

    @event.listens_for(made, "begin")
    def limit(connection: sqlalchemy.Connection) -> None:
        if milliseconds:
            connection.exec_driver_sql(set_timeouts, milliseconds)

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
    if isinstance(cause, psycopg.DataError) and state is None:  # the driver sends no such text
        return LmsError(UNKEEPABLE)
    if isinstance(cause, psycopg.OperationalError) and state is None:
        return _unreachable(cause)
    raise error


def _unreachable(error: psycopg.OperationalError) -> Unavailable:
    """No SQLSTATE comes with a failed connection: only the words of libpq and of the server."""
    words = " ".join(str(error).split())
    if "password authentication failed" in words or "no password supplied" in words:
        return Unavailable(f"the server refuses user or password: check {URLS}")
    if "database" in words and "does not exist" in words:
        return Unavailable(f"the server has no such database: create it, or check {URLS}")
    if "unsupported startup parameter" in words:
        return Unavailable(
            "the pooler refuses options of the URL: take them out for the dashboard; the installer needs a direct "
            "connection: point LMS_DATABASE_URL at the server itself"
        )
    if "too many connections" in words or "too many clients" in words:
        return Unavailable(LOST["53300"])
    if "server closed the connection" in words or "connection is lost" in words or "terminat" in words:
        return Unavailable("the connection to the server was lost: see `lms-db server status`, then run it again")
    return Unavailable(f"no connection to the server ({words}): see that it runs, and check {URLS}")


def _embedded(settings: Settings) -> server.Server:
    running = server.status(settings)
    if running is None:
        raise Unavailable("the embedded server does not run: `lms-db server start`, or set LMS_DATABASE_URL")
    return running


def _parameters(url: str) -> dict:
    """What libpq reads from a URL, so that all it allows is allowed: sockets, several hosts, certificates."""
    try:
        parameters = conninfo_to_dict(url)
    except psycopg.ProgrammingError:
        parameters = None
    # A password with a bare @ or / ends up as part of the host or port, and then in messages.
    if (
        parameters is None
        or "@" in parameters.get("host", "")
        or not re.fullmatch(r"[\d,]*", parameters.get("port", ""))
    ):
        raise Unavailable(
            f"{masked(url)} is no PostgreSQL URL: write it as postgresql://user:password@host:5432/name,"
            " with @ as %40 and / as %2F in a password"
        )
    return parameters
