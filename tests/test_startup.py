"""The first start: progress for every tab, failures in one line with a second try, the server given back."""

import json
import os
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
import sample
from cluster import Cluster, Database
from pages import APP, SIGN_IN, forget, signed_in, words
from programs import environment, get, serving
from sqlalchemy import text
from streamlit.testing.v1 import AppTest

from dashboard import startup
from db import server
from db.config import settings
from db.connection import engine


def demo(*lines: dict | str, code: int = 0, wait: Path | None = None, count: Path | None = None) -> tuple[str, ...]:
    """Instead of `lms-db demo`, which takes a minute: prints progress (dict) and talk (str), waits."""
    script = f"""
import json, pathlib, sys, time
if {str(count) if count else ""!r}:
    with open({str(count)!r}, "a") as file:
        file.write("started\\n")
for line in json.loads({json.dumps(json.dumps(lines))}):
    if isinstance(line, str):
        print(line, file=sys.stderr, flush=True)
    else:
        print(json.dumps(line), flush=True)
while {wait is not None} and not pathlib.Path({str(wait)!r}).exists():
    time.sleep(0.02)
sys.exit({code})
"""
    return (sys.executable, "-c", script)


SEEDING = {"phase": "data", "message": "grades", "done": 3, "total": 4}


def until(condition: Callable[[], bool]) -> None:
    for _ in range(600):
        if condition():
            return
        time.sleep(0.05)
    raise AssertionError("nothing happened for 30 seconds")


@pytest.fixture
def embedded(cluster: Cluster, source: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """A computer whose embedded server runs already, with an installed database in it."""
    cluster.execute("drop database if exists lms with (force)")
    database = cluster.create(cluster.template, name="lms")
    monkeypatch.delenv("LMS_DATABASE_URL", raising=False)
    monkeypatch.delenv("LMS_DASHBOARD_URL", raising=False)
    monkeypatch.setenv("LMS_HOME", str(cluster.settings.home))
    monkeypatch.setenv("LMS_EMBEDDED", source)
    monkeypatch.setattr(startup, "_preparation", startup.Preparation())
    forget()
    yield database
    startup.end()
    forget()


def progress() -> startup.Progress:
    return startup._preparation.progress


def open_tab() -> AppTest:
    return AppTest.from_file(APP, default_timeout=20).run()


def test_every_tab_shows_the_progress_and_one_demo_serves_them_all(
    embedded: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    go_on, starts = tmp_path / "go on", tmp_path / "starts"
    monkeypatch.setattr(startup, "DEMO", demo(SEEDING, wait=go_on, count=starts))
    tabs = [threading.Thread(target=startup.is_ready) for _ in range(8)]
    for tab in tabs:
        tab.start()
    until(lambda: progress().phase == "data")
    for _ in range(2):
        page = open_tab()
        assert page.title[0].value == "Getting the university ready"
        assert "**Make up a university**" in words(page)
        assert (page.get("progress")[0].proto.value, page.get("progress")[0].proto.text) == (75, "grades")
        assert not page.exception
    go_on.touch()
    until(startup.is_ready)
    assert starts.read_text().count("started") == 1
    assert open_tab().title[0].value != "Getting the university ready"


def test_the_terminal_hears_each_message_once(
    embedded: Database, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(startup, "DEMO", demo(SEEDING, SEEDING | {"done": 4}))
    until(startup.is_ready)
    assert capfd.readouterr().err.count("data: grades") == 1


def test_a_failure_is_the_demos_last_line_and_may_be_tried_again(
    embedded: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(startup, "DEMO", demo(SEEDING, "at work", "lms-db: the disk is full: free some space", code=1))
    startup.is_ready()
    until(lambda: progress().failure is not None)
    page = open_tab()
    assert page.error[0].value == "the disk is full: free some space"
    monkeypatch.setattr(startup, "DEMO", demo(SEEDING))
    page.button[0].click().run()
    until(startup.is_ready)


def test_a_demo_that_is_killed_is_a_failure_that_says_so(
    embedded: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(startup, "DEMO", demo(SEEDING, wait=tmp_path / "never"))
    startup.is_ready()
    until(lambda: progress().phase == "data")
    startup._preparation.demo.kill()
    until(lambda: progress().failure is not None)
    assert progress().failure.endswith("try again")


def test_a_demo_that_says_something_else_does_not_stop_the_page(
    embedded: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(startup, "DEMO", demo({"revision": "0019"}, SEEDING))
    until(startup.is_ready)


def test_the_demo_lets_people_choose_whose_eyes_to_look_through(
    embedded: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(startup, "DEMO", demo(SEEDING))
    until(startup.is_ready)
    made = engine(embedded.url, application_name="test")
    with made.begin() as connection:
        connection.execute(text("insert into lms_ops.invented_people (made_by) values ('test')"))
        whole = sample.unit(connection, "UNI", type="university")
        physics = sample.unit(connection, "PHYS", parent=whole)
        sample.viewer(connection, "DEPT_HEAD", physics)
        sample.viewer(connection, "REGISTRAR")
        sample.viewer(connection, "STUDENT")
    made.dispose()
    page = open_tab()
    chooser = page.selectbox("viewer")
    assert [option.split(" · ")[0] for option in chooser.options] == [
        "Registrar",
        "Department head PHYS",
        "Student",
    ]
    assert chooser.value == "Registrar"
    chooser.set_value("Student").run()
    assert page.query_params["viewer"] == "Student"
    assert "your role has no part in that" in words(page)
    assert not page.dataframe


def test_a_demo_for_which_people_sign_in_offers_nobody_to_look_as(
    embedded: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(startup, "DEMO", demo(SEEDING))
    until(startup.is_ready)
    made = engine(embedded.url, application_name="test")
    with made.begin() as connection:
        connection.execute(text("insert into lms_ops.invented_people (made_by) values ('test')"))
        sample.viewer(connection, "REGISTRAR")
    made.dispose()
    page = AppTest.from_file(APP, default_timeout=20)
    page.secrets["auth"] = SIGN_IN
    page.run()
    assert [button.label for button in page.button] == ["Sign in"]
    assert not page.selectbox
    monkeypatch.setenv("LMS_TRUSTED_HEADER", "X-Forwarded-Email")
    monkeypatch.setenv("LMS_SIGN_OUT_URL", "/oauth2/sign_out")
    page = open_tab()
    assert page.title[0].value == "Nobody is signed in"
    assert not page.selectbox


def test_a_real_university_on_the_embedded_server_shows_nothing_without_sign_in(
    embedded: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(startup, "DEMO", demo(SEEDING))
    until(startup.is_ready)
    page = open_tab()
    assert page.title[0].value == "Sign-in is not configured"
    assert not page.selectbox


def test_the_server_runs_while_the_dashboard_does_and_is_started_again_when_killed(
    source: str, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    with tempfile.TemporaryDirectory(prefix="lms-test-") as home:
        os.chmod(home, 0o755)
        monkeypatch.delenv("LMS_DATABASE_URL", raising=False)
        monkeypatch.setenv("LMS_HOME", home)
        monkeypatch.setenv("LMS_EMBEDDED", source)
        monkeypatch.setattr(startup, "_preparation", startup.Preparation())
        monkeypatch.setattr(startup, "DEMO", demo(SEEDING))
        until(startup.is_ready)
        running = server.status(settings())
        assert running is not None
        os.kill(int((running.data / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)
        until(lambda: server.status(settings()) is None)
        startup.begin()
        until(lambda: server.status(settings()) is not None and progress().ready)
        startup.end()
        assert server.status(settings()) is None


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., str]]:
    """serve(LMS_DATABASE_URL=...): the dashboard on that database; its address."""
    with ExitStack() as running:
        yield lambda **settings: running.enter_context(serving(environment(tmp_path) | settings, tmp_path / "log"))


def test_strangers_get_headers_a_readiness_check_and_no_metrics(serve: Callable[..., str], database: Database) -> None:
    address = serve(LMS_DATABASE_URL=database.url, LMS_DASHBOARD_URL=database.dashboard_url)
    assert get(address, "/readyz")[::2] == (200, '{"ready":true}')
    assert get(address, "/_stcore/metrics")[0] == 404
    assert get(address, "/demand/_stcore/metrics")[0] == 404
    assert get(address, "/_stcore/upload_file/session/file")[0] == 404
    assert get(address, "/_stcore/agent/openapi.json")[0] == 404
    for path in ("/", "/readyz", "/_stcore/metrics", "/no/such/page"):
        headers = {name.lower(): value for name, value in get(address, path)[1].items()}
        policy = headers["content-security-policy"]
        assert "unsafe-eval" not in policy
        assert "script-src 'self' 'sha256-" in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["x-frame-options"] == "DENY"
        assert headers["x-content-type-options"] == "nosniff"


def test_a_sign_in_that_is_half_set_up_starts_and_serves_nobody(serve: Callable[..., str], database: Database) -> None:
    address = serve(
        LMS_DATABASE_URL=database.url,
        LMS_DASHBOARD_URL=database.dashboard_url,
        LMS_OIDC_CLIENT_SECRET="half of it",
    )
    assert get(address, "/")[0] == 200
    status, _, body = get(address, "/readyz")
    assert status == 503
    assert "half of it" not in body


def test_the_readiness_check_fails_without_a_database_and_tells_no_secret(serve: Callable[..., str]) -> None:
    address = serve(LMS_DATABASE_URL="postgresql://lms_owner:secret@127.0.0.1:1/lms")
    status, _, body = get(address, "/readyz")
    assert status == 503
    assert body == '{"ready":false,"reason":"the database does not answer"}'


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({"LMS_DATABASE_URL": "mysql://root@localhost/lms"}, "write it as postgresql://"),
        ({"LMS_DATABASE_URL": "postgresql://lms_owner:secret@127.0.0.1:1/lms"}, "LMS_DATABASE_URL"),
        ({"LMS_EMBEDDED": "docker"}, "set it to auto, system or wheel"),
        ({"LMS_OIDC_ISSUER": "https://login.example.edu"}, "sign-in needs LMS_ADDRESS"),
        ({"LMS_TRUSTED_HEADER": "X-Forwarded-Email"}, "set both, or neither"),
    ],
)
def test_a_setting_that_cannot_work_is_one_line_on_every_page(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], sentence: str
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    forget()
    page = AppTest.from_file(APP, default_timeout=20)
    page.secrets["auth"] = SIGN_IN
    page.user = signed_in("somebody@example.edu")
    page.run()
    assert sentence in page.error[0].value
    assert "secret" not in page.error[0].value
    assert not page.exception
    page.button[0].click().run()
    assert sentence in page.error[0].value
