"""A streaming replica answers the dashboard's reads while it is close behind and has what the reader changed."""

import threading
import time
from collections.abc import Callable, Iterator

import pytest
import sample
import universities
from cluster import Cluster, Database
from conftest import missing
from pages import APP, SIGN_IN, Open, forget, signed_in, words
from replicas import PROGRAMS, Pair
from sqlalchemy import Engine, event, text
from streamlit.testing.v1 import AppTest

from dashboard import actions, data, export, readiness
from dashboard import replica as replicas
from dashboard.viewer import Viewer
from db.connection import acting_as, engine

READ_BY = {
    "REGISTRAR": (
        "overview",
        "demand",
        "waitlists",
        "workload",
        "students",
        "holds",
        "conflicts",
        "grades",
        "courses",
        "search",
        "offering",
        "student",
    ),
    "SYSADMIN": ("overview", "database"),
}
ADDRESS = text("""
    select users.email
    from users
    join user_roles on user_roles.user_id = users.id
    join roles on roles.id = user_roles.role_id
    where roles.code = :role
    order by users.email
    limit 1
""")
SOMEBODY_WAITING = text("""
    select student_id, course_offering_id
    from course_waitlist
    where status = 'waiting'
    order by joined_at
    limit 1
""")
WHERE = "select pg_is_in_recovery() as on_replica"


@pytest.fixture(scope="module")
def pair() -> Iterator[Pair]:
    if not (PROGRAMS / "pg_basebackup").exists():
        missing("postgres15", "there is no PostgreSQL 15 of Debian's: install the package postgresql-15")
    made = Pair()
    yield made
    made.stop()


@pytest.fixture
def cluster(pair: Pair) -> Cluster:
    """All databases of these tests are on the primary."""
    return pair.primary


@pytest.fixture
def following(pair: Pair, database: Database, app: Callable, monkeypatch: pytest.MonkeyPatch) -> str:
    """The dashboard reads from the replica, and looks at it each time; the replica's URL."""
    url = pair.follow(database)
    monkeypatch.setenv("LMS_REPLICA_URL", url)
    monkeypatch.setattr(replicas, "LOOK_EVERY", 0)
    data._known_replica.cache_clear()
    forget()
    return url


@pytest.fixture
def heads(pair: Pair, database: Database, owner: Engine) -> list[Viewer]:
    """Two heads of departments."""
    with owner.begin() as connection:
        made = [
            Viewer(str(sample.viewer(connection, "DEPT_HEAD", sample.unit(connection, code))))
            for code in ("PHYS", "CHEM")
        ]
    pair.catch_up(database)
    return made


def on_replica(viewer: Viewer) -> bool:
    """Whether this viewer's next read that is in no cache is answered by the replica."""
    data.clear()
    return bool(data.fetch(viewer, WHERE).on_replica[0])


def until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < deadline, "nothing happened for 10 seconds"
        time.sleep(0.02)


def take_out(viewer: Viewer) -> bool:
    """A change: its row in the audit log. Returns whether its rows came from the replica."""
    seen = []

    def rows():
        frame = data.fetch(viewer, WHERE)
        seen.append(bool(frame.on_replica[0]))
        return frame

    export.take_out(viewer, "units", rows, {}, "the test", export.as_csv)
    return seen[0]


def test_reads_go_to_the_replica_and_the_badge_says_so(following: str, heads: list[Viewer], open_page: Open) -> None:
    assert on_replica(heads[0])
    assert data.source(heads[0]) == "replica up to date"
    page = open_page("overview", heads[0].user_id)
    assert not page.exception
    assert not page.error
    assert "replica up to date" in words(page)


def test_without_a_replica_nothing_is_said_of_one(app: Callable, heads: list[Viewer], open_page: Open) -> None:
    assert not on_replica(heads[0])
    assert data.source(heads[0]) is None
    assert "replica" not in words(open_page("overview", heads[0].user_id))


def test_who_changed_something_reads_from_the_primary_until_the_replica_has_it(
    following: str, heads: list[Viewer], pair: Pair, owner: Engine
) -> None:
    head, other = heads
    with pair.late():
        actions.act(head, "record_export", topic="units", filters={}, rows=1, purpose="the test")
        assert not on_replica(head)
        assert data.source(head) == "from the primary: your change is on its way to the replica"
        assert on_replica(other)
        # a change of somebody else's keeps nobody from it
        with owner.begin() as connection:
            sample.unit(connection)
        assert on_replica(other)
    until(lambda: on_replica(head))


def test_rows_whose_reading_is_audited_come_from_the_primary(following: str, heads: list[Viewer]) -> None:
    assert on_replica(heads[0])
    assert not take_out(heads[0])


def test_a_late_replica_is_said_and_one_too_late_is_left_until_it_has_caught_up(
    following: str,
    heads: list[Viewer],
    pair: Pair,
    owner: Engine,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level("INFO", logger="dashboard.replica")
    monkeypatch.setenv("LMS_REPLICA_LAG", "2")
    assert on_replica(heads[0])
    with pair.late():
        with owner.begin() as connection:
            sample.unit(connection)
        until(lambda: data.source(heads[0]) == "replica 1 s behind")
        assert on_replica(heads[0])
        until(lambda: not on_replica(heads[0]))
        assert data.source(heads[0]).startswith("from the primary: the replica is ")
        assert data.source(heads[0]).endswith(" s behind")
        assert data.replica_is_used() is False
        readiness.forget()
        assert readiness.answer().as_json() == {"ready": True, "replica_used": False}
    until(lambda: on_replica(heads[0]))
    said = [record.getMessage() for record in caplog.records if record.name == "dashboard.replica"]
    assert said[-2:] == ["reading from the primary", "reading from the replica"]


def test_a_primary_on_which_nothing_happens_does_not_make_its_replica_late(
    following: str, pair: Pair, database: Database
) -> None:
    pair.catch_up(database)
    made = engine(following, application_name="tests")
    time.sleep(1.2)
    with acting_as(made, None) as transaction:
        state = transaction.execute(text("select * from lms_ops.replica_state()")).one()
    made.dispose()
    assert (state.is_replica, state.seconds_behind) == (True, 0)


def test_while_the_replica_is_down_the_primary_answers(following: str, heads: list[Viewer], pair: Pair) -> None:
    assert on_replica(heads[0])
    with pair.down():
        assert not on_replica(heads[0])
        assert data.source(heads[0]) == "from the primary: the replica does not answer"
    until(lambda: on_replica(heads[0]))


def test_a_server_that_is_no_replica_is_not_used_as_one(
    following: str, heads: list[Viewer], database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LMS_REPLICA_URL", database.dashboard_url)
    assert not on_replica(heads[0])
    assert data.source(heads[0]) == "from the primary: LMS_REPLICA_URL names a server that is no replica"


def test_a_read_that_is_in_the_way_of_the_replay_is_answered_by_the_primary(
    following: str, heads: list[Viewer], owner: Engine
) -> None:
    """The replica cancels it (40001) to go on replaying a lock of the primary's."""

    def lock() -> None:
        time.sleep(0.3)
        with owner.begin() as connection:
            connection.execute(text("lock table organization_units in access exclusive mode"))

    locking = threading.Thread(target=lock)
    locking.start()
    statement = "select pg_is_in_recovery() as on_replica, count(*), pg_sleep(1) is null as slept from report.units"
    frame = data.fetch(heads[0], statement)
    locking.join()
    assert not frame.on_replica[0]
    until(lambda: on_replica(heads[0]))


@pytest.mark.parametrize("role", ["REGISTRAR", "SYSADMIN"])
def test_every_page_reads_from_the_replica_alone(
    role: str, pair: Pair, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing that a page asks writes, locks or makes anything; only who is signed in is kept on the primary."""
    university = universities.drawn(cluster)
    made = engine(university.url, application_name="tests")
    with made.connect() as connection:
        address = connection.scalar(ADDRESS, {"role": role})
        waits = connection.execute(SOMEBODY_WAITING).one()
    made.dispose()
    monkeypatch.setenv("LMS_REPLICA_URL", pair.follow(university))
    monkeypatch.setenv("LMS_DATABASE_URL", university.url)
    monkeypatch.setenv("LMS_DASHBOARD_URL", university.dashboard_url)
    data._known_replica.cache_clear()
    forget()
    asked_of_primary = []
    event.listen(data.engine(), "before_cursor_execute", lambda *call: asked_of_primary.append(call[2]))
    page = AppTest.from_file(APP, default_timeout=30)
    page.secrets["auth"] = SIGN_IN
    page.user = signed_in(address)
    page.run()
    tables = 0
    for name in READ_BY[role]:
        page.query_params["student"] = str(waits.student_id)
        page.query_params["offering"] = str(waits.course_offering_id)
        page.query_params["q"] = "a"
        page.switch_page(f"app_pages/{name}.py").run()
        assert not page.exception, name
        # the verdict on the database is red where somebody has to act, and no failure
        assert [error.value for error in page.error if "has to act" not in error.value] == [], name
        tables += len(page.dataframe)
    assert tables >= len(READ_BY[role]), "the pages show what is there"
    assert [each for each in asked_of_primary if "set_config" not in each and "keep_session" not in each] == []
    forget()
