"""How long a sign-in holds: the limits are settings, an ended session stays ended, and every failure closes."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
import sample
from pages import SIGN_IN, signed_in, words
from sqlalchemy import Connection, Engine, text
from streamlit.testing.v1 import AppTest

from dashboard import data
from dashboard.actions import act
from dashboard.sign_in import SignIn
from dashboard.viewer import Viewer
from db.errors import Refused

Person = Callable[[UUID | str | None], AbstractContextManager[Connection]]
Keep = Callable[..., str]
KEEP = text("select lms_ops.keep_session(:key, :at, :acting, cast(:address as inet), :browser)")
ADDRESS = "registrar@example.edu"
# A minute more than a limit: the clock of the test and that of the server are the same one.
IDLE, LATE = timedelta(minutes=31), timedelta(hours=12, minutes=1)


@pytest.fixture
def registrar(owner: Engine) -> UUID:
    with owner.begin() as connection:
        sample.unit(connection, "UNI", type="university")
        sample.open_term(connection)
        person = sample.person(connection, "Rana Registrar", email=ADDRESS)
        sample.role(connection, person, "REGISTRAR")
    return person


@pytest.fixture
def keep(as_person: Person) -> Keep:
    def keep(who: UUID | str | None, key: str = "one", *, at: datetime | None = None, acting: bool = True) -> str:
        with as_person(who) as transaction:
            return transaction.scalar(
                KEEP,
                {
                    "key": key,
                    "at": at or datetime.now(UTC),
                    "acting": acting,
                    "address": "203.0.113.9",
                    "browser": "Lynx",
                },
            )

    return keep


@pytest.fixture
def sessions(owner: Engine) -> Callable[[], list]:
    def sessions() -> list:
        with owner.connect() as connection:
            return connection.execute(text("select * from user_sessions order by login_timestamp, session_id")).all()

    return sessions


@pytest.fixture
def wait(owner: Engine) -> Callable[[timedelta], None]:
    """As if so much time had passed for every session."""

    def wait(time: timedelta) -> None:
        with owner.begin() as connection:
            connection.execute(
                text("""
                    update user_sessions
                    set
                        login_timestamp = login_timestamp - :time,
                        last_activity_timestamp = last_activity_timestamp - :time
                """),
                {"time": time},
            )
        data.clear()

    return wait


def test_the_first_question_opens_the_session_and_the_next_goes_on_with_it(
    registrar: UUID, keep: Keep, sessions: Callable, owner: Engine
) -> None:
    assert [keep(registrar), keep(registrar)] == ["open", "open"]
    (row,) = sessions()
    assert (row.user_id, row.session_id, str(row.ip_address), row.user_agent) == (
        registrar,
        "one",
        "203.0.113.9",
        "Lynx",
    )
    assert (row.is_active, row.logout_timestamp, row.metadata) == (True, None, {"application": "dashboard"})
    with owner.connect() as connection:
        logged = connection.execute(text("select user_id, action, resource_id from audit_logs")).all()
    assert logged == [(registrar, "sign_in", row.id)]


def test_two_tabs_at_once_open_one_session(registrar: UUID, keep: Keep, sessions: Callable) -> None:
    with ThreadPoolExecutor(4) as tabs:
        assert set(tabs.map(lambda _: keep(registrar), range(12))) == {"open"}
    assert len(sessions()) == 1


@pytest.mark.parametrize("who", [None, "", "no uuid", str(UUID(int=1))])
def test_nobody_has_a_session(registrar: UUID, keep: Keep, sessions: Callable, who: str | None) -> None:
    assert keep(who) == "ended"
    assert sessions() == []


@pytest.mark.parametrize(
    ("time", "state", "lasted"),
    [(IDLE, "idle", timedelta(minutes=30)), (LATE, "late", timedelta(minutes=30))],
    ids=["idle", "late"],
)
def test_a_session_ends_when_its_limit_was_reached_and_its_sign_in_opens_nothing_again(
    registrar: UUID, keep: Keep, wait: Callable, sessions: Callable, owner: Engine, time, state, lasted
) -> None:
    at = datetime.now(UTC)
    keep(registrar, at=at)
    wait(time)
    assert [keep(registrar, at=at) for _ in range(3)] == [state] * 3
    (row,) = sessions()
    assert not row.is_active
    assert timedelta(0) <= row.logout_timestamp - row.login_timestamp - lasted < timedelta(seconds=10)
    assert keep(registrar, "another sign-in") == "open"
    with owner.connect() as connection:
        ends = connection.execute(
            text("select resource_id, new_values from audit_logs where action = 'sign_out'")
        ).all()
    assert ends == [(row.id, {"reason": state})]


def test_whoever_does_something_stays_until_the_absolute_limit(registrar: UUID, keep: Keep, wait: Callable) -> None:
    at = datetime.now(UTC)
    states = []
    for _ in range(30):
        states.append(keep(registrar, at=at))
        wait(timedelta(minutes=25))
    assert states == ["open"] * 29 + ["late"]  # 28 times 25 minutes are within 12 hours, 29 times are not


def test_a_look_that_is_no_act_of_the_person_keeps_nothing_alive(registrar: UUID, keep: Keep, wait: Callable) -> None:
    at = datetime.now(UTC)
    keep(registrar, at=at)
    wait(timedelta(minutes=20))
    assert keep(registrar, at=at, acting=False) == "open"
    wait(timedelta(minutes=11))
    assert keep(registrar, at=at, acting=False) == "idle"


@pytest.mark.parametrize(("age", "state"), [(IDLE, "idle"), (LATE, "late")], ids=["idle", "late"])
def test_an_old_sign_in_that_was_never_seen_opens_nothing(
    registrar: UUID, keep: Keep, sessions: Callable, age: timedelta, state: str
) -> None:
    assert keep(registrar, at=datetime.now(UTC) - age) == state
    assert sessions() == []


def test_a_provider_whose_clock_is_ahead_gives_nobody_more_time(
    registrar: UUID, keep: Keep, sessions: Callable
) -> None:
    assert keep(registrar, at=datetime.now(UTC) + timedelta(days=1)) == "open"
    (row,) = sessions()
    assert row.login_timestamp <= datetime.now(UTC)


def test_a_sign_in_without_a_time_opens_nothing(registrar: UUID, as_person: Person, sessions: Callable) -> None:
    with as_person(registrar) as transaction:
        assert transaction.scalar(text("select lms_ops.keep_session('one', null)")) == "ended"
    assert sessions() == []


@pytest.mark.parametrize(
    "change",
    [
        "update users set is_locked = true where id = :id",
        "update users set is_active = false where id = :id",
        "update users set deleted_at = now() where id = :id",
        "update user_sessions set logout_timestamp = now() where user_id = :id",
        "update user_sessions set is_active = false where user_id = :id",
    ],
)
def test_somebody_else_can_end_a_session(registrar: UUID, keep: Keep, owner: Engine, change: str) -> None:
    keep(registrar)
    with owner.begin() as connection:
        connection.execute(text(change), {"id": registrar})
    assert keep(registrar) == "ended"


def test_nobody_ends_the_session_of_another(registrar: UUID, keep: Keep, as_person: Person, owner: Engine) -> None:
    keep(registrar)
    with owner.begin() as connection:
        other = sample.person(connection)
    for who in (other, None):
        with as_person(who) as transaction:
            transaction.execute(text("select lms_ops.end_session('one')"))
    assert keep(registrar) == "open"
    with as_person(registrar) as transaction:
        transaction.execute(text("select lms_ops.end_session('one')"))
    assert keep(registrar) == "ended"


@pytest.mark.parametrize(
    ("value", "state"), [("45", "open"), ("10", "idle"), ("null", "idle"), (None, "idle")], ids=str
)
def test_the_limits_are_settings_that_nobody_can_switch_off(
    registrar: UUID, keep: Keep, wait: Callable, owner: Engine, value: str | None, state: str
) -> None:
    with owner.begin() as connection:
        if value is None:
            connection.execute(text("delete from system_settings where category = 'access'"))
        else:
            connection.execute(
                text("update system_settings set value = cast(:value as jsonb) where key = 'idle_minutes'"),
                {"value": value},
            )
    at = datetime.now(UTC)
    keep(registrar, at=at)
    wait(IDLE)
    assert keep(registrar, at=at) == state


def test_a_limit_that_is_no_number_lets_nobody_in(registrar: UUID, app: Callable, owner: Engine) -> None:
    with owner.begin() as connection:
        connection.execute(text("update system_settings set value = '\"long\"' where key = 'idle_minutes'"))
    page = arrive(app, signed_in(ADDRESS))
    assert not page.metric
    assert not page.dataframe
    assert "Rana" not in words(page)


def arrive(app: Callable[[], AppTest], user: dict[str, object]) -> AppTest:
    page = app()
    page.secrets["auth"] = SIGN_IN
    page.user = user
    return page.run()


def test_an_idle_page_goes_with_the_next_click_and_comes_back_with_a_new_sign_in(
    registrar: UUID, app: Callable, wait: Callable
) -> None:
    token = signed_in(ADDRESS)
    page = arrive(app, token)
    assert page.title[0].value == "Overview"
    wait(IDLE)
    page.run()
    assert page.title[0].value == "You were signed out"
    assert [button.label for button in page.button] == ["Sign in again", "Sign out"]
    assert not page.metric
    data.clear()
    assert arrive(app, token).title[0].value == "You were signed out"
    assert arrive(app, signed_in(ADDRESS)).title[0].value == "Overview"


def test_sign_out_ends_the_sign_in_in_every_tab_and_copy_of_its_cookie(registrar: UUID, app: Callable) -> None:
    token = signed_in(ADDRESS)
    page, other_tab = arrive(app, token), arrive(app, token)
    next(button for button in page.button if button.label == "Sign out").click().run()
    assert not page.exception
    assert arrive(app, token).title[0].value == "You are signed out"
    other_tab.run()
    assert other_tab.title[0].value == "You are signed out"
    assert not other_tab.metric


def test_a_button_of_a_page_that_is_older_than_the_session_does_nothing(
    registrar: UUID, app: Callable, wait: Callable, owner: Engine
) -> None:
    arrive(app, signed_in(ADDRESS))
    person = Viewer(str(registrar), sign_in=SignIn(ADDRESS, "the key", datetime.now(UTC)))
    export = {"topic": "holds", "filters": {}, "rows": 1, "purpose": "accreditation"}
    act(person, "record_export", **export)
    wait(IDLE)
    with pytest.raises(Refused, match="reload the page to sign in again"):
        act(person, "record_export", **export)
    with owner.connect() as connection:
        assert connection.scalar(text("select count(*) from audit_logs where action = 'export'")) == 1


def test_only_the_dashboards_role_asks_for_accounts_and_sessions(database, owner: Engine, registrar: UUID) -> None:
    for role in ("lms_app", "lms_maintainer", "lms_admin", "public"):
        with owner.connect() as connection:
            may = connection.scalars(
                text("""
                    select bool_or(has_function_privilege(:role, routines.oid, 'execute'))
                    from pg_proc as routines
                    where routines.pronamespace = 'lms_ops'::regnamespace
                        and routines.proname ~ '(account_of|_session|absent_roles)$'
                    having count(*) = 6
                """),
                {"role": role},
            ).one()
        assert may is False, role
