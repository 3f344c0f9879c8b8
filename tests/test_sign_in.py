"""Who comes in and who does not: every account, every address, every role, and a page for each that says why."""

from collections.abc import Callable
from uuid import UUID

import pytest
import sample
from pages import SIGN_IN, signed_in, words
from sqlalchemy import Engine, text
from streamlit.testing.v1 import AppTest

from dashboard import data
from dashboard.trusted_header import CLAIM

ADDRESS = "dean@example.edu"
App = Callable[[], AppTest]


@pytest.fixture
def dean(owner: Engine) -> UUID:
    with owner.begin() as connection:
        whole = sample.unit(connection, "UNI", type="university")
        faculty = sample.unit(connection, "SCI", parent=whole, type="faculty")
        person = sample.person(connection, "Dilara Dean", email=ADDRESS)
        sample.role(connection, person, "DEAN", faculty)
    return person


@pytest.fixture
def change(owner: Engine) -> Callable[..., None]:
    def change(statement: str, **values: object) -> None:
        with owner.begin() as connection:
            connection.execute(text(statement), values)

    return change


def arrive(app: App, user: dict[str, object]) -> AppTest:
    """The first page of somebody of whom the provider says this, later than anything was kept."""
    data.clear()
    page = app()
    page.secrets["auth"] = SIGN_IN
    page.user = user
    return page.run()


def is_inside(page: AppTest) -> bool:
    """Whether the page shows anything of the university."""
    assert not page.exception
    return page.title[0].value == "Overview" or bool(page.dataframe) or bool(page.metric)


def test_without_sign_in_configured_the_page_says_how_and_shows_nothing(app: App, dean: UUID) -> None:
    page = app().run()
    assert page.title[0].value == "Sign-in is not configured"
    assert "LMS_OIDC_ISSUER" in page.code[0].value
    assert not is_inside(page)


@pytest.mark.parametrize("name", SIGN_IN)
def test_a_sign_in_of_which_something_is_missing_is_none(app: App, dean: UUID, name: str) -> None:
    page = app()
    page.secrets["auth"] = {key: value for key, value in SIGN_IN.items() if key != name}
    page.user = signed_in(ADDRESS)
    page.run()
    assert page.title[0].value == "Sign-in is not configured"
    assert not is_inside(page)


def test_somebody_who_has_not_signed_in_is_asked_to(app: App, dean: UUID) -> None:
    page = arrive(app, {})
    assert [button.label for button in page.button] == ["Sign in"]
    assert not is_inside(page)


@pytest.mark.parametrize(
    "claims",
    [
        {"email_verified": False},
        {"email_verified": None},
        {"email_verified": "true"},
        {"email_verified": 1},
        {"email": None},
        {"email": ""},
        {"iat": None},
    ],
    ids=str,
)
def test_an_address_that_the_provider_has_not_verified_is_nobodys(app: App, dean: UUID, claims: dict) -> None:
    page = arrive(app, signed_in(ADDRESS) | claims)
    assert "has not confirmed your e-mail address" in words(page)
    assert not is_inside(page)


@pytest.mark.parametrize("logged_in", [False, None, "true", 1])
def test_only_a_sign_in_that_is_one_counts(app: App, dean: UUID, logged_in: object) -> None:
    page = arrive(app, signed_in(ADDRESS) | {"is_logged_in": logged_in})
    assert [button.label for button in page.button] == ["Sign in"]
    assert not is_inside(page)


def test_the_header_of_a_proxy_means_nothing_beside_a_provider(app: App, dean: UUID) -> None:
    page = arrive(app, signed_in("stranger@example.org") | {CLAIM: ADDRESS})
    assert "belongs to no account" in words(page)
    assert not is_inside(page)


@pytest.mark.parametrize("address", [ADDRESS, "DEAN@Example.EDU"])
def test_a_person_is_found_by_their_address_however_it_is_written(app: App, dean: UUID, address: str) -> None:
    page = arrive(app, signed_in(address))
    assert "Dilara Dean" in words(page)
    assert is_inside(page)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("stranger@example.org", "belongs to no account"),
        ("dean@example.edu ", "belongs to no account"),
        ("%@example.edu", "belongs to no account"),
        ("dean@\u212axample.edu", "belongs to no account"),
        ("' or true --@example.edu", "belongs to no account"),
    ],
)
def test_an_address_that_nobody_has_opens_nothing(app: App, dean: UUID, address: str, said: str) -> None:
    page = arrive(app, signed_in(address))
    assert said in words(page)
    assert not is_inside(page)


def test_a_letter_of_another_alphabet_is_not_folded_onto_one_of_ours(
    app: App, dean: UUID, change: Callable[..., None]
) -> None:
    change("update users set email = 'kamran@example.edu' where id = :dean", dean=dean)
    page = arrive(app, signed_in("\u212aamran@example.edu"))  # the sign for kelvin, whose small letter is a k
    assert "belongs to no account" in words(page)


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ("is_locked = true", "Your account is locked"),
        ("is_locked = true, is_active = false", "Your account is locked"),
        ("is_active = false", "Your account is not active"),
        ("is_active = null", "Your account is not active"),
        ("deleted_at = now()", "belongs to no account"),
    ],
)
def test_an_account_that_is_closed_opens_nothing_and_says_whom_to_ask(
    app: App, dean: UUID, change: Callable[..., None], columns: str, said: str
) -> None:
    change(f"update users set {columns} where id = :dean", dean=dean)
    page = arrive(app, signed_in(ADDRESS))
    assert said in words(page)
    assert "registrar's office" in words(page)
    assert not is_inside(page)
    change("update users set is_locked = false, is_active = true, deleted_at = null where id = :dean", dean=dean)
    assert is_inside(arrive(app, signed_in(ADDRESS)))


def test_an_address_that_two_accounts_share_is_nobodys(app: App, dean: UUID, owner: Engine, change) -> None:
    with owner.begin() as connection:
        other = sample.person(connection, email="Dean@example.edu")
    page = arrive(app, signed_in(ADDRESS))
    assert "More than one account has your address" in words(page)
    assert not is_inside(page)
    change("update users set is_active = false where id = :other", other=other)
    assert is_inside(arrive(app, signed_in(ADDRESS)))


def test_a_person_without_a_role_or_with_another_one_learns_whom_to_ask(app: App, dean: UUID, change) -> None:
    change("update user_roles set role_id = (select id from roles where code = 'STUDENT')")
    page = arrive(app, signed_in(ADDRESS))
    assert "your role has no part in that" in words(page)
    assert not is_inside(page)
    change("delete from user_roles where user_id = :dean", dean=dean)
    page = arrive(app, signed_in(ADDRESS))
    assert "you have no role at the university" in words(page)
    assert "registrar's office" in words(page)
    assert not is_inside(page)


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        ("valid_until = timestamptz '2026-03-03 20:00+04'", "ended at 20:00 on 3 March 2026"),
        ("valid_from = timestamptz '2099-09-01 08:00+04'", "begins at 08:00 on 1 September 2099"),
    ],
)
def test_a_person_whose_role_has_lapsed_or_not_begun_learns_since_when(
    app: App, dean: UUID, change, dates: str, said: str
) -> None:
    change("insert into user_preferences (user_id, language) values (:dean, 'en')", dean=dean)
    change(f"update user_roles set {dates} where user_id = :dean", dean=dean)
    page = arrive(app, signed_in(ADDRESS))
    assert f"Dilara Dean, your role (Dean, Unit SCI) {said}" in words(page)
    assert "registrar's office" in words(page)
    assert not is_inside(page)


@pytest.fixture
def behind_proxy(app: App, monkeypatch: pytest.MonkeyPatch) -> App:
    """The application behind a proxy that signs people in."""
    monkeypatch.setenv("LMS_TRUSTED_HEADER", "X-Forwarded-Email")
    monkeypatch.setenv("LMS_SIGN_OUT_URL", "/oauth2/sign_out")
    return app


def arrive_behind_proxy(app: App, user: dict[str, object]) -> AppTest:
    page = app()
    page.user = user
    return page.run()


def test_whom_the_proxy_names_comes_in_and_signs_out(behind_proxy: App, dean: UUID) -> None:
    page = arrive_behind_proxy(behind_proxy, {CLAIM: ADDRESS})
    assert "Dilara Dean" in words(page)
    assert is_inside(page)
    next(button for button in page.button if button.label == "Sign out").click().run()
    assert page.title[0].value == "You are signed out"
    assert page.get("link_button")[0].proto.url == "/oauth2/sign_out"
    assert not is_inside(page)


@pytest.mark.parametrize(
    "user", [{}, {CLAIM: None}, {CLAIM: ""}, signed_in(ADDRESS)], ids=["nothing", "no", "", "other"]
)
def test_whom_the_proxy_does_not_name_is_nobody(behind_proxy: App, dean: UUID, user: dict) -> None:
    page = arrive_behind_proxy(behind_proxy, user)
    assert page.title[0].value == "Nobody is signed in"
    assert not is_inside(page)


def test_another_person_whom_the_proxy_names_begins_anew(behind_proxy: App, dean: UUID, owner: Engine) -> None:
    page = arrive_behind_proxy(behind_proxy, {CLAIM: ADDRESS})
    assert is_inside(page)
    page.user = {CLAIM: "stranger@example.org"}
    page.run()
    assert "belongs to no account" in words(page)
    assert "Dilara" not in words(page)
    with owner.connect() as connection:
        assert connection.scalar(text("select count(*) from user_sessions")) == 1


def test_a_proxy_and_a_provider_at_once_let_nobody_in(behind_proxy: App, dean: UUID) -> None:
    page = behind_proxy()
    page.secrets["auth"] = SIGN_IN
    page.user = signed_in(ADDRESS) | {CLAIM: ADDRESS}
    page.run()
    assert "only one may say who somebody is" in page.error[0].value
    assert not page.title
