"""A server of the tests: the embedded one in a home of its own, with the installed schema as a template."""

import itertools
import shutil
import tempfile
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import psycopg

from db import server
from db.config import Settings
from db.install import install


@dataclass(frozen=True)
class Database:
    """One database of a test and the URLs of the three roles that log in to it."""

    name: str
    url: str = field(repr=False)  # as lms_owner
    dashboard_url: str = field(repr=False)  # as lms_dashboard
    superuser_url: str = field(repr=False)


MEMORY = Path("/dev/shm")
ENOUGH = 4 * 2**30  # bytes: a server or two a worker, and whole universities in them


class Cluster:
    """Starts at once, installs when the first copy is asked for. `source` is wheel or system.

    `on_disk`: the data reach a disk as on a real server, for measurements.
    """

    def __init__(self, source: str, *, on_disk: bool = False) -> None:
        home = Path(tempfile.mkdtemp(prefix="lms-test-", dir="/var/tmp" if on_disk else memory()))
        home.chmod(0o755)  # so that PostgreSQL's account reaches the data under root
        self.settings = Settings(home=home, embedded_source=source)
        self.server = server.start(self.settings)
        self._numbers = itertools.count()
        if not on_disk:
            # Nothing of a test survives a crash of the machine, so nothing has to reach the disk.
            self.execute("alter system set fsync = off")
        self.execute("alter system set max_wal_size = '512MB'")
        self.execute("select pg_reload_conf()")

    @cached_property
    def template(self) -> str:
        """Name of the database that the real installer made."""
        self.execute("drop database if exists lms_template with (force)")  # left by an installation that failed
        template = self.create("template1", name="lms_template")
        install(template.url)
        return template.name

    def create(self, template: str, *, name: str | None = None) -> Database:
        """A new database like `template`, owned by lms_owner."""
        name = name or f"lms_{next(self._numbers)}"
        self.execute(f"create database {name} template {template} owner lms_owner")
        return self.database(name)

    def drop(self, database: Database) -> None:
        self.execute(f"drop database if exists {database.name} with (force)")

    def database(self, name: str) -> Database:
        """The URLs of a database of this server."""
        urls = (self.server.url, self.server.dashboard_url, self.server.superuser_url)
        return Database(name, *(url.replace("@/lms?", f"@/{name}?") for url in urls))

    def execute(self, statement: str) -> None:
        """One statement as the superuser, outside every database of a test."""
        with psycopg.connect(self.database("postgres").superuser_url, autocommit=True) as connection:
            connection.execute(statement)

    def stop(self) -> None:
        server.stop(self.settings)
        shutil.rmtree(self.settings.home)


def memory() -> Path | None:
    """Where files stay in memory, if that is large: a copy of the template takes 0.07 s, 0.3 s on a disk."""
    return MEMORY if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ENOUGH else None
