"""A primary and its streaming replica, both of Debian's PostgreSQL 15, over Unix sockets.

pair.primary    the Cluster that is copied, one for all tests of a module
pair.follow(database)    the URL of the dashboard's role on the replica's copy of a database, caught up
with pair.late():        the replica replays nothing
with pair.down():        the replica does not run
"""

import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, unquote

import psycopg
from cluster import Cluster, Database
from psycopg.conninfo import conninfo_to_dict

from db import server
from db.embedded.account import account_for
from db.embedded.place import locate

PROGRAMS = Path("/usr/lib/postgresql/15/bin")
REPLICATION = {"wal_level": "replica", "max_wal_senders": "4", "hot_standby": "on"}
# A replica that asks its primary anew at once, and that tests may stop and start.
SETTINGS = {"wal_retrieve_retry_interval": "100ms", "max_standby_streaming_delay": "200ms"}


class Pair:
    """Starts both at once; `stop` ends both."""

    def __init__(self) -> None:
        self.primary = Cluster("system")
        self.home = self.primary.settings.home / "replica"
        self.socket = Path(f"{locate(self.primary.settings.home).socket_directory}-r")
        self.account = account_for(locate(self.primary.settings.home).data)
        self._allow_replication()
        self._copy()
        self._run("start", "-w", "-l", str(self.home / "log"))

    def follow(self, database: Database) -> str:
        """The dashboard's URL of this database on the replica, which has all that was committed so far."""
        self.catch_up(database)
        return self._on_replica(database.dashboard_url)

    def catch_up(self, database: Database) -> None:
        """Waits until the replica has replayed what the primary has written."""
        with psycopg.connect(database.superuser_url, autocommit=True) as primary:
            place = primary.execute("select pg_current_wal_insert_lsn()").fetchone()[0]
        deadline = time.monotonic() + 20
        while not self._ask("select pg_last_wal_replay_lsn() >= %s::pg_lsn", place):
            assert time.monotonic() < deadline, "the replica does not catch up"
            time.sleep(0.02)

    @contextmanager
    def late(self) -> Iterator[None]:
        """Inside, what the primary writes arrives and is not replayed."""
        self._ask("select pg_wal_replay_pause()")
        while self._ask("select pg_get_wal_replay_pause_state()") != "paused":
            time.sleep(0.02)
        try:
            yield
        finally:
            self._ask("select pg_wal_replay_resume()")

    @contextmanager
    def down(self) -> Iterator[None]:
        """Inside, nobody answers for the replica."""
        self._run("stop", "-w", "-m", "immediate")
        try:
            yield
        finally:
            self._run("start", "-w", "-l", str(self.home / "log"))

    def stop(self) -> None:
        self._run("stop", "-w", "-m", "immediate")
        shutil.rmtree(self.socket)
        self.primary.stop()

    def _allow_replication(self) -> None:
        for name, value in REPLICATION.items():
            self.primary.execute(f"alter system set {name} = '{value}'")
        rules = locate(self.primary.settings.home).data / "pg_hba.conf"
        rules.write_text(rules.read_text() + "local replication postgres scram-sha-256\n")
        server.stop(self.primary.settings)
        self.primary.server = server.start(self.primary.settings)

    def _copy(self) -> None:
        self.home.mkdir()
        self.socket.mkdir(mode=0o700)
        for directory in (self.home, self.socket):
            self.account.give(directory)
        source = conninfo_to_dict(self.primary.database("postgres").superuser_url)
        self._program(
            "pg_basebackup",
            *("--pgdata", str(self.home / "data"), "--write-recovery-conf", "--checkpoint=fast", "--wal-method=stream"),
            *("--dbname", psycopg.conninfo.make_conninfo(**{**source, "dbname": None})),
        )
        with open(self.home / "data" / "postgresql.auto.conf", "a") as file:
            file.writelines(f"{name} = '{value}'\n" for name, value in SETTINGS.items())
        # written by the primary at its start, and read by the copy: its own socket instead
        configuration = self.home / "data" / "lms.conf"
        own = configuration.read_text().replace(
            str(locate(self.primary.settings.home).socket_directory), str(self.socket)
        )
        configuration.write_text(own)

    def _run(self, *arguments: str) -> None:
        self._program("pg_ctl", "-D", str(self.home / "data"), *arguments)

    def _program(self, name: str, *arguments: str) -> None:
        subprocess.run(
            [PROGRAMS / name, *arguments],
            check=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            cwd="/",
            **self.account.spawn,
        )

    def _ask(self, question: str, *values: object) -> object:
        url = self._on_replica(self.primary.database("postgres").superuser_url)
        with psycopg.connect(url, autocommit=True) as replica:
            return replica.execute(question, values).fetchone()[0]

    def _on_replica(self, url: str) -> str:
        host = conninfo_to_dict(url)["host"]
        return unquote(url).replace(f"host={host}", f"host={quote(str(self.socket))}")
