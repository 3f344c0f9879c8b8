"""Connections: who is acting, how long a statement may take, and failures in plain words."""

import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import psycopg
import pytest
from cluster import Database
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError, ProgrammingError

from db import connection
from db.config import Settings
from db.errors import LmsError, Refused, Unavailable

AYSEL = UUID("00000000-0000-4000-8000-000000000001")
BORIS = UUID("00000000-0000-4000-8000-000000000002")
WHO = text("select current_setting('app.current_user_id', true)")


@pytest.fixture
def make_engine(empty_database: Database) -> Iterator[Callable[..., Engine]]:
    """make_engine(**options): an engine of one connection for the dashboard's role, or for `url`."""
    made = []

    def make(url: str = empty_database.dashboard_url, **options) -> Engine:
        made.append(connection.engine(url, application_name="tests", **{"pool_size": 1} | options))
        return made[-1]

    yield make
    for each in made:
        each.dispose()


@pytest.fixture
def one(make_engine: Callable[..., Engine]) -> Engine:
    """A pool of a single connection, which everybody has to share."""
    return make_engine()


def who_is_left(engine: Engine) -> str | None:
    """The identity that somebody finds who takes the connection without giving theirs."""
    with engine.connect() as plain:
        return plain.scalar(WHO) or None


def refusal(engine: Engine, statement: str) -> LmsError:
    with pytest.raises(LmsError) as caught, connection.acting_as(engine, None) as transaction:
        transaction.execute(text(statement))
    assert "\n" not in str(caught.value)
    return caught.value


# Acting as a person


def test_two_people_in_turn_on_one_connection_never_keep_the_others_identity(one: Engine) -> None:
    backends = set()
    for person in (AYSEL, BORIS, AYSEL, None, BORIS):
        with connection.acting_as(one, person) as transaction:
            backends.add(transaction.scalar(text("select pg_backend_pid()")))
            assert transaction.scalar(WHO) == str(person or "")
        assert who_is_left(one) is None
    assert len(backends) == 1


def failing_statement(transaction) -> None:
    transaction.execute(text("select 1 / 0"))


def refused_statement(transaction) -> None:
    transaction.execute(text("do $$ begin raise exception 'the course is full'; end $$"))


def exception_in_python(_transaction) -> None:
    raise KeyError("not the database's fault")


def cancelled_statement(transaction) -> None:
    transaction.execute(text("set local statement_timeout = 20; select pg_sleep(5)"))


def rolled_back_by_hand(transaction) -> None:
    transaction.rollback()


def savepoint_rolled_back(transaction) -> None:
    with transaction.begin_nested():
        transaction.execute(text("select set_config('app.current_user_id', :id, true)"), {"id": str(BORIS)})
        transaction.execute(text("select 1 / 0"))


@pytest.mark.parametrize(
    "misfortune",
    [
        failing_statement,
        refused_statement,
        exception_in_python,
        cancelled_statement,
        rolled_back_by_hand,
        savepoint_rolled_back,
    ],
)
def test_an_identity_ends_with_its_transaction_also_after(misfortune: Callable, one: Engine) -> None:
    with one.connect() as plain:
        backend = plain.scalar(text("select pg_backend_pid()"))
    try:
        with connection.acting_as(one, AYSEL) as transaction:
            assert transaction.scalar(WHO) == str(AYSEL)
            misfortune(transaction)
    except (LmsError, DBAPIError, KeyError):
        pass
    assert who_is_left(one) is None
    with connection.acting_as(one, BORIS) as transaction:
        assert transaction.scalar(WHO) == str(BORIS)
        assert transaction.scalar(text("select pg_backend_pid()")) == backend


def test_people_at_the_same_time_on_a_small_pool_see_themselves(make_engine: Callable[..., Engine]) -> None:
    shared = make_engine(pool_size=2)
    mistaken = []

    def visit(person: UUID) -> None:
        for turn in range(30):
            try:
                with connection.acting_as(shared, person) as transaction:
                    if transaction.scalar(WHO) != str(person):
                        mistaken.append(person)
                    if turn % 3 == 0:
                        refused_statement(transaction)
            except Refused:
                pass

    visitors = [threading.Thread(target=visit, args=(UUID(int=number),)) for number in range(1, 7)]
    for visitor in visitors:
        visitor.start()
    for visitor in visitors:
        visitor.join()
    assert mistaken == []


def test_what_fails_half_way_is_not_kept(make_engine: Callable[..., Engine], empty_database: Database) -> None:
    owner = make_engine(empty_database.url)
    with owner.begin() as setup:
        setup.execute(text("create table seats (taken integer)"))
    with pytest.raises(DBAPIError), connection.acting_as(owner, AYSEL) as transaction:
        transaction.execute(text("insert into seats values (1); select 1 / 0"))
    with connection.acting_as(owner, AYSEL) as transaction:
        transaction.execute(text("insert into seats values (2)"))
    with connection.acting_as(owner, AYSEL) as transaction:
        assert transaction.scalars(text("select taken from seats")).all() == [2]


# Limits


def test_a_connection_says_who_it_is_and_has_its_limits(make_engine: Callable[..., Engine]) -> None:
    limited = make_engine(statement_timeout=7, lock_timeout=0.25)
    with connection.acting_as(limited, AYSEL) as transaction:
        assert transaction.execute(
            text("""
                select
                    current_setting('application_name'),
                    current_setting('statement_timeout'),
                    current_setting('lock_timeout')
            """)
        ).one() == ("tests", "7s", "250ms")


def test_limits_belong_to_the_transaction_and_none_are_set_where_none_are_wanted(
    make_engine: Callable[..., Engine], empty_database: Database
) -> None:
    free = make_engine(empty_database.url, statement_timeout=None, lock_timeout=None)
    with free.connect() as plain:
        plain.execute(text("set statement_timeout = '3s'"))
        plain.commit()
        assert plain.scalar(text("show statement_timeout")) == "3s"
    limited = make_engine(statement_timeout=7)
    with limited.connect() as plain:
        plain.execute(text("select 1"))
        plain.commit()
        session = plain.connection.driver_connection
        session.autocommit = True
        assert session.execute("show statement_timeout").fetchone() == ("0",)
        session.autocommit = False


def test_a_statement_that_takes_too_long_is_stopped_and_the_connection_goes_on(
    make_engine: Callable[..., Engine],
) -> None:
    hasty = make_engine(statement_timeout=0.05)
    said = refusal(hasty, "select pg_sleep(5)")
    assert str(said) == "the answer took too long and was stopped: narrow the question or try later"
    assert who_is_left(hasty) is None


def test_a_lock_that_somebody_holds_is_not_waited_for_for_ever(
    make_engine: Callable[..., Engine], empty_database: Database
) -> None:
    owner, other = make_engine(empty_database.url), make_engine(empty_database.url, lock_timeout=0.05)
    with owner.begin() as setup:
        setup.execute(text("create table seats (taken integer)"))
    with owner.begin() as holder:
        holder.execute(text("lock table seats"))
        assert "somebody else is using what this would change" in str(refusal(other, "select * from seats"))


def test_a_pool_without_a_free_connection_says_so(
    make_engine: Callable[..., Engine], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "POOL_SECONDS", 0.05)
    small = make_engine()
    with connection.acting_as(small, AYSEL):
        said = refusal(small, "select 1")
    assert isinstance(said, Unavailable)
    assert str(said) == "all connections are busy: try again in a moment"
    assert who_is_left(small) is None


# Refusals and bugs


def test_a_refusal_by_our_functions_is_their_sentence(one: Engine) -> None:
    said = refusal(one, "do $$ begin raise exception 'offering CS101 is full: join the waitlist'; end $$")
    assert (type(said), str(said)) == (Refused, "offering CS101 is full: join the waitlist")
    for state in ("42501", "23514"):
        said = refusal(one, f"do $$ begin raise 'only a registrar may do this' using errcode = '{state}'; end $$")
        assert (type(said), str(said)) == (Refused, "only a registrar may do this")


def test_a_right_that_the_role_lacks_ends_in_what_to_do(one: Engine) -> None:
    said = refusal(one, "select * from pg_authid")
    assert isinstance(said, Refused)
    assert str(said).startswith("permission denied for table pg_authid: ")


def test_a_database_without_our_schema_names_the_command_that_makes_it(one: Engine) -> None:
    for statement in (
        "select * from report.overview",
        "select lms_ops.current_viewer()",
        "select * from courses",
    ):
        assert str(refusal(one, statement)).endswith("bring the schema up to date with `lms-db install`")


def test_a_bug_keeps_its_traceback(one: Engine) -> None:
    with (
        pytest.raises(ProgrammingError, match="syntax error"),
        connection.acting_as(one, None) as transaction,
    ):
        transaction.execute(text("selct 1"))
    with pytest.raises(ZeroDivisionError):
        connection.translate(ZeroDivisionError())


def test_an_error_does_not_show_what_was_asked_about_whom(one: Engine) -> None:
    with pytest.raises(DBAPIError) as caught, connection.acting_as(one, None) as transaction:
        transaction.execute(text("select :name || 1 / 0"), {"name": "Aysel Mammadova"})
    assert "Aysel" not in str(caught.value)


# No database


def test_a_wrong_password_is_one_line_without_it(make_engine: Callable[..., Engine], empty_database: Database) -> None:
    said = refusal(make_engine(with_password(empty_database.url, "wrong-one")), "select 1")
    assert isinstance(said, Unavailable)
    assert "refuses user or password: check LMS_DATABASE_URL" in str(said)
    assert "wrong-one" not in str(said)


def test_a_missing_password_is_the_same(make_engine: Callable[..., Engine], empty_database: Database) -> None:
    said = refusal(make_engine(with_password(empty_database.url, "")), "select 1")
    assert "refuses user or password" in str(said)


def test_a_missing_database_is_named_as_that(make_engine: Callable[..., Engine], empty_database: Database) -> None:
    said = refusal(make_engine(empty_database.url.replace(f"/{empty_database.name}?", "/not_there?")), "select 1")
    assert isinstance(said, Unavailable)
    assert "no such database: create it" in str(said)


def test_no_server_is_one_line(make_engine: Callable[..., Engine]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    said = refusal(make_engine(f"postgresql://owner:secret@127.0.0.1:{port}/lms"), "select 1")
    assert isinstance(said, Unavailable)
    assert "Connection refused" in str(said)
    assert "see that it runs, and check LMS_DATABASE_URL" in str(said)
    assert "secret" not in str(said)


def test_a_socket_that_is_not_there_is_one_line(make_engine: Callable[..., Engine], tmp_path: Path) -> None:
    said = refusal(make_engine(f"postgresql://owner:secret@/lms?host={tmp_path}"), "select 1")
    assert isinstance(said, Unavailable)
    assert "No such file or directory" in str(said)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://owner:p@secret@localhost/lms",
        "postgresql://owner:secret/1@localhost/lms",
        "postgresql://owner:secret%zz@localhost/lms",
        "postgresql://owner:secret@localhost:port/lms",
        "postgresql://owner:secret@localhost/lms?nonsense=1",
    ],
)
def test_a_url_that_cannot_be_read_is_shown_without_its_password(url: str) -> None:
    with pytest.raises(Unavailable, match="is no PostgreSQL URL: write it as") as refused:
        connection.engine(url, application_name="tests")
    assert "secret" not in str(refused.value)


def test_a_server_that_is_too_old_is_refused_and_takes_no_place_in_the_pool(
    one: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "OLDEST_POSTGRESQL", 99)
    for _ in range(3):
        said = refusal(one, "select 1")
        assert isinstance(said, Unavailable)
        assert "use one of version 99 or later" in str(said)
    monkeypatch.undo()
    assert who_is_left(one) is None


def test_a_connection_that_was_cut_is_named_and_the_next_one_works(one: Engine, empty_database: Database) -> None:
    said = refusal(one, "select pg_terminate_backend(pg_backend_pid())")
    assert isinstance(said, Unavailable)
    assert "the server was stopped: see `lms-db server status`" in str(said)
    with connection.acting_as(one, BORIS) as transaction:
        assert transaction.scalar(WHO) == str(BORIS)
        backend = transaction.scalar(text("select pg_backend_pid()"))
    with psycopg.connect(empty_database.superuser_url, autocommit=True) as superuser:
        # while it waits in the pool
        superuser.execute("select pg_terminate_backend(%s, 5000)", [backend])
    with connection.acting_as(one, AYSEL) as transaction:
        assert transaction.scalar(WHO) == str(AYSEL)


# URLs


def test_the_embedded_servers_urls_need_it_to_run(tmp_path: Path) -> None:
    nowhere = Settings(tmp_path / "home")
    for url in (connection.owner_url, connection.dashboard_url):
        with pytest.raises(Unavailable, match="does not run: `lms-db server start`, or set LMS_DATABASE_URL"):
            url(nowhere)


def test_the_embedded_servers_urls_are_those_of_its_roles(cluster) -> None:
    assert connection.owner_url(cluster.settings) == cluster.server.url
    assert connection.dashboard_url(cluster.settings) == cluster.server.dashboard_url


def test_another_servers_urls_are_those_of_the_settings() -> None:
    elsewhere = Settings(
        Path("/nowhere"),
        database_url="postgresql://owner@db/lms",
        dashboard_url="postgresql://dashboard@db/lms",
    )
    assert connection.owner_url(elsewhere) == "postgresql://owner@db/lms"
    assert connection.dashboard_url(elsewhere) == "postgresql://dashboard@db/lms"


def with_password(url: str, password: str) -> str:
    before, after = url.split("@", 1)
    return f"{before[: before.rindex(':')]}{':' + password if password else ''}@{after}"
