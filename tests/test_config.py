"""What the environment may ask for, and what is said about a mistake in it."""

import os
from pathlib import Path

import platformdirs
import pytest

from db import config
from db.errors import LmsError

URL = "postgresql://owner:secret@db.example.edu:5432/lms"


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """The environment without any setting of ours."""
    for name in [name for name in os.environ if name.startswith("LMS_")]:
        monkeypatch.delenv(name)
    return monkeypatch


def test_without_variables_the_embedded_server_is_used_in_the_persons_own_directory() -> None:
    found = config.settings()
    assert found.embedded
    assert found.embedded_source == "auto"
    assert found.home == platformdirs.user_data_path("university-operations", appauthor=False)


def test_an_empty_variable_counts_as_unset(environment: pytest.MonkeyPatch) -> None:
    before = config.settings()
    for name in ("LMS_DATABASE_URL", "LMS_DASHBOARD_URL", "LMS_HOME", "LMS_EMBEDDED"):
        environment.setenv(name, "")
    assert config.settings() == before


def test_the_home_is_absolute(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("LMS_HOME", "some/where")
    assert config.settings().home == Path.cwd() / "some/where"
    environment.setenv("LMS_HOME", "~/lms")
    assert config.settings().home == Path.home() / "lms"


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_a_url_may_be_written_as_its_readers_know_it(environment: pytest.MonkeyPatch, scheme: str) -> None:
    environment.setenv("LMS_DATABASE_URL", URL.replace("postgresql", scheme))
    found = config.settings()
    assert not found.embedded
    assert (found.database_url, found.dashboard_url) == (URL, URL)


def test_the_dashboard_may_have_a_url_of_its_own(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("LMS_DATABASE_URL", URL)
    environment.setenv("LMS_DASHBOARD_URL", URL.replace("owner", "dashboard"))
    assert config.settings().dashboard_url == URL.replace("owner", "dashboard")


def test_a_replica_has_a_url_and_a_lag_of_its_own(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("LMS_DATABASE_URL", URL)
    assert (config.settings().replica_url, config.settings().replica_lag) == (None, 30)
    environment.setenv("LMS_REPLICA_URL", URL.replace("owner", "dashboard"))
    environment.setenv("LMS_REPLICA_LAG", "2.5")
    assert config.settings().replica_url == URL.replace("owner", "dashboard")
    assert config.settings().replica_lag == 2.5
    assert "secret" not in repr(config.settings())


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        (
            "LMS_DATABASE_URL",
            "mysql://owner:secret@localhost/lms",
            "no PostgreSQL URL: write it as postgresql://",
        ),
        (
            "LMS_DATABASE_URL",
            "host=localhost password=secret",
            "no PostgreSQL URL: write it as postgresql://",
        ),
        ("LMS_DASHBOARD_URL", URL, "without LMS_DATABASE_URL: set both, or neither"),
        ("LMS_REPLICA_URL", URL, "without LMS_DATABASE_URL: set both, or neither"),
        ("LMS_EMBEDDED", "docker", "set it to auto, system or wheel"),
        ("LMS_REPLICA_LAG", "soon", "set it to a number of seconds"),
        ("LMS_LOG", "xml", "set it to text or json"),
        ("LMS_LOG_LEVEL", "loud", "set it to debug, info, warning or error"),
    ],
)
def test_a_mistake_is_named_in_one_line_without_the_password(
    environment: pytest.MonkeyPatch, name: str, value: str, said: str
) -> None:
    environment.setenv(name, value)
    with pytest.raises(LmsError) as refusal:
        config.settings()
    assert name in str(refusal.value)
    assert said in str(refusal.value)
    assert "secret" not in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_the_representation_of_settings_has_no_password(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("LMS_DATABASE_URL", URL)
    assert "secret" not in repr(config.settings())


@pytest.mark.parametrize(
    "url",
    [
        URL,
        "postgresql://owner:sec@secret@localhost/lms",
        "postgresql://owner:sec/secret@localhost/lms",
        "postgresql://owner:secret@/lms?host=/tmp/lms&port=5432",
        "postgresql://localhost/lms?user=owner&password=secret&sslmode=require",
        "postgresql://localhost/lms?password=secret",
    ],
)
def test_a_masked_url_shows_everything_but_the_password(url: str) -> None:
    masked = config.masked(url)
    assert "sec" not in masked.replace("sslmode", "")
    assert "***" in masked
    assert "/lms" in masked


def test_a_url_without_a_password_stays_as_it_is() -> None:
    assert config.masked("postgresql://owner@localhost:5432/lms?host=/tmp") == (
        "postgresql://owner@localhost:5432/lms?host=/tmp"
    )
