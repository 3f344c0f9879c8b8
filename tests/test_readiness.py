"""/readyz: fit to serve people or not, told to anybody, fast, and without internals."""

import json
import time
from collections.abc import Callable, Iterator

import pytest
import sample
from cluster import Cluster, Database
from pages import Open, forget, words
from sqlalchemy import Engine, text
from starlette.requests import Request

from dashboard import asgi, data, readiness, recovery
from db import server, version
from db.sqlfile import sql_files

Ask = Callable[[], tuple[int, dict]]


@pytest.fixture
def ask(database: Database, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ask]:
    """ask(): the status code and what anybody reads of the test's database, asked anew."""
    monkeypatch.setenv("LMS_DATABASE_URL", database.url)
    monkeypatch.setenv("LMS_DASHBOARD_URL", database.dashboard_url)
    forget()

    def ask() -> tuple[int, dict]:
        readiness.forget()
        answer = asgi.readyz(Request({"type": "http"}))
        return answer.status_code, json.loads(answer.body)

    yield ask
    readiness.forget()
    forget()


NOT_READY = (503, {"ready": False, "reason": "the database is not ready"})


@pytest.mark.every_server
def test_an_installed_and_filled_database_is_ready_and_says_so_at_once(ask: Ask) -> None:
    assert ask() == (200, {"ready": True})
    began = time.monotonic()
    assert ask() == (200, {"ready": True})
    assert time.monotonic() - began < 0.25


def test_the_step_that_is_needed_is_the_latest_that_comes_with_this_version() -> None:
    assert f"steps/{version.needed_step()}_" in sql_files("steps")[-1].path


def test_an_older_schema_is_not_ready_and_a_newer_one_is(ask: Ask, owner: Engine) -> None:
    for step, answer in (("0019", NOT_READY), ("9999", (200, {"ready": True}))):
        with owner.begin() as connection:
            connection.execute(text("update lms_ops.alembic_version set version_num = :step"), {"step": step})
        assert ask() == answer


def test_without_a_schema_or_with_half_of_one_it_is_not_ready(ask: Ask, owner: Engine) -> None:
    # as a restore is half-way: tables without rows, then rights and functions that are not there yet
    for misfortune in (
        "delete from lms_ops.alembic_version",
        "revoke execute on function lms_ops.readiness() from lms_dashboard",
        "drop function lms_ops.readiness()",
        "drop schema report, lms_ops cascade",
    ):
        with owner.begin() as connection:
            connection.execute(text(misfortune))
        assert ask() == NOT_READY, misfortune


def test_statistics_that_were_never_filled_are_said(ask: Ask, owner: Engine) -> None:
    with owner.begin() as connection:
        connection.execute(text("refresh materialized view mv_faculty_workload with no data"))
    assert ask() == (503, {"ready": False, "reason": "the statistics are not filled"})


def test_the_reason_is_in_the_log_once_and_nothing_of_it_in_the_answer(
    ask: Ask, owner: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    with owner.begin() as connection:
        connection.execute(text("update lms_ops.alembic_version set version_num = '0019'"))
    readiness.forget()
    for _ in range(3):
        assert "0019" not in json.dumps(readiness.answer().as_json())
    causes = [record.cause for record in caplog.records if record.name == "dashboard.readiness"]
    assert causes == ["it stands at step 0019: run `lms-db install`"]


def test_many_who_ask_cost_one_question_a_second(ask: Ask, cluster: Cluster, database: Database) -> None:
    ask()
    cluster.execute(f"alter database {database.name} with allow_connections false")
    cluster.execute(f"select pg_terminate_backend(pid, 1000) from pg_stat_activity where datname = '{database.name}'")
    assert readiness.answer().ready, "the answer of this second is kept"
    assert ask() == (503, {"ready": False, "reason": "the database does not answer"})
    cluster.execute(f"alter database {database.name} with allow_connections true")
    assert ask() == (200, {"ready": True})


@pytest.mark.every_server
def test_a_page_during_a_restart_of_the_database_says_so_and_comes_back_by_itself(
    cluster: Cluster, ask: Ask, open_page: Open, owner: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The browser runs the page's fragment every two seconds; here the test does."""
    monkeypatch.setattr(recovery, "LOOK_EVERY", 0)
    with owner.begin() as connection:
        head = sample.viewer(connection, "DEPT_HEAD", sample.unit(connection, "PHYS"))
    page = open_page("demand", head, unit="PHYS")
    assert page.title[0].value == "Course demand"
    server.stop(cluster.settings)
    try:
        data.clear()
        page.run()
        assert not page.exception
        assert page.error[0].value == "The database does not answer at the moment; nothing that you did is lost."
        assert "This page comes back by itself when the database answers." in words(page)
        assert ask() == (503, {"ready": False, "reason": "the database does not answer"})
    finally:
        server.start(cluster.settings)
    readiness.forget()
    page.run()
    assert not page.error
    assert page.title[0].value == "Course demand"
    assert page.query_params["unit"] == "PHYS", "what was chosen is chosen still"


def test_a_busy_pool_of_the_pages_does_not_make_it_unready(ask: Ask) -> None:
    ask()
    held = [data.engine().connect() for _ in range(10)]
    assert ask() == (200, {"ready": True})
    for each in held:
        each.close()
