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
from db.embedded import account as accounts
from db.embedded import binaries as programs
from db.embedded import cluster, locks, postmaster
from db.errors import Unavailable


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
    with locks.starter(settings.home):
        return _stop(settings)


def status(settings: Settings) -> Server | None:
    """The server if it takes connections, else None. Starts nothing."""
    account = accounts.current()
    data = cluster.locate(settings.home, account) if settings.home.exists() else settings.home / "data"
    socket = cluster.socket_directory(data, account)
    process = postmaster.find(data, socket)
    if process is None or not postmaster.is_ready(process, data, socket):
        return None
    record = _read_record(settings.home)
    passwords = cluster.read_passwords(settings.home)
    if record.get("process") != process.pid or passwords is None:
        return None  # its starter has not finished, or was killed
    urls = {role: _url(role, passwords[role], socket) for role in cluster.ROLES}
    return Server(
        urls["lms_owner"], urls["lms_dashboard"], urls["postgres"], record["version"], record["source"], data
    )


def users(settings: Settings) -> list[str]:
    """Who uses the server now, as "name (process id)"."""
    return locks.users(settings.home)


@contextmanager
def using(settings: Settings, *, name: str = "lms-db") -> Iterator[Server | None]:
    """Use the server for a while, starting it if need be. None with LMS_DATABASE_URL: it is not ours.

    The last user stops it, unless `start` has asked it to stay.
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
            if not _read_record(settings.home).get("stays") and not users(settings):
                _stop(settings)


def _ensure(settings: Settings, lock: int, *, stays: bool) -> Server:
    stays = stays or _read_record(settings.home).get("stays", False)
    server = status(settings)
    if server is None:
        _launch(settings, lock)
        server = status(settings)
        if server is None:
            raise Unavailable(f"the server stopped again: see {_log(settings.home)}")
    elif settings.embedded_source not in ("auto", server.source):
        raise Unavailable(
            f"the server runs with the {server.source}'s PostgreSQL: `lms-db server stop`, then start it again"
        )
    _write_record(settings.home, _read_record(settings.home) | {"stays": stays})
    return server


def _launch(settings: Settings, lock: int) -> None:
    home, account = settings.home, accounts.current()
    data = cluster.locate(home, account)
    socket = cluster.socket_directory(data, account)
    if process := postmaster.find(data, socket):
        postmaster.stop(process, data)  # its data or socket were deleted, or its starter was killed
    chosen = programs.choose(settings.embedded_source, account, major=cluster.major_version(data))
    cluster.prepare(home, data)
    passwords = cluster.ensure(home, data, account, chosen, lock)
    cluster.configure(data, socket, account, chosen)
    process = postmaster.launch(data, socket, account, chosen, _log(home))
    _prepare_database(_url("postgres", passwords["postgres"], socket, database="postgres"), passwords, chosen)
    _write_record(home, {"process": process.pid, "version": chosen.version, "source": chosen.source})


def _stop(settings: Settings) -> bool:
    account = accounts.current()
    data = cluster.locate(settings.home, account)
    process = postmaster.find(data, cluster.socket_directory(data, account))
    if process:
        postmaster.stop(process, data)
    _record(settings.home).unlink(missing_ok=True)
    return process is not None


def _prepare_database(superuser_url: str, passwords: dict[str, str], chosen: programs.Binaries) -> None:
    """The login roles with the passwords on file, the database, and what only a superuser can install."""
    with psycopg.connect(superuser_url, autocommit=True) as connection:
        known = {name for (name,) in connection.execute("select rolname from pg_roles")}
        for role in ("lms_owner", "lms_dashboard"):
            if role not in known:
                connection.execute(sql.SQL("create role {} login").format(sql.Identifier(role)))
            # A verifier instead of the password: statements are shown in statistics and logs.
            verifier = connection.pgconn.encrypt_password(
                passwords[role].encode(), role.encode(), b"scram-sha-256"
            ).decode()
            connection.execute(
                sql.SQL("alter role {} password {}").format(sql.Identifier(role), sql.Literal(verifier))
            )
        connection.execute("alter role lms_owner createrole")
        connection.execute("grant pg_read_all_stats to lms_owner")
        databases = {name for (name,) in connection.execute("select datname from pg_database")}
        if cluster.DATABASE not in databases:
            connection.execute(
                sql.SQL("create database {} owner lms_owner").format(sql.Identifier(cluster.DATABASE))
            )
    if chosen.statement_statistics:
        with psycopg.connect(superuser_url, dbname=cluster.DATABASE, autocommit=True) as connection:
            connection.execute("create extension if not exists pg_stat_statements")


def _url(role: str, password: str, socket: Path, *, database: str = cluster.DATABASE) -> str:
    return f"postgresql://{role}:{password}@/{database}?host={quote(str(socket))}&port=5432"


def _log(home: Path) -> Path:
    return home / "server.log"


def _record(home: Path) -> Path:
    return home / "server.json"


def _read_record(home: Path) -> dict:
    """What the last start left: process, version, source, and whether the server stays."""
    try:
        return json.loads(_record(home).read_text())
    except (FileNotFoundError, ValueError):
        return {}


def _write_record(home: Path, record: dict) -> None:
    scratch = _record(home).with_suffix(".new")
    scratch.write_text(json.dumps(record))
    scratch.replace(_record(home))
