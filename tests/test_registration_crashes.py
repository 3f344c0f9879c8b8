"""Clients and servers that are killed in the middle of registration leave no seat and no queue half done."""

import random
import subprocess
import sys
import time
from pathlib import Path

import campuses
import pytest
from cluster import Database
from homes import kill, process_of
from registration_invariants import broken_promises
from sqlalchemy import Engine

from db import server
from db.config import Settings
from db.connection import engine
from db.install import install

STORM = Path(__file__).with_name("storm.py")
CLIENTS = 8


def begin_storm(owner: Engine, dashboard_url: str, campus: campuses.Campus) -> list[subprocess.Popen]:
    """Clients that take and leave the same few seats, of which the queues follow all three rules."""
    with owner.begin() as connection:
        students = campuses.students(connection, campus, 30)
        offerings = [
            offering
            for mode in ("automatic", "offer", "manual")
            for offering in campuses.offerings(connection, campus, 4, mode=mode)
        ]
    people, sections = (",".join(map(str, ids)) for ids in (students, offerings))
    return [
        subprocess.Popen(
            [sys.executable, STORM, dashboard_url, str(campus.registrar), str(number), people, sections],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(CLIENTS)
    ]


def answers(clients: list[subprocess.Popen]) -> set[str]:
    """Every outcome that the clients, all of them over, had printed."""
    return {line for client in clients for line in client.communicate()[0].splitlines()}


@pytest.mark.every_server
def test_clients_killed_at_any_moment_leave_nothing_half_done(
    database: Database, owner: Engine, campus: campuses.Campus
) -> None:
    draws = random.Random(1)
    clients = begin_storm(owner, database.dashboard_url, campus)
    for client in clients:
        assert client.stdout.readline(), client.communicate()
    for client in clients:
        time.sleep(draws.uniform(0, 0.4))
        client.kill()
    assert answers(clients) >= {"enrolled", "dropped", "waiting"}
    with owner.connect() as connection:
        assert broken_promises(connection) == []


@pytest.mark.every_server
def test_a_server_killed_in_a_storm_comes_back_with_every_promise_kept(wanted: Settings) -> None:
    started = server.start(wanted)
    install(started.url)
    made = engine(started.url, application_name="tests as owner")
    with made.begin() as connection:
        campus = campuses.found(connection)
    clients = begin_storm(made, started.dashboard_url, campus)
    for client in clients:
        assert client.stdout.readline(), client.communicate()
    time.sleep(1)
    kill(process_of(wanted))
    for client in clients:
        client.wait(timeout=20)
    assert answers(clients) >= {"enrolled", "dropped", "waiting"}
    made.dispose()

    made = engine(server.start(wanted).url, application_name="tests as owner")
    with made.connect() as connection:
        assert broken_promises(connection) == []
    made.dispose()
