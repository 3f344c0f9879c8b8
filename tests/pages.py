"""Pages as a person reads them: the real application, run without a browser, for somebody who has signed in.

    open_page("demand", user_id, unit="CS")   dashboard/app_pages/demand.py with its filters in the URL

What comes back is Streamlit's AppTest: `page.title[0].value`, `page.button`, `page.dataframe[0].value`.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

import pytest
import streamlit as st
from cluster import Database
from sqlalchemy import Engine, text
from streamlit.testing.v1 import AppTest

from dashboard import data, startup

APP = Path(startup.__file__).with_name("app.py")
SIGN_IN = {
    "redirect_uri": "http://localhost:8501/oauth2callback",
    "cookie_secret": "of the tests",
    "client_id": "tests",
    "client_secret": "of the tests",
    "server_metadata_url": "http://localhost/.well-known/openid-configuration",
}

Open = Callable[..., AppTest]


def signed_in(address: str | None, *, verified: bool = True, at: datetime | None = None) -> dict[str, object]:
    """What a provider's token says of somebody who has just signed in, or did `at`: `page.user = signed_in(...)`."""
    token = {
        "is_logged_in": True,
        "iss": "http://localhost",
        "sub": address,
        "iat": int((at or datetime.now(UTC)).timestamp()),
        "nonce": uuid4().hex,
        "email_verified": verified,
    }
    return token if address is None else token | {"email": address}


@pytest.fixture
def app(database: Database, dashboard: Engine, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], AppTest]]:
    """The application on the test's database; nobody has signed in yet.

    It connects as the dashboard's role; the fixture `dashboard` has seen that it is no owner or superuser.
    """
    monkeypatch.setenv("LMS_DATABASE_URL", database.url)
    monkeypatch.setenv("LMS_DASHBOARD_URL", database.dashboard_url)
    forget()
    yield lambda: AppTest.from_file(APP, default_timeout=20)
    forget()


@pytest.fixture
def open_page(app: Callable[[], AppTest], owner: Engine) -> Open:
    def open_page(name: str, user_id: UUID, **choices: str) -> AppTest:
        with owner.connect() as connection:
            address = connection.scalar(text("select email from users where id = :id"), {"id": user_id})
        page = app()
        page.secrets["auth"] = SIGN_IN
        page.user = signed_in(address)
        # what the page of a student asks first
        page.session_state["purposes"] = {str(user_id): "Advising"}
        for choice, code in choices.items():
            page.query_params[choice] = code
        page.run()
        return page.switch_page(f"app_pages/{name}.py").run()

    return open_page


def words(page: AppTest) -> str:
    """All sentences of a page, one a line: titles, captions, text, notices, figures, labels of buttons."""
    kinds = (page.title, page.subheader, page.caption, page.markdown, page.info, page.warning, page.error)
    lines = [element.value for kind in kinds for element in kind]
    lines += [f"{metric.label}: {metric.value}" for metric in page.metric]
    lines += [button.label for button in page.button]
    return "\n".join(str(line) for line in lines)


def forget() -> None:
    """Caches outlive a test, and the engines in them would keep its database from being dropped."""
    data.clear()
    st.cache_data.clear()
    st.cache_resource.clear()
