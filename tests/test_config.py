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


OPENID = {
    "LMS_ADDRESS": "https://dashboard.example.edu",
    "LMS_OIDC_ISSUER": "https://login.example.edu/",
    "LMS_OIDC_CLIENT_ID": "dashboard",
    "LMS_OIDC_CLIENT_SECRET": "the client's secret",
    "LMS_COOKIE_SECRET": "0123456789abcdef0123456789abcdef",
}
PROXY = {"LMS_TRUSTED_HEADER": "X-Forwarded-Email", "LMS_SIGN_OUT_URL": "/oauth2/sign_out"}


def test_without_variables_nobody_signs_anybody_in() -> None:
    found = config.settings()
    assert (found.address, found.provider, found.proxy) == (None, None, None)


def test_a_provider_is_named_whole_and_its_secrets_are_shown_to_nobody(environment: pytest.MonkeyPatch) -> None:
    for name, value in OPENID.items():
        environment.setenv(name, value)
    found = config.settings()
    assert found.address == "https://dashboard.example.edu"
    assert found.provider == config.Provider(
        "https://login.example.edu", "dashboard", "the client's secret", OPENID["LMS_COOKIE_SECRET"]
    )
    assert "the client's secret" not in repr(found)
    assert OPENID["LMS_COOKIE_SECRET"] not in repr(found)


@pytest.mark.parametrize("name", OPENID)
def test_of_a_provider_nothing_may_be_missing(environment: pytest.MonkeyPatch, name: str) -> None:
    for other in OPENID:
        if other != name:
            environment.setenv(other, OPENID[other])
    with pytest.raises(LmsError, match=f"sign-in needs {name} too"):
        config.settings()


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("LMS_COOKIE_SECRET", "short", "openssl rand -hex 32"),
        ("LMS_ADDRESS", "http://dashboard.example.edu", "write it as https://"),
        ("LMS_ADDRESS", "dashboard.example.edu", "write it as https://"),
        ("LMS_OIDC_ISSUER", "http://login.example.edu", "write it as https://"),
        ("LMS_OIDC_ISSUER", "http://localhost.example.edu", "write it as https://"),
        ("LMS_OIDC_ISSUER", "https://", "write it as https://"),
        ("LMS_TRUSTED_HEADER", "X-Forwarded-Email", "belong together"),
    ],
)
def test_a_provider_that_cannot_be_safe_is_refused(
    environment: pytest.MonkeyPatch, name: str, value: str, sentence: str
) -> None:
    for each in OPENID:
        environment.setenv(each, OPENID[each])
    environment.setenv(name, value)
    with pytest.raises(LmsError, match=sentence):
        config.settings()


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]"])
def test_on_this_machine_sign_in_may_be_tried_without_tls(environment: pytest.MonkeyPatch, host: str) -> None:
    for name, value in (OPENID | {"LMS_ADDRESS": f"http://{host}:8501", "LMS_OIDC_ISSUER": f"http://{host}:9"}).items():
        environment.setenv(name, value)
    assert config.settings().address == f"http://{host}:8501"


def test_a_proxy_is_believed_by_one_header(environment: pytest.MonkeyPatch) -> None:
    for name, value in PROXY.items():
        environment.setenv(name, value)
    assert config.settings().proxy == config.Proxy("x-forwarded-email", "/oauth2/sign_out")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"LMS_SIGN_OUT_URL": ""}, "belong together"),
        ({"LMS_TRUSTED_HEADER": ""}, "belong together"),
        ({"LMS_TRUSTED_HEADER": "X Email\nHost"}, "header's name"),
        ({"LMS_SIGN_OUT_URL": "http://login.example.edu"}, "a path of the proxy or an https://"),
        ({"LMS_SIGN_OUT_URL": "//login.example.edu"}, "a path of the proxy or an https://"),
        ({"LMS_SIGN_OUT_URL": "javascript:alert(1)"}, "a path of the proxy or an https://"),
        (OPENID, "only one may say who somebody is"),
    ],
)
def test_a_proxy_that_cannot_be_believed_is_refused(
    environment: pytest.MonkeyPatch, changes: dict[str, str], sentence: str
) -> None:
    for name, value in (PROXY | changes).items():
        environment.setenv(name, value)
    with pytest.raises(LmsError, match=sentence):
        config.settings()
