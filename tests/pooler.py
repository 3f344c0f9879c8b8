"""PgBouncer in transaction mode in front of a server of the tests, with two connections for everybody.

pooled(database)   the database's URLs through it, while the context lasts
"""

import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import psycopg
from cluster import Database
from conftest import missing
from psycopg.conninfo import conninfo_to_dict

from db.embedded.account import account_for

DEBIAN = Path("/usr/sbin/pgbouncer")
PORT = 6432
SERVERS = 2  # connections to PostgreSQL for each role

# What clients give is not checked: the directory of the socket is nobody else's.
CONFIGURATION = """\
[databases]
* = host={host} port={port}

[pgbouncer]
listen_addr =
listen_port = {own_port}
unix_socket_dir = {directory}
auth_type = trust
auth_file = {directory}/users
pool_mode = transaction
default_pool_size = {servers}
max_client_conn = 200
logfile = {directory}/log
"""


@contextmanager
def pooled(database: Database) -> Iterator[Database]:
    """The same database through a PgBouncer of its own, which hands each transaction any server connection."""
    program = DEBIAN if DEBIAN.exists() else shutil.which("pgbouncer")
    if program is None:
        missing("pgbouncer", "there is no PgBouncer: install Debian's package pgbouncer")
    directory = Path(tempfile.mkdtemp(prefix="lms-pool-"))
    account = account_for(directory / "none")  # PgBouncer refuses root as PostgreSQL does
    direct = [conninfo_to_dict(url) for url in (database.url, database.dashboard_url, database.superuser_url)]
    users = {each["user"]: each["password"] for each in direct}
    (directory / "users").write_text("".join(f'"{user}" "{password}"\n' for user, password in users.items()))
    (directory / "ini").write_text(
        CONFIGURATION.format(
            host=direct[0]["host"], port=direct[0]["port"], own_port=PORT, directory=directory, servers=SERVERS
        )
    )
    for path in (directory, *directory.iterdir()):
        account.give(path)
    running = subprocess.Popen([program, "-q", directory / "ini"], stderr=subprocess.DEVNULL, **account.spawn)
    try:
        urls = [_through(directory, each) for each in direct]
        _wait_for(urls[0])
        yield Database(database.name, *urls)
    finally:
        running.kill()
        running.wait()
        shutil.rmtree(directory)


def _through(directory: Path, direct: dict) -> str:
    return f"postgresql://{direct['user']}@/{direct['dbname']}?host={quote(str(directory))}&port={PORT}"


def _wait_for(url: str) -> None:
    deadline = time.monotonic() + 10
    while True:
        try:
            psycopg.connect(url, prepare_threshold=None).close()
            return
        except psycopg.OperationalError:
            assert time.monotonic() < deadline, "PgBouncer takes no connections"
            time.sleep(0.05)
