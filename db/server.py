"""The embedded PostgreSQL: start, find, stop.

One server per LMS_HOME, shared by whoever uses it, reached over a Unix socket only.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql

from db.config import Settings
from db.embedded import binaries as programs
from db.embedded import cluster, locks, postmaster
from db.embedded.place import Place, locate
from db.errors import Unavailable

DATABASE = "lms"


@dataclass(frozen=True)
class Server:
    """A running server. URLs carry passwords, so they stay out of the representation."""

    url: str = field(repr=False)  # as lms_owner
    dashboard_url: str = field(repr=False)  # as lms_dashboard
    superuser_url: str = field(repr=False)
    version: str  # "15.18"
    source: str  # system | wheel
    data: Path


def start(settings: Settings) -> Server:
    """Start the server if it does not run; it stays until `stop`, whoever comes and goes."""
    with locks.starter(settings.home) as lock:
        return _ensure(settings, lock, stays=True)


def stop(settings: Settings) -> bool:
    """Stop the server, cleanly, whoever uses it; False if it did not run."""
    if not settings.home.exists():
        return False
    with locks.starter(settings.home):
        return _stop(settings)


def status(settings: Settings) -> Server | None:
    """The server if it takes connections, else None. Starts nothing."""
    place = locate(settings.home)
    process = postmaster.find(place)
    if process is None or not postmaster.is_ready(process, place):
        return None
    record, passwords = _read_record(place), cluster.passwords(place)
    if record.get("process") != process.pid or passwords is None:
        return None  # its starter has not finished, or was killed
    return Server(
        url=_url("lms_owner", passwords, place),
        dashboard_url=_url("lms_dashboard", passwords, place),
        superuser_url=_url("postgres", passwords, place),
        version=record["version"],
        source=record["source"],
        data=place.data,
    )


def users(settings: Settings) -> list[str]:
    """Who uses the server now, as "name (process id)"."""
    return locks.users(settings.home)


@contextmanager
def using(settings: Settings, *, name: str = "lms-db") -> Iterator[Server | None]:
    """Use the server for a while, starting it if need be. None with LMS_DATABASE_URL: that one is not ours.

    The last user stops it, unless `start` has asked it to stay. `name` tells others who that is.
    """
    if not settings.embedded:
        yield None
        return
    with locks.starter(settings.home) as lock:
        server = _ensure(settings, lock, stays=False)
        user = locks.User(settings.home, name)
    try:
        yield server
    finally:
        with locks.starter(settings.home):
            user.leave()
            if not _read_record(locate(settings.home)).get("stays") and not users(settings):
                _stop(settings)


def _ensure(settings: Settings, lock: int, *, stays: bool) -> Server:
    place = locate(settings.home)
    asked_to_stay = _read_record(place).get("stays", False)
    server = status(settings)
    if server is None:
        _launch(place, settings.embedded_source, lock)
        server = status(settings)
        if server is None:
            raise Unavailable(f"the server stopped again: see {place.log}")
    elif settings.embedded_source not in ("auto", server.source):
        raise Unavailable(
            f"the server runs the {server.source}'s PostgreSQL: run `lms-db server stop`, then start again"
        )
    record = _read_record(place)
    if record.get("stays") != (stays or asked_to_stay):
        _write_record(place, record | {"stays": stays or asked_to_stay})
    return server


def _launch(place: Place, source: str, lock: int) -> None:
    try:
        if process := postmaster.find(place):
            postmaster.stop(process, place)  # its data or socket were deleted, or its starter was killed
        binaries = programs.choose(source, place.account, major=cluster.major_version(place))
        passwords = cluster.ensure(place, binaries, lock)
        cluster.configure(place, binaries)
        process = postmaster.launch(place, binaries)
        _prepare_database(place, passwords, statement_statistics=binaries.statement_statistics)
        _write_record(place, {"process": process.pid, "version": binaries.version, "source": binaries.source})
    except OSError as error:  # no room, no right to write or to become another account
        raise Unavailable(
            f"the server cannot be started ({error}): mend that, or set LMS_HOME to another directory"
        ) from error


def _stop(settings: Settings) -> bool:
    place = locate(settings.home)
    process = postmaster.find(place)
    if process:
        postmaster.stop(process, place)
    _record(place).unlink(missing_ok=True)
    return process is not None


def _prepare_database(place: Place, passwords: dict[str, str], *, statement_statistics: bool) -> None:
    """The login roles with the passwords on file, the database, and what only a superuser can install."""
    with psycopg.connect(_url("postgres", passwords, place, database="postgres"), autocommit=True) as connection:
        roles = {name for (name,) in connection.execute("select rolname from pg_roles")}
        for role in ("lms_owner", "lms_dashboard"):
            if role not in roles:
                connection.execute(sql.SQL("create role {} login").format(sql.Identifier(role)))
            # A verifier instead of the password: statements show in logs and statistics.
            verifier = connection.pgconn.encrypt_password(
                passwords[role].encode(), role.encode(), b"scram-sha-256"
            ).decode()
            connection.execute(sql.SQL("alter role {} password {}").format(sql.Identifier(role), sql.Literal(verifier)))
        connection.execute("alter role lms_owner createrole")
        connection.execute("grant pg_read_all_stats to lms_owner")  # for the database page's slow statements
        databases = {name for (name,) in connection.execute("select datname from pg_database")}
        if DATABASE not in databases:
            connection.execute(sql.SQL("create database {} owner lms_owner").format(sql.Identifier(DATABASE)))
    if statement_statistics:
        with psycopg.connect(_url("postgres", passwords, place), autocommit=True) as connection:
            connection.execute("set client_min_messages to warning")
            connection.execute("create extension if not exists pg_stat_statements")


def _url(role: str, passwords: dict[str, str], place: Place, *, database: str = DATABASE) -> str:
    host = quote(str(place.socket_directory))
    return f"postgresql://{role}:{passwords[role]}@/{database}?host={host}&port=5432"


def _record(place: Place) -> Path:
    return place.home / "server.json"


def _read_record(place: Place) -> dict:
    """What the last start left: process, version, source, and whether the server stays."""
    try:
        return json.loads(_record(place).read_text())
    except (FileNotFoundError, ValueError):
        return {}


def _write_record(place: Place, record: dict) -> None:
    scratch = _record(place).with_suffix(".new")
    scratch.write_text(json.dumps(record))
    scratch.replace(_record(place))
