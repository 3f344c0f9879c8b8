"""The embedded server: started and found by whoever needs it, stopped by the last who used it."""

import json
import os
import stat
import time
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from homes import START, USE, ask, kill, process_of, python

from db import server
from db.config import Settings
from db.embedded import binaries, place, postmaster
from db.errors import Unavailable

ROOT = os.geteuid() == 0


# Starting


@pytest.mark.every_server
def test_a_started_server_takes_each_role_by_its_own_password(wanted: Settings) -> None:
    started = server.start(wanted)
    assert ask(started.url, "select current_user") == "lms_owner"
    assert ask(started.dashboard_url, "select current_user") == "lms_dashboard"
    assert ask(started.superuser_url, "select current_setting('is_superuser')") == "on"
    passwords = json.loads((wanted.home / "passwords.json").read_text())
    assert len(set(passwords.values())) == 3
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(started.url.replace(passwords["lms_owner"], passwords["lms_dashboard"]))
    with pytest.raises(psycopg.OperationalError, match="no password supplied"):
        psycopg.connect(started.superuser_url.replace(f":{passwords['postgres']}", ""))


@pytest.mark.every_server
def test_the_owner_may_install_everything_and_is_no_superuser(wanted: Settings) -> None:
    with psycopg.connect(server.start(wanted).url) as connection:
        for extension in binaries.EXTENSIONS:
            connection.execute(f"create extension {extension}")
        connection.execute("create schema report")
        connection.execute("create role lms_app login")
        found = connection.execute(
            "select rolsuper, rolcreaterole, rolbypassrls from pg_roles where rolname = current_user"
        ).fetchone()
        assert found == (False, True, False)
        assert connection.execute("select count(*) >= 0 from pg_stat_statements").fetchone() == (True,)


@pytest.mark.every_server
def test_every_server_sorts_folds_and_tells_time_alike(wanted: Settings) -> None:
    url = server.start(wanted).url
    assert ask(url, "select current_setting('server_encoding')") == "UTF8"
    assert ask(url, "select current_setting('timezone')") == "UTC"
    assert ask(url, "select lower('ƏŞÖ Ж')") == "əşö ж"
    assert (
        ask(url, "select string_agg(word, ' ' order by word) from unnest('{ə,b,Z,ж,a}'::text[]) as word") == "Z a b ə ж"
    )


@pytest.mark.every_server
def test_what_was_committed_survives_a_crash(wanted: Settings) -> None:
    url = server.start(wanted).url
    for setting in ("fsync", "full_page_writes", "synchronous_commit"):
        assert ask(url, f"select current_setting('{setting}')") == "on"


def test_nobody_reaches_it_over_the_network_or_another_account_over_its_socket(wanted: Settings) -> None:
    started = server.start(wanted)
    process = process_of(wanted)
    assert not process.net_connections(kind="inet")
    socket_directory = place.locate(wanted.home).socket_directory
    assert stat.S_IMODE(socket_directory.stat().st_mode) == 0o700
    assert stat.S_IMODE(started.data.stat().st_mode) == 0o700
    if ROOT:
        assert process.username() == "nobody"


def test_passwords_are_on_file_for_the_owner_alone_and_nowhere_else(wanted: Settings) -> None:
    started = server.start(wanted)
    assert stat.S_IMODE((wanted.home / "passwords.json").stat().st_mode) == 0o600
    assert stat.S_IMODE((wanted.home / "server.log").stat().st_mode) == 0o600
    statements = ask(started.superuser_url, "select string_agg(query, ' ') from pg_stat_statements(true)")
    seen = [
        (wanted.home / "server.log").read_text(),
        (wanted.home / "server.json").read_text(),
        " ".join(process_of(wanted).cmdline()),
        str(process_of(wanted).environ()),
        repr(started),
        statements,
    ]
    assert "alter role" in statements
    for password in json.loads((wanted.home / "passwords.json").read_text()).values():
        assert not any(password in text for text in seen)


def test_starting_a_running_server_finds_it_at_once(wanted: Settings) -> None:
    first = server.start(wanted)
    process = process_of(wanted)
    seconds = []
    for _ in range(5):
        began = time.monotonic()
        assert server.start(wanted) == first
        seconds.append(time.monotonic() - began)
    assert min(seconds) < 0.05
    assert process_of(wanted) == process


def test_four_starters_at_once_start_one_server(wanted: Settings) -> None:
    starters = [python(START, wanted) for _ in range(4)]
    answers = [starter.communicate()[0] for starter in starters]
    assert [starter.returncode for starter in starters] == [0] * 4
    assert len(set(answers)) == 1
    assert (wanted.home / "server.log").read_text().count("ready to accept connections") == 1


@pytest.mark.parametrize(
    "name", ["with space", 'it\'s "quoted"', "ünïversität ə ж", "a,b;c $HOME `x` \\y", "very-" * 30 + "long"]
)
def test_the_home_may_have_any_name(homes: Path, wanted: Settings, name: str) -> None:
    odd = Settings(homes / name / "home", embedded_source=wanted.embedded_source)
    assert ask(server.start(odd).url, "select 1") == 1
    assert server.stop(odd)


def test_variables_of_other_programs_do_not_disturb_it(wanted: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "PGPORT": "1",
        "PGHOST": "nowhere",
        "PGDATA": "/nowhere",
        "PGUSER": "nobody",
        "PGSSLMODE": "require",
        "LC_ALL": "xx_XX",
        "TZ": "Asia/Baku",
        "TMPDIR": "/" + "long/" * 30,
    }.items():
        monkeypatch.setenv(name, value)
    url = server.start(wanted).url
    assert ask(url, "select current_setting('timezone')") == "UTC"
    assert server.stop(wanted)


def test_a_log_that_has_grown_is_put_aside_at_the_next_start(wanted: Settings) -> None:
    wanted.home.mkdir(mode=0o711)
    os.truncate(os.open(wanted.home / "server.log", os.O_CREAT | os.O_WRONLY), postmaster.LOG_BYTES + 1)
    server.start(wanted)
    assert (wanted.home / "server.log").stat().st_size < 100_000
    assert (wanted.home / "server.log.1").stat().st_size > postmaster.LOG_BYTES


def test_a_home_that_cannot_be_written_is_named(directory: Path) -> None:
    (directory / "file").touch()
    with pytest.raises(Unavailable, match=r"cannot write in .*/file .*: set LMS_HOME to a directory of yours"):
        server.start(Settings(directory / "file"))


# Finding and stopping


def test_status_starts_nothing_and_writes_nothing(wanted: Settings) -> None:
    assert server.status(wanted) is None
    assert not server.stop(wanted)
    assert not wanted.home.exists()


def test_status_finds_the_server_until_it_is_stopped(wanted: Settings) -> None:
    started = server.start(wanted)
    assert server.status(wanted) == started
    assert server.stop(wanted)
    assert server.status(wanted) is None
    assert not place.locate(wanted.home).socket_directory.exists()
    assert not server.stop(wanted)


def test_stopping_disconnects_and_is_clean(wanted: Settings) -> None:
    with closing(psycopg.connect(server.start(wanted).url)) as connection:
        server.stop(wanted)
        with pytest.raises(psycopg.OperationalError):
            connection.execute("select 1")
    server.start(wanted)
    log = (wanted.home / "server.log").read_text()
    assert "database system is shut down" in log
    assert "automatic recovery in progress" not in log


# Sharing


def test_the_last_user_stops_the_server(wanted: Settings) -> None:
    with server.using(wanted):
        other = python(USE, wanted)
        assert other.stdout.readline() == "in\n"
    assert server.status(wanted) is not None
    other.communicate()
    assert server.status(wanted) is None


def test_a_killed_user_does_not_count(wanted: Settings) -> None:
    with server.using(wanted):
        other = python(USE, wanted)
        assert other.stdout.readline() == "in\n"
        other.kill()
        other.communicate()
        assert len(server.users(wanted)) == 1
    assert server.status(wanted) is None


def test_a_server_that_was_asked_to_stay_outlives_its_users_and_a_crash(wanted: Settings) -> None:
    with server.using(wanted):
        server.start(wanted)
    assert server.status(wanted) is not None
    kill(process_of(wanted))
    with server.using(wanted):
        pass
    assert server.status(wanted) is not None
    server.stop(wanted)
    with server.using(wanted):
        pass
    assert server.status(wanted) is None


def test_users_are_known_by_name(wanted: Settings) -> None:
    with server.using(wanted, name="dashboard"), server.using(wanted, name="lms-db seed"):
        here = f"(process {os.getpid()})"
        assert sorted(server.users(wanted)) == [f"dashboard {here}", f"lms-db seed {here}"]
    assert server.users(wanted) == []


def test_another_server_is_used_without_starting_one(homes: Path) -> None:
    elsewhere = Settings(homes / "home", database_url="postgresql://somebody@localhost/lms")
    with server.using(elsewhere) as nothing:
        assert nothing is None
    assert not elsewhere.home.exists()
