"""The log: one event a line, what went wrong by its kind and place, and nobody's data in it."""

import json
import logging
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
import sample
from cluster import Database
from pages import Open
from programs import BIN, ROOT, environment, get, serving
from sqlalchemy import Engine, text

from dashboard import actions, runs
from dashboard.viewer import Viewer
from db import log
from db.errors import LmsError, Refused, Unavailable

SECRET = "Aysel Mammadova"


@pytest.fixture
def written(caplog: pytest.LogCaptureFixture) -> Callable[[], list[dict]]:
    """The events of the dashboard so far, as a log of JSON has them."""
    caplog.set_level(logging.INFO, logger="dashboard")
    return lambda: [as_json(record) for record in caplog.records if record.name.startswith("dashboard")]


def as_json(record: logging.LogRecord) -> dict:
    return json.loads(log.EventFormatter("json").format(record))


def failing(fail: Callable[[], object], style: str = "json") -> str:
    """The line that a failure is written as."""
    try:
        fail()
    except Exception as error:
        found = (type(error), error, error.__traceback__)
    record = logging.LogRecord("dashboard", logging.ERROR, __file__, 1, "failed", (), found)
    return log.EventFormatter(style).format(record)


# Events


def test_an_event_is_one_line_with_its_values() -> None:
    record = logging.makeLogRecord(
        {"name": "dashboard.runs", "msg": "page run\nof %s", "args": ("demand",), "levelname": "INFO", "seconds": 0.2}
    )
    line = log.EventFormatter("json").format(record)
    assert "\n" not in line
    event = json.loads(line)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00", event.pop("at"))
    assert event == {"level": "info", "logger": "dashboard.runs", "event": "page run\nof demand", "seconds": 0.2}
    assert log.EventFormatter("text").format(record).endswith(" info dashboard.runs: page run\nof demand seconds=0.2")


def test_a_bug_is_told_by_kind_and_place_and_has_the_same_id_each_time() -> None:
    def stumble() -> None:
        {}[SECRET]

    lines = [failing(stumble) for _ in range(2)]
    first, second = (json.loads(line) for line in lines)
    assert first["error"] == "KeyError"
    assert first["traceback"][-1].startswith("tests/test_logging.py:")
    assert first["traceback"][-1].endswith(" stumble")
    assert re.fullmatch(r"[0-9a-f]{8}", first["traceback_id"])
    assert first["traceback_id"] == second["traceback_id"]
    assert SECRET not in lines[0]
    assert SECRET not in failing(stumble, "text")


def test_what_the_database_quotes_of_a_row_stays_out(owner: Engine) -> None:
    def insert_twice() -> None:
        with owner.begin() as connection:
            for _ in range(2):
                sample.insert(connection, "users", username=SECRET, email="aysel@example.edu", password_hash="none")

    line = failing(insert_twice)
    event = json.loads(line)
    assert (event["error"], event["sqlstate"], event["constraint"]) == (
        "UniqueViolation",
        "23505",
        "users_username_key",
    )
    assert SECRET not in line
    assert "aysel@" not in line


def test_an_expected_failure_keeps_its_sentence_and_a_refusal_does_not() -> None:
    def find_no_server() -> None:
        raise Unavailable("the server is starting or stopping: wait a moment and run it again")

    def refuse() -> None:
        raise Refused(f"{SECRET} may not enroll: see the registrar")

    assert json.loads(failing(find_no_server))["sentence"].startswith("the server is starting")
    assert SECRET not in failing(refuse)


# The dashboard


def test_a_page_run_is_one_event_with_its_seconds_and_no_name(
    open_page: Open, owner: Engine, written: Callable[[], list[dict]]
) -> None:
    with owner.begin() as connection:
        dba = sample.viewer(connection, "SYSADMIN")
        connection.execute(text("update persons set first_name = :name"), {"name": SECRET})
    open_page("database", dba)
    runs_written = [event for event in written() if event["event"] == "page run"]
    assert [event["page"] for event in runs_written] == ["overview", "database"]
    event = runs_written[-1]
    assert (event["viewer"], event["outcome"]) == (str(dba), "done")
    assert 0 < event["database_seconds"] < event["seconds"]
    assert event["statements"] >= 3
    assert SECRET not in json.dumps(written())


def test_an_action_says_how_it_ended_and_not_what_it_was_given(
    app: Callable, owner: Engine, written: Callable[[], list[dict]]
) -> None:
    with owner.begin() as connection:
        head = Viewer(str(sample.viewer(connection, "DEPT_HEAD", sample.unit(connection))))
    asked = {"topic": "units", "filters": {"name": SECRET}, "rows": 1}
    actions.act(head, "record_export", purpose=f"for {SECRET}", **asked)
    with pytest.raises(Refused):
        actions.act(head, "record_export", purpose="", **asked)
    events = [event for event in written() if event["event"] == "action"]
    assert [(event["function"], event["outcome"]) for event in events] == [
        ("lms_ops.record_export", "done"),
        ("lms_ops.record_export", "refused"),
    ]
    assert {event["statements"] for event in events} == {1}
    assert SECRET not in json.dumps(written())


@pytest.mark.parametrize(
    ("failure", "outcome"),
    [
        (Refused("no"), "refused"),
        (Unavailable("no server"), "no database"),
        (LmsError("too long"), "failed"),
        (KeyError("x"), "bug"),
    ],
)
def test_a_run_that_fails_says_how(failure: Exception, outcome: str, written: Callable[[], list[dict]]) -> None:
    with pytest.raises(type(failure)), runs.page("demand", Viewer(str(UUID(int=1)))):
        raise failure
    assert written()[-1]["outcome"] == outcome


def test_why_somebody_saw_no_page_is_written_down_and_a_refusal_is_not(written: Callable[[], list[dict]]) -> None:
    runs.failed(Unavailable("no connection to the server: see that it runs"))
    runs.failed(Refused(f"{SECRET} may not"))
    (event,) = written()
    assert (event["event"], event["error"], event["sentence"]) == (
        "no page",
        "Unavailable",
        "no connection to the server: see that it runs",
    )


# Programs


@pytest.fixture
def json_environment(tmp_path: Path, database: Database) -> dict[str, str]:
    return environment(tmp_path) | {
        "LMS_LOG": "json",
        "LMS_DATABASE_URL": database.url,
        "LMS_DASHBOARD_URL": database.dashboard_url,
    }


def test_a_command_talks_in_events_where_it_is_asked_to(json_environment: dict[str, str]) -> None:
    done = subprocess.run(
        [BIN / "lms-db", "refresh", "no_such_view"], env=json_environment, cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 1
    event = json.loads(done.stderr)
    assert (event["level"], event["logger"]) == ("error", "lms-db")
    assert event["event"].startswith("there is no statistics view no_such_view: name one of ")


def test_a_bug_of_a_command_is_an_event_too(json_environment: dict[str, str]) -> None:
    program = "from db import cli, config, log; log.configure(config.settings()); {}['" + SECRET + "']"
    done = subprocess.run(
        [sys.executable, "-c", program], env=json_environment, cwd=ROOT, capture_output=True, text=True
    )
    event = json.loads(done.stderr)
    assert (event["level"], event["event"], event["error"]) == ("critical", "stopped by a bug", "KeyError")
    assert SECRET not in done.stderr


def test_all_that_the_dashboard_writes_is_an_event(json_environment: dict[str, str], tmp_path: Path) -> None:
    with serving(json_environment, tmp_path / "log") as address:
        assert get(address, "/readyz")[0] == 200
        assert get(address, "/search?q=Aysel")[0] == 200
    written = (tmp_path / "log").read_text()
    events = [json.loads(line) for line in written.splitlines() if line.startswith("{")]
    assert "uvicorn.error" in {event["logger"] for event in events}
    assert "Aysel" not in written, "nobody logs what people search for"
