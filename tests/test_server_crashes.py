"""What the embedded server survives: kills, deleted files, and whatever was left lying about."""

import os
import shutil
import subprocess
import time
from contextlib import closing

import psutil
import psycopg
import pytest
from homes import START, ask, keep_a_row, kept_row, kill, process_of, python

from db import server
from db.config import Settings
from db.embedded import place
from db.errors import LmsError, Unavailable


@pytest.mark.every_server
def test_a_killed_server_starts_again_with_its_data(wanted: Settings) -> None:
    url = server.start(wanted).url
    keep_a_row(url)
    kill(process_of(wanted))
    assert server.status(wanted) is None
    assert server.start(wanted).url == url
    assert kept_row(url) == 42


def test_backends_that_outlive_their_killed_server_do_not_stop_the_next(wanted: Settings) -> None:
    with closing(psycopg.connect(server.start(wanted).url)) as busy:
        backend = psutil.Process(busy.info.backend_pid)
        backend.suspend()  # a stopped process does not notice that its server is gone
        kill(process_of(wanted))
        assert ask(server.start(wanted).url, "select 1") == 1
        assert not backend.is_running() or backend.status() == psutil.STATUS_ZOMBIE


@pytest.mark.parametrize("who", ["a zombie", "somebody else", "nobody"])
def test_a_stale_process_id_does_not_stop_a_start(wanted: Settings, who: str) -> None:
    started = server.start(wanted)
    server.stop(wanted)
    where = place.locate(wanted.home)
    child = subprocess.Popen(["true"])
    while psutil.Process(child.pid).status() != psutil.STATUS_ZOMBIE:
        time.sleep(0.01)
    stale = {"a zombie": child.pid, "somebody else": os.getpid(), "nobody": 2**22 - 1}[who]
    text = f"{stale}\n{started.data}\n1700000000\n5432\n{where.socket_directory}\n\n 1 1\nready   \n"
    (started.data / "postmaster.pid").write_text(text)
    where.socket_directory.mkdir(mode=0o700)
    where.account.give(where.socket_directory)
    (where.socket_directory / f"{place.SOCKET}.lock").write_text(text)
    where.socket.touch()
    assert server.status(wanted) is None
    assert ask(server.start(wanted).url, "select 1") == 1
    child.wait()


def test_a_starter_killed_while_it_makes_the_cluster_leaves_nothing_behind(wanted: Settings) -> None:
    starter = python(START, wanted)
    while not (wanted.home / "data.new" / "PG_VERSION").exists():
        time.sleep(0.005)
    starter.kill()
    starter.communicate()
    assert not (wanted.home / "data").exists()
    assert ask(server.start(wanted).url, "select 1") == 1
    assert not (wanted.home / "data.new").exists()


def test_a_starter_killed_before_it_made_the_roles_is_finished_by_the_next(wanted: Settings) -> None:
    started = server.start(wanted)
    with psycopg.connect(started.superuser_url, dbname="postgres", autocommit=True) as connection:
        connection.execute("drop database lms with (force)")
        connection.execute("drop role lms_owner")
    (wanted.home / "server.json").unlink()  # written last
    assert server.status(wanted) is None
    assert ask(server.start(wanted).url, "select current_user") == "lms_owner"


@pytest.mark.parametrize("deleted", ["data", "home"])
def test_a_server_whose_data_were_deleted_gives_way_to_a_new_one(wanted: Settings, deleted: str) -> None:
    started = server.start(wanted)
    keep_a_row(started.url)
    old = process_of(wanted)
    shutil.rmtree(wanted.home if deleted == "home" else started.data)
    assert server.status(wanted) is None
    new = server.start(wanted)
    assert ask(new.url, "select to_regclass('kept')") is None
    assert not old.is_running() or old.status() == psutil.STATUS_ZOMBIE


def test_a_server_whose_socket_was_deleted_is_started_again(wanted: Settings) -> None:
    started = server.start(wanted)
    keep_a_row(started.url)
    shutil.rmtree(place.locate(wanted.home).socket_directory)
    assert server.status(wanted) is None
    assert kept_row(server.start(wanted).url) == 42


def test_lost_passwords_are_made_anew_and_the_data_stay(wanted: Settings) -> None:
    first = server.start(wanted)
    keep_a_row(first.url)
    (wanted.home / "passwords.json").unlink()
    second = server.start(wanted)
    assert second.url != first.url
    assert kept_row(second.url) == 42


def test_a_server_that_cannot_start_says_why_from_its_log(wanted: Settings) -> None:
    started = server.start(wanted)
    server.stop(wanted)
    with (started.data / "postgresql.auto.conf").open("a") as file:
        file.write("no_such_setting = 1\n")
    with pytest.raises(Unavailable, match=r'unrecognized configuration parameter "no_such_setting".*server\.log'):
        server.start(wanted)


def test_a_directory_of_something_else_is_left_alone(wanted: Settings) -> None:
    (wanted.home / "data").mkdir(parents=True)
    (wanted.home / "data" / "thesis.txt").write_text("mine")
    with pytest.raises(LmsError, match="holds something other than PostgreSQL's data: move it away"):
        server.start(wanted)
    assert (wanted.home / "data" / "thesis.txt").read_text() == "mine"


def test_a_socket_directory_of_somebody_else_is_not_trusted(wanted: Settings) -> None:
    server.start(wanted)
    server.stop(wanted)
    where = place.locate(wanted.home).socket_directory
    where.mkdir()
    where.chmod(0o777)
    with pytest.raises(LmsError, match="belongs to somebody else: remove it"):
        server.start(wanted)
    where.rmdir()
