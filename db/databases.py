"""Databases beside the one we work on: made like it, dropped, and put into its place."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from threading import Event, Thread

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from db import connection as connections
from db.errors import LmsError, Refused
from db.sqlfile import SqlFile

LONGEST_NAME = 63  # bytes
IN_USE = "55006"
SWAP_SECONDS = 60


def name_beside(url: str, what: str) -> str:
    """A name for a database beside that of `url`, as lms_restored_20261123_120000."""
    suffix = f"_{what}_{datetime.now():%Y%m%d_%H%M%S}"
    return name(url)[: LONGEST_NAME - len(suffix)] + suffix


def name(url: str) -> str:
    with psycopg.connect(url) as connection:
        return connection.info.dbname


def url_of(url: str, database: str) -> str:
    """The same server and role, another database."""
    return make_conninfo(**conninfo_to_dict(url) | {"dbname": database})


def may_create(url: str) -> bool:
    with psycopg.connect(url) as connection:
        question = "select rolsuper or rolcreatedb from pg_roles where rolname = current_user"
        return connection.execute(question).fetchone()[0]


def create_beside(url: str, database: str, *, progress: Callable[[str], None]) -> str:
    """The URL of a new, empty database with the owner, encoding, locale, rights and settings of that of `url`.

    A setting that only a superuser may give is said, with the statement that gives it.
    """
    with psycopg.connect(url, autocommit=True) as connection:
        if not may_create(url):
            raise Refused(
                f'{connection.info.user} may not create databases: let a superuser run "alter role'
                f' {connection.info.user} createdb", then run this again'
            )
        made = sql.Identifier(database).as_string(connection)
        creation = connection.execute(SqlFile("databases/create.sql").text).fetchone()[0]
        settings = connection.execute(SqlFile("databases/settings.sql").text).fetchall()
        connection.execute(creation.replace("%s", made))
        for statement, _ in settings:
            try:
                connection.execute(statement.replace("%s", made))
            except psycopg.errors.InsufficientPrivilege as error:
                progress(f"{error.diag.message_primary}: let a superuser run {statement.replace('%s', made)}")
    return url_of(url, database)


def drop(url: str, database: str) -> None:
    """Drop a database of the server of `url`, whoever is connected to it."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(database)))


def swap(url: str, replacement: str) -> str:
    """Give `replacement` the name of the database of `url`; returns the name that the old one is kept under.

    Both names change in one transaction. Whoever is connected to either is disconnected, and new connections wait
    until it is done.
    """
    present, kept_as = name(url), name_beside(url, "before")
    elsewhere = psycopg.connect(url_of(url, "postgres"), autocommit=True)
    with elsewhere as connection, _disconnecting(url, [present, replacement]):
        started = time.monotonic()
        while True:
            try:
                with connection.transaction():
                    _rename(connection, present, kept_as)
                    _rename(connection, replacement, present)
                return kept_as
            except psycopg.Error as error:
                if error.sqlstate != IN_USE:
                    raise connections.translate(error) from error
                if time.monotonic() - started > SWAP_SECONDS:
                    raise LmsError(
                        f"{present} stayed in use for {SWAP_SECONDS} s: stop its applications, then swap again"
                    ) from error


def _rename(connection: psycopg.Connection, database: str, new_name: str) -> None:
    connection.execute(
        sql.SQL("alter database {} rename to {}").format(sql.Identifier(database), sql.Identifier(new_name))
    )


@contextmanager
def _disconnecting(url: str, databases: list[str]) -> Iterator[None]:
    """Disconnect everybody from the databases, again and again, until the block is left."""
    over = Event()

    def disconnect() -> None:
        with psycopg.connect(url_of(url, "postgres"), autocommit=True) as connection:
            while not over.wait(0.1):
                connection.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = any (%s)", [databases]
                )

    thread = Thread(target=disconnect)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
