"""Tries an installation on a restored copy: the same decisions, the time of each step, and what verify finds then."""

import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from db import backup, databases, server
from db import connection as connections
from db.config import Settings
from db.install import Installed, install
from db.restore import load
from db.rollback import ROLES
from db.verify import differences

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Rehearsed:
    """What an installation would come to, in seconds. `database`: the copy, if it was kept."""

    backup_seconds: float
    restore_seconds: float
    installed: Installed
    differences: tuple[str, ...]
    database: str | None


def rehearse(
    url: str,
    settings: Settings,
    *,
    given: Mapping[str, str],
    reason: str | None = None,
    backup_file: Path | None = None,
    keep: bool = False,
    progress: Progress | None = None,
) -> Rehearsed:
    """Restore a backup of the database beside it, install there, verify, and drop it again unless `keep`.

    `backup_file`: one that `lms-db backup` made; None: one is made for this. Where the role of `url` may not create
    databases, the copy is on the embedded server of `settings`. Nothing of the database itself is changed; roles
    that the rehearsal made go again.
    """
    say = progress or (lambda line: None)
    with ExitStack() as stack:
        started = time.monotonic()
        if backup_file is None:
            directory = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="lms-rehearsal-")))
            say("backing up")
            backup_file = backup.backup(url, directory / "rehearsal.dump", progress=progress).path
        saved = time.monotonic()
        copy = stack.enter_context(_copy(url, settings, keep=keep, progress=say))
        load(copy, backup_file)
        restored = time.monotonic()
        say(f"restored into {databases.name(copy)} in {restored - saved:.1f} s")
        installed = install(copy, given=given, reason=reason, progress=say)
        found = _found_by_verify(copy)
        return Rehearsed(
            backup_seconds=round(saved - started, 3),
            restore_seconds=round(restored - saved, 3),
            installed=installed,
            differences=tuple(found),
            database=databases.name(copy) if keep else None,
        )


@contextmanager
def _copy(url: str, settings: Settings, *, keep: bool, progress: Progress) -> Iterator[str]:
    """The URL of an empty database for the copy: beside the original, or on a server of our own."""
    with ExitStack() as stack:
        beside = url
        if not databases.may_create(url):
            progress("this role may not create databases: rehearsing on the embedded server")
            own = Settings(home=settings.home, embedded_source=settings.embedded_source)
            beside = stack.enter_context(server.using(own, name="lms-db rehearse")).superuser_url
        made_before = _roles(beside)
        needed = _needed_roles(url)
        for role in sorted(needed - made_before):
            _execute(beside, sql.SQL("create role {}").format(sql.Identifier(role)))
        database = databases.name_beside(url, "rehearsed")
        if beside is url:
            copy = databases.create_beside(url, database, progress=progress)
        else:
            _execute(beside, sql.SQL("create database {}").format(sql.Identifier(database)))
            copy = databases.url_of(beside, database)
        try:
            yield copy
        finally:
            if not keep:
                databases.drop(beside, database)
                for role in sorted((needed | set(ROLES)) & _roles(beside) - made_before):
                    _execute(beside, sql.SQL("drop role {}").format(sql.Identifier(role)))


def _needed_roles(url: str) -> set[str]:
    """Roles that own something in the database, or have rights or a policy there."""
    with psycopg.connect(url) as connection:
        rows = connection.execute("""
            select distinct pg_get_userbyid(dependencies.refobjid)::text
            from pg_shdepend as dependencies
            join pg_database as databases on databases.oid = dependencies.dbid
            where databases.datname = current_database()
                and dependencies.refclassid = 'pg_authid'::regclass
        """).fetchall()
        return {name for (name,) in rows}


def _roles(url: str) -> set[str]:
    with psycopg.connect(url) as connection:
        return {name for (name,) in connection.execute("select rolname::text from pg_roles").fetchall()}


def _execute(url: str, statement: sql.Composable) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(statement)


def _found_by_verify(url: str) -> list[str]:
    engine = connections.engine(url, application_name="lms-db rehearse", statement_timeout=0, pool_size=1)
    try:
        return [str(each) for each in differences(engine)]
    finally:
        engine.dispose()
