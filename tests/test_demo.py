"""The demo in one command: what it still has to do, how it says so, and how it fails."""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest
from cluster import Database
from sqlalchemy import Engine
from universities import rows, value

from db import server
from db.config import Settings
from db.demo import demo

STATISTICS = ["mv_course_offering_statistics", "mv_faculty_workload", "mv_student_statistics"]
small_demo = partial(demo, scale="small")


def on(database: Database) -> Settings:
    return Settings(Path("nowhere"), database_url=database.url, dashboard_url=database.dashboard_url)


def lms_db_demo(**variables: str) -> subprocess.CompletedProcess:
    environment = {name: text for name, text in os.environ.items() if not name.startswith("LMS_")}
    return subprocess.run(
        [sys.executable, "-m", "db", "demo", "--json"],
        env=environment | variables,
        capture_output=True,
        text=True,
    )


def phases(heard: list[tuple]) -> list[str]:
    """The phases in the order in which they were first heard of."""
    return list(dict.fromkeys(phase for phase, *_ in heard))


def test_an_empty_database_becomes_a_university_with_statistics(empty_database: Database) -> None:
    heard: list[tuple] = []
    made = small_demo(on(empty_database), progress=lambda *news: heard.append(news))
    assert made.seeded
    assert phases(heard) == ["server", "schema", "data", "statistics"]
    assert [message for phase, message, _, _ in heard if phase == "statistics"] == STATISTICS
    data = [(done, total) for phase, _, done, total in heard if phase == "data"]
    assert data == [(done, data[-1][0]) for done in range(len(data))]


def test_a_demo_that_is_there_is_left_as_it_is(database: Database, owner: Engine) -> None:
    small_demo(on(database), progress=lambda *_: None)
    refreshes = value(owner, "select count(*) from lms_ops.refreshes")
    heard: list[tuple] = []
    again = small_demo(on(database), progress=lambda *news: heard.append(news))
    assert not again.seeded
    assert phases(heard) == ["server", "schema"]
    assert value(owner, "select count(*) from lms_ops.refreshes") == refreshes


def test_people_who_are_there_stay_the_only_ones(database: Database, owner: Engine) -> None:
    with owner.begin() as connection:
        connection.exec_driver_sql("""
            insert into users (username, email, password_hash) values ('ada', 'ada@example.edu', '!')
        """)
    assert not small_demo(on(database), progress=lambda *_: None).seeded
    assert rows(owner, "select username from users") == [("ada",)]


def test_statistics_that_a_broken_off_demo_did_not_reach_are_made_up_for(database: Database, owner: Engine) -> None:
    class BrokenOff(Exception):
        pass

    def break_off(phase: str, *_: object) -> None:
        if phase == "statistics":
            raise BrokenOff

    with pytest.raises(BrokenOff):
        small_demo(on(database), progress=break_off)
    assert not small_demo(on(database), progress=lambda *_: None).seeded
    assert value(owner, "select count(*) from mv_student_statistics") > 0


def test_two_demos_at_once_make_one_university(empty_database: Database) -> None:
    with ThreadPoolExecutor() as threads:
        made = list(threads.map(lambda _: small_demo(on(empty_database), progress=lambda *_: None), range(2)))
    assert sorted(each.seeded for each in made) == [False, True]


def test_the_embedded_server_runs_on_for_whoever_else_uses_it(wanted: Settings) -> None:
    with server.using(wanted, name="a dashboard"):
        small_demo(wanted, progress=lambda *_: None)
        assert server.status(wanted) is not None
    assert server.status(wanted) is None


def test_the_command_writes_a_line_of_json_for_each_step_and_no_password(database: Database, owner: Engine) -> None:
    with owner.begin() as connection:
        connection.exec_driver_sql("""
            insert into users (username, email, password_hash) values ('ada', 'ada@example.edu', '!')
        """)
    done = lms_db_demo(LMS_DATABASE_URL=database.url)
    said = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert {frozenset(each) for each in said[:-1]} == {frozenset({"phase", "message", "done", "total"})}
    assert said[-1].keys() == {"phase", "seconds", "seeded"}
    assert said[-1]["phase"] == "ready"
    assert "postgresql://" not in done.stdout + done.stderr


def test_a_failure_is_the_last_line_with_the_next_step() -> None:
    done = lms_db_demo(LMS_DATABASE_URL="postgresql://nobody@127.0.0.1:1/nothing")
    assert done.returncode == 1
    last = json.loads(done.stdout.splitlines()[-1])
    assert last["phase"] == "failed"
    assert "check LMS_DATABASE_URL" in last["message"]
    assert done.stderr.splitlines() == [f"lms-db: {last['message']}"]
