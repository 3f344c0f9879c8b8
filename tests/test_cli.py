"""lms-db: what goes to which output, and which exit code says what."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import psycopg
import pytest
from cluster import Cluster, Database

from db import server
from db.cli import main
from db.config import Settings
from db.install import GUARD

Run = Callable[..., subprocess.CompletedProcess]


def environment(**variables: str) -> dict[str, str]:
    """The environment of a command with these settings of ours and no others."""
    return {name: value for name, value in os.environ.items() if not name.startswith("LMS_")} | variables


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "db", *arguments]


def lms_db(*arguments: str, **variables: str) -> subprocess.CompletedProcess:
    return subprocess.run(command(*arguments), env=environment(**variables), capture_output=True, text=True)


def on(database: Database) -> Run:
    """lms-db with this database as LMS_DATABASE_URL."""
    return lambda *arguments: lms_db(
        *arguments, LMS_DATABASE_URL=database.url, LMS_DASHBOARD_URL=database.dashboard_url
    )


@pytest.fixture
def home() -> Iterator[Path]:
    """A home without a server; one that a test starts is stopped at the end."""
    made = Path(tempfile.mkdtemp(prefix="lms-test-cli-"))
    made.chmod(0o755)
    yield made
    server.stop(Settings(made))
    shutil.rmtree(made)


@pytest.fixture
def at_home(home: Path, source: str) -> Run:
    """lms-db with this home and the PostgreSQL that the test runs on."""
    return lambda *arguments: lms_db(*arguments, LMS_HOME=str(home), LMS_EMBEDDED=source)


def assert_refused(done: subprocess.CompletedProcess, said: str) -> None:
    """Exit code 1, nothing on standard output, and the last line on standard error says why."""
    assert done.returncode == 1
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    last = done.stderr.splitlines()[-1]
    assert last.startswith("lms-db: ")
    assert said in last


def commands(group: click.Group, *names: str) -> Iterator[tuple[str, ...]]:
    for name, each in group.commands.items():
        yield (*names, name)
        if isinstance(each, click.Group):
            yield from commands(each, *names, name)


# Talking


@pytest.mark.parametrize("names", [(), *commands(main)], ids=" ".join)
def test_every_command_has_help(names: tuple[str, ...]) -> None:
    found: click.Command = main
    for name in names:
        found = found.commands[name]
    assert found.help
    assert all(option.help for option in found.params if isinstance(option, click.Option))


def test_the_script_and_the_module_are_the_same() -> None:
    shown = lms_db("--help")
    script = subprocess.run([Path(sys.executable).with_name("lms-db"), "--help"], capture_output=True, text=True)
    assert shown.stdout == script.stdout
    assert shown.stdout.startswith("Usage: lms-db ")


def test_a_wrong_option_is_a_usage_error() -> None:
    for arguments in (
        ("serve",),
        ("server", "status", "--jason"),
        ("seed", "--scale", "galaxy"),
        ("import-schedule",),
    ):
        done = lms_db(*arguments)
        assert done.returncode == 2
        assert "Usage: lms-db " in done.stderr


# The server


def test_the_server_is_started_shown_and_stopped(home: Path, at_home: Run) -> None:
    assert at_home("server", "status").stdout == "not running\n"
    assert json.loads(at_home("server", "status", "--json").stdout) == {
        "running": False,
        "url": None,
        "dashboard_url": None,
        "version": None,
        "source": None,
        "home": str(home),
    }
    started = at_home("server", "start")
    assert started.returncode == 0
    assert started.stdout == ""
    assert at_home("server", "start").returncode == 0

    found = json.loads(at_home("server", "status", "--json").stdout)
    assert found["running"] is True
    for role, url in (("lms_owner", "url"), ("lms_dashboard", "dashboard_url")):
        with psycopg.connect(found[url]) as connection:
            assert connection.execute("select current_user").fetchone() == (role,)
    shown = at_home("server", "status").stdout
    assert f"PostgreSQL {found['version']} ({found['source']}) at postgresql://lms_owner:***@/lms" in shown

    with server.using(Settings(home), name="dashboard"):
        stopped = at_home("server", "stop")
    assert stopped.stderr == f"still used by dashboard (process {os.getpid()})\nstopped\n"
    stopped = at_home("server", "stop")
    assert (stopped.returncode, stopped.stderr) == (0, "it did not run\n")


def test_the_status_of_another_server_says_whether_it_answers(empty_database: Database) -> None:
    found = json.loads(on(empty_database)("server", "status", "--json").stdout)
    assert found["running"] is True
    assert found["source"] == "external"
    assert (found["url"], found["dashboard_url"]) == (empty_database.url, empty_database.dashboard_url)

    done = lms_db("server", "status", "--json", LMS_DATABASE_URL="postgresql://owner:secret@127.0.0.1:1/lms")
    assert done.returncode == 0
    assert json.loads(done.stdout)["running"] is False
    assert "Connection refused" in done.stderr
    assert "secret" not in done.stderr


def test_another_server_cannot_be_started() -> None:
    done = lms_db("server", "start", LMS_DATABASE_URL="postgresql://localhost/lms")
    assert_refused(done, "LMS_DATABASE_URL names another server: unset it")


def test_a_command_starts_the_server_it_needs_and_takes_it_along(home: Path, at_home: Run) -> None:
    assert_refused(at_home("verify"), "nothing is installed in this database: run `lms-db install`")
    assert (home / "server.log").exists()
    assert server.status(Settings(home)) is None


def test_a_terminated_command_gives_the_server_back(cluster: Cluster) -> None:
    with psycopg.connect(cluster.server.url) as other:
        other.execute("select pg_advisory_lock(%s)", [GUARD])  # so that the installation waits
        variables = {"LMS_HOME": str(cluster.settings.home), "LMS_EMBEDDED": cluster.settings.embedded_source}
        waiting = subprocess.Popen(command("install"), env=environment(**variables), stderr=subprocess.PIPE)
        while not server.users(cluster.settings):
            time.sleep(0.01)
        assert server.users(cluster.settings) == [f"lms-db install (process {waiting.pid})"]
        waiting.terminate()
        waiting.communicate()
    assert waiting.returncode == 128 + signal.SIGTERM
    assert server.users(cluster.settings) == []


# The schema and its statistics


def test_install_is_done_once_and_verify_finds_nothing(empty_database: Database) -> None:
    run = on(empty_database)
    assert_refused(run("verify", "--json"), "run `lms-db install`")
    first, second = (json.loads(run("install", "--json").stdout) for _ in range(2))
    assert first["changed"]
    assert first["seconds"] > 0
    assert second["revision"] == first["revision"]
    assert second["changed"] == []
    done = run("verify", "--json")
    assert (done.returncode, json.loads(done.stdout)["differences"]) == (0, [])
    assert run("verify").stdout == "no differences\n"


def test_verify_lists_each_difference_and_exits_1(database: Database) -> None:
    with psycopg.connect(database.url) as connection:
        connection.execute("drop function public.calculate_student_gpa cascade")
    done = on(database)("verify", "--json")
    assert done.returncode == 1
    assert [each for each in json.loads(done.stdout)["differences"] if "calculate_student_gpa" in each["object"]]
    shown = on(database)("verify")
    assert shown.returncode == 1
    assert "calculate_student_gpa" in shown.stdout


def test_verify_repairs_and_says_what_it_did(database: Database) -> None:
    with psycopg.connect(database.url) as connection:
        connection.execute("drop index idx_courses_search_vector")
    done = on(database)("verify", "--repair")
    assert (done.returncode, done.stdout) == (0, "repaired: index public.courses.idx_courses_search_vector is gone\n")
    assert "CREATE INDEX CONCURRENTLY idx_courses_search_vector" in done.stderr
    assert on(database)("verify", "--repair").stdout == "nothing to repair\n"


def test_diagram_writes_the_page_of_the_live_catalog(database: Database, tmp_path: Path) -> None:
    page = tmp_path / "schema.md"
    assert on(database)("diagram", "--output", str(page)).returncode == 0
    assert page.read_text() == on(database)("diagram").stdout
    assert "erDiagram" in page.read_text()


def test_refresh_says_rows_and_seconds_of_each_view(database: Database) -> None:
    refreshed = json.loads(on(database)("refresh", "--json").stdout)
    assert {each["view"] for each in refreshed} == {
        "mv_student_statistics",
        "mv_course_offering_statistics",
        "mv_faculty_workload",
    }
    assert all(each.keys() == {"view", "rows", "seconds"} for each in refreshed)
    shown = on(database)("refresh", "mv_faculty_workload")
    assert shown.stdout.startswith("mv_faculty_workload: 0 rows in ")
    assert_refused(on(database)("refresh", "mv_nothing"), "there is no statistics view mv_nothing: name one of")


@pytest.mark.parametrize(
    ("file", "term", "said"),
    [
        ("missing.csv", "2025-spring", "missing.csv"),
        (__file__, "2025-spring", "column"),
        (__file__, "spring", "spring"),
    ],
)
def test_an_import_that_cannot_be_done_is_one_line(database: Database, file: str, term: str, said: str) -> None:
    assert_refused(on(database)("import-schedule", file, "--term", term), said)


# No database


def test_a_database_that_does_not_answer_is_one_line_for_every_command() -> None:
    for arguments in (
        ("install",),
        ("verify", "--json"),
        ("refresh",),
        ("seed", "--scale", "small"),
        ("import-schedule", __file__, "--term", "2025-spring"),
    ):
        done = lms_db(*arguments, LMS_DATABASE_URL="postgresql://owner:secret@127.0.0.1:1/lms")
        assert done.returncode == 1
        assert done.stderr.startswith("lms-db: ")
        assert len(done.stderr.splitlines()) == 1
        assert "secret" not in done.stderr


def test_a_wrong_password_is_one_line(empty_database: Database) -> None:
    wrong = empty_database.url.replace("lms_owner:", "lms_owner:x")
    assert_refused(lms_db("install", LMS_DATABASE_URL=wrong), "the server refuses user or password")
