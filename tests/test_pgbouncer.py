"""Through PgBouncer in transaction mode: whoever shares a server connection never acts as somebody else."""

import itertools
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from uuid import UUID

import psycopg
import pytest
import sample
from cluster import Database
from pages import Open, forget, words
from pooler import SERVERS, pooled
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from dashboard import actions, data
from dashboard.viewer import NOBODY, Viewer
from db.connection import acting_as, engine
from db.errors import LmsError, Refused
from db.install import install
from db.statistics import refresh

WHO = text("select current_setting('app.current_user_id', true)")
BACKEND = text("select pg_backend_pid()")


@pytest.fixture
def pool(database: Database) -> Iterator[Database]:
    """The test's database through PgBouncer."""
    with pooled(database) as through:
        yield through


@pytest.fixture
def heads(owner: Engine) -> dict[str, UUID]:
    """The heads of four departments by their unit's code; each department has one course."""
    with owner.begin() as connection:
        term = sample.open_term(connection)
        made = {}
        for code in ("PHYS", "CHEM", "MATH", "HIST"):
            unit = sample.unit(connection, code)
            course = sample.course(connection, unit, f"{code}101")
            sample.offering(connection, course, term)
            made[code] = sample.viewer(connection, "DEPT_HEAD", unit)
    refresh(owner)
    return made


@pytest.fixture
def through(pool: Database, app: Callable, monkeypatch: pytest.MonkeyPatch) -> Database:
    """The application reaches its database through the pool, and only so."""
    monkeypatch.setenv("LMS_DATABASE_URL", pool.url)
    monkeypatch.setenv("LMS_DASHBOARD_URL", pool.dashboard_url)
    forget()
    return pool


def test_many_clients_share_few_server_connections(pool: Database) -> None:
    engines = [engine(pool.dashboard_url, application_name="tests", pool_size=1) for _ in range(5)]
    backends = set()
    for each in engines:
        with acting_as(each, None) as transaction:
            backends.add(transaction.scalar(BACKEND))
    for each in engines:
        each.dispose()
    assert len(backends) <= SERVERS


def test_an_identity_and_its_limits_end_with_the_transaction(pool: Database) -> None:
    """Two programs in turn on the same server connection, the second after what the first did and could not do."""
    one, other = (
        engine(pool.dashboard_url, application_name=name, statement_timeout=seconds, pool_size=1)
        for name, seconds in (("one", 3), ("other", None))
    )
    person = UUID(int=1)
    for statement in ("select 1", "select 1 / 0", "select pg_sleep(9)", "select * from no_such_table") * 2:
        with suppress(LmsError, DBAPIError), acting_as(one, person) as transaction:
            transaction.execute(text("select set_config('statement_timeout', '50', true)"))
            assert transaction.scalar(WHO) == str(person)
            transaction.execute(text(statement))
        with other.connect() as plain:
            assert (plain.scalar(WHO) or "") == ""
            assert plain.scalar(text("show statement_timeout")) == "0"
            assert plain.scalar(text("show lock_timeout")) == "5s"
    one.dispose()
    other.dispose()


def test_many_people_at_once_each_see_only_their_own(pool: Database, heads: dict[str, UUID]) -> None:
    """Eight threads of two programs on two server connections, with refusals in between."""
    programs = [engine(pool.dashboard_url, application_name="tests", pool_size=4) for _ in range(2)]
    mistaken, backends = [], set()

    def visit(program: Engine, code: str) -> None:
        for turn in range(25):
            try:
                with acting_as(program, heads[code]) as transaction:
                    backends.add(transaction.scalar(BACKEND))
                    seen = transaction.scalars(text("select code from report.units")).all()
                    if seen != [code]:
                        mistaken.append((code, seen))
                    if turn % 5 == 0:
                        transaction.execute(text("select lms_ops.status()"))  # not for a head
            except Refused:
                pass

    visitors = [threading.Thread(target=visit, args=pair) for pair in itertools.product(programs, heads)]
    for visitor in visitors:
        visitor.start()
    for visitor in visitors:
        visitor.join()
    for each in programs:
        each.dispose()
    assert mistaken == []
    assert 1 <= len(backends) <= SERVERS


def test_pages_of_different_people_in_turn_show_each_their_own(
    through: Database, open_page: Open, heads: dict[str, UUID]
) -> None:
    for code, head in [*heads.items()] * 2:
        page = open_page("demand", head)
        assert not page.exception
        assert not page.error
        shown = {course for table in page.dataframe for course in table.value.get("course_code", ())}
        assert shown == {f"{code}101"}
        assert list(data.fetch(NOBODY, "select code from report.units").code) == []


def test_actions_keep_to_their_seconds_and_refresh_works(
    through: Database, owner: Engine, heads: dict[str, UUID]
) -> None:
    with owner.begin() as connection:
        dba = Viewer(str(sample.viewer(connection, "SYSADMIN")))
        connection.exec_driver_sql("""
            create function lms_ops.doze(seconds float) returns void language sql as 'select pg_sleep(seconds)';
            grant execute on function lms_ops.doze(float) to lms_dashboard;
        """)
    with pytest.raises(LmsError, match="took too long"):
        actions.act(dba, "doze", within=1, seconds=5)
    rows = actions.act(dba, "refresh_statistics", within=60)
    assert len(rows) == 3
    with pytest.raises(Refused, match="You may not do this"):
        actions.act(Viewer(str(heads["PHYS"])), "refresh_statistics", within=60)


def test_two_refreshes_at_once_are_told_apart_by_the_transaction(
    pool: Database, owner: Engine, heads: dict[str, UUID]
) -> None:
    """The lock of a refresh belongs to its transaction, not to a session that is handed on."""
    program = engine(pool.url, application_name="tests", pool_size=2)
    with acting_as(program, None) as first:
        first.execute(text("select lms_ops.refresh_statistics('mv_faculty_workload')"))
        with pytest.raises(Refused, match="wait until that is done"), acting_as(program, None) as second:
            second.execute(text("select lms_ops.refresh_statistics('mv_faculty_workload')"))
    with acting_as(program, None) as later:
        later.execute(text("select lms_ops.refresh_statistics('mv_faculty_workload')"))
    program.dispose()


def test_the_installer_says_that_it_needs_a_direct_connection_and_leaves_no_lock(
    pool: Database, database: Database
) -> None:
    """Also where there is nothing to install: the guard would stay with a session that others are given."""
    with pytest.raises(LmsError, match="through a pooler such as PgBouncer; point LMS_DATABASE_URL at the server"):
        install(pool.url)
    with psycopg.connect(database.url) as direct:
        assert direct.execute("select count(*) from pg_locks where locktype = 'advisory'").fetchone() == (0,)


def test_the_pool_may_close_its_connections_between_two_pages(
    through: Database, open_page: Open, heads: dict[str, UUID]
) -> None:
    """As PgBouncer's reload and idle limits do; a page opened afterwards does not notice."""
    page = open_page("overview", heads["PHYS"])
    with psycopg.connect(through.superuser_url, autocommit=True, prepare_threshold=None) as superuser:
        superuser.execute(
            "select pg_terminate_backend(pid, 1000) from pg_stat_activity"
            " where usename = 'lms_dashboard' and datname = current_database()"
        )
    data.clear()
    page.run()
    assert not page.exception
    assert "Overview" in words(page)
