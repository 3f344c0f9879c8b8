"""Signing in as people do: through a provider's pages and back, and out again."""

from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from identity_provider import IdentityProvider, providing
from playwright.sync_api import Page, Route, expect
from programs import environment, free_port, get, serving

from browser.conftest import Application
from browser.screen import menu, press, ready, shown, visit

pytestmark = pytest.mark.browser

SOMEBODY = """
    select users.email
    from users
    join user_roles on user_roles.user_id = users.id
    join roles on roles.id = user_roles.role_id
    where roles.code = %(role)s
    order by users.email
    limit 1
"""
SESSIONS = """
    select coalesce(audit_logs.new_values ->> 'reason', 'open')
    from user_sessions
    join users on users.id = user_sessions.user_id
    left join audit_logs on audit_logs.resource_id = user_sessions.id and audit_logs.action = 'sign_out'
    where users.email = %(email)s
    order by user_sessions.login_timestamp
"""

NAME = """
    select people.name ->> 'az'
    from lms_ops.people
    join users on users.id = people.user_id
    where users.email = %(email)s
"""
WAITED = """
    update user_sessions
    set
        login_timestamp = login_timestamp - interval '31 minutes',
        last_activity_timestamp = last_activity_timestamp - interval '31 minutes'
    where user_id = (select id from users where email = %(email)s)
"""
# A minute between two looks of a page takes two seconds.
HURRY = "const every = setInterval; setInterval = (look, time) => every(look, time === 60000 ? 2000 : time)"


@pytest.fixture(scope="module")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[IdentityProvider]:
    with providing(tmp_path_factory.mktemp("provider") / "log") as running:
        yield running


@pytest.fixture(scope="module")
def address(
    application: Application, provider: IdentityProvider, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """A second dashboard on the application's server, for which people sign in."""
    port = free_port()
    client = provider.register(f"http://127.0.0.1:{port}")
    log: Path = tmp_path_factory.mktemp("signed in") / "log"
    with serving(environment(application.settings.home) | client, log, port=port) as running:
        yield running


@pytest.fixture
def somebody(application: Application, provider: IdentityProvider) -> Callable[[str], str]:
    """somebody("DEAN"): the address of one with this role, which the provider has verified."""

    def somebody(role: str) -> str:
        (email,) = application.ask(SOMEBODY, role=role)
        provider.know(email, email_verified=True)
        return email

    return somebody


def without_the_network(route: Route) -> None:
    """The provider's pages ask others for their looks."""
    if "127.0.0.1" in route.request.url and "favicon" not in route.request.url:
        route.continue_()
    else:
        route.fulfill(body="")


@pytest.fixture
def arrive(address: str, browse_at: Callable[..., Page]) -> Callable[..., Page]:
    """arrive("demand"): a page of the dashboard in a browser that was never there before."""

    def arrive(path: str = "/") -> Page:
        page = browse_at(address, path)
        page.route("**/*", without_the_network)
        return page

    return arrive


def sign_in(page: Page, who: str) -> None:
    page.bring_to_front()
    press(page, "Sign in")
    page.get_by_placeholder("sub").fill(who)
    page.get_by_role("button", name="Authorize", exact=True).click()
    page.wait_for_url("http://127.0.0.1:*/")
    ready(page)


def sign_out(page: Page) -> None:
    page.bring_to_front()
    press(page, "Sign out")
    page.get_by_role("button", name="End session").click()
    page.wait_for_url("http://127.0.0.1:*/")
    ready(page)


def title(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(words)


@pytest.mark.slow
def test_nothing_is_seen_before_signing_in_and_what_is_theirs_after(arrive, somebody, address, application) -> None:
    dean = somebody("DEAN")
    page = arrive("students")
    title(page, "University operations")
    expect(menu(page)).to_have_count(0)
    sign_in(page, dean)
    title(page, "Overview")
    expect(menu(page).filter(has_text="Students")).to_have_count(1)
    cookies = {cookie["name"]: cookie for cookie in page.context.cookies()}
    for name in ("_streamlit_user", "_streamlit_user_tokens"):
        assert cookies[name]["httpOnly"]
        assert cookies[name]["sameSite"] == "Lax"
        assert cookies[name]["expires"] == -1, "it goes with the browser"
    visit(page, "students")
    title(page, "Students")
    assert application.ask(SESSIONS, email=dean) == ["open"]


@pytest.mark.slow
def test_signing_out_ends_it_for_copies_of_the_cookie_too(arrive, somebody, application) -> None:
    registrar = somebody("REGISTRAR")
    page = arrive()
    sign_in(page, registrar)
    copied = page.context.cookies()
    sign_out(page)
    title(page, "University operations")
    assert not [cookie for cookie in page.context.cookies() if cookie["name"].startswith("_streamlit_user")]
    thief = arrive()
    thief.context.add_cookies(copied)
    visit(thief, "students")
    title(thief, "You are signed out")
    expect(menu(thief)).to_have_count(0)
    assert application.ask(SESSIONS, email=registrar) == ["ended"]
    thief.context.clear_cookies()
    visit(thief, "/")
    sign_in(thief, registrar)
    title(thief, "Overview")


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        ({"email_verified": False}, "has not confirmed your e-mail address"),
        ({}, "has not confirmed your e-mail address"),
        ({"email_verified": True, "email": "stranger@example.org"}, "belongs to no account"),
    ],
    ids=["not verified", "nothing said", "unknown"],
)
def test_whoever_the_provider_does_not_vouch_for_or_nobody_knows_stays_outside(
    arrive, somebody, provider, claims, said
) -> None:
    registrar = somebody("REGISTRAR")
    provider.know(registrar, **claims)
    page = arrive()
    sign_in(page, registrar)
    assert said in shown(page)
    expect(menu(page)).to_have_count(0)


def test_a_refusal_or_a_made_up_answer_of_the_provider_signs_nobody_in(arrive, address) -> None:
    page = arrive()
    press(page, "Sign in")
    page.get_by_role("button", name="Deny").click()
    page.wait_for_url("http://127.0.0.1:*/")
    title(page, "University operations")
    visit(page, "oauth2callback?code=guessed&state=guessed")
    title(page, "University operations")
    page.context.add_cookies([{"name": "_streamlit_user", "value": "2|1:0|10:1|4:made|up", "url": address}])
    visit(page, "students")
    title(page, "University operations")
    status, _, body = get(address, "/auth/login?provider=guessed")
    assert status == 200
    assert "Traceback" not in body


@pytest.mark.slow
def test_a_page_that_nobody_uses_is_taken_from_the_screen(arrive, somebody, application) -> None:
    dean, registrar = somebody("DEAN"), somebody("REGISTRAR")
    left_alone, other = arrive(), arrive()
    left_alone.add_init_script(HURRY)
    sign_in(left_alone, dean)
    sign_in(other, registrar)
    title(left_alone, "Overview")
    with psycopg.connect(application.database_url) as connection:
        connection.execute(WAITED, {"email": dean})
    sign_out(other)  # what was kept is forgotten, as it is after 20 seconds
    left_alone.bring_to_front()
    title(left_alone, "You were signed out")
    expect(menu(left_alone)).to_have_count(0)


@pytest.mark.slow
def test_two_people_at_once_in_two_browsers_see_each_what_is_theirs(arrive, somebody, application) -> None:
    people = {role: somebody(role) for role in ("DEAN", "REGISTRAR")}
    names = {role: application.ask(NAME, email=email)[0] for role, email in people.items()}
    pages = {role: arrive() for role in people}
    for role, page in pages.items():
        sign_in(page, people[role])
    for path in ("demand", "students", "demand"):
        seen = {}
        for role, page in pages.items():
            page.bring_to_front()
            visit(page, path)
            seen[role] = shown(page)
        assert seen["DEAN"].replace(names["DEAN"], "") != seen["REGISTRAR"].replace(names["REGISTRAR"], "")
        for role, other in (("DEAN", "REGISTRAR"), ("REGISTRAR", "DEAN")):
            assert names[role] in seen[role]
            assert names[other] not in seen[role]
