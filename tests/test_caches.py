"""Several people on one server, one pool and one cache: each sees what they see alone, whatever went wrong before."""

import random
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import cache

import pytest
import universities
from cluster import Cluster, Database
from pages import APP, SIGN_IN, forget, signed_in
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from streamlit.testing.v1 import AppTest

from dashboard import actions, data
from dashboard.viewer import NOBODY, Viewer
from db.connection import acting_as, engine
from db.errors import LmsError

# One of each role that the small university has, and of heads and teachers two, who see different things.
PEOPLE = text("""
    with holders as (
        select
            users.id,
            users.email,
            roles.code,
            row_number() over (partition by roles.code order by users.email) as place
        from user_roles
        join roles on roles.id = user_roles.role_id
        join users on users.id = user_roles.user_id
        where roles.code in ('REGISTRAR', 'DEAN', 'DEPT_HEAD', 'TEACHER', 'ADVISOR', 'SYSADMIN', 'STUDENT')
            and users.is_active
            and not users.is_locked
    )

    select cast(id as text) as id, email, code || ' ' || place as name
    from holders
    where place = 1
        or place = 2 and code in ('DEPT_HEAD', 'TEACHER')
    order by name
""")
VIEWS = text("""
    select format('report.%I', relname)
    from pg_class
    where relnamespace = 'report'::regnamespace
        and relkind = 'v'
        and relname <> 'freshness' -- it goes with the clock
    order by relname
""")


def digest(view: str) -> str:
    """All rows of a view as one: how many, and a fingerprint that no other rows have."""
    return (
        f"select count(*) as number, md5(coalesce(string_agg(cast(seen as text), '|' order by cast(seen as text)), ''))"
        f" as print from {view} as seen"
    )


@cache
def seen_alone(database: Database) -> tuple[list[Viewer], dict[tuple[str, str], tuple]]:
    """The people, and what each sees in each view over a connection that nobody else has used."""
    made = engine(database.url, application_name="tests")
    with made.connect() as connection:
        people = [NOBODY, *(Viewer(row.id, name=row.name) for row in connection.execute(PEOPLE))]
        views = connection.scalars(VIEWS).all()
    made.dispose()
    seen = {}
    for person in people:
        own = engine(database.dashboard_url, application_name="tests", pool_size=1)
        with acting_as(own, person.user_id) as transaction:
            for view in views:
                seen[person.user_id, view] = tuple(transaction.execute(text(digest(view))).one())
        own.dispose()
    return people, seen


@cache
def entered(cluster: Cluster) -> Database:
    """The small university to sign in to, which leaves rows that the others who look at it must not find."""
    return cluster.create(universities.drawn(cluster).name)


@pytest.fixture
def crowd(
    cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[list[Viewer], dict[tuple[str, str], tuple]]]:
    """The people of the small university, what each sees alone, and the dashboard on that database."""
    database = entered(cluster)
    monkeypatch.setenv("LMS_DATABASE_URL", database.url)
    monkeypatch.setenv("LMS_DASHBOARD_URL", database.dashboard_url)
    forget()
    people, seen = seen_alone(database)
    # where all saw the same, nothing could be mixed up
    telling = {view for _, view in seen if len({seen[person.user_id, view] for person in people}) > 2}
    assert len(telling) > 10
    yield people, {key: rows for key, rows in seen.items() if key[1] in telling}
    forget()


def fetched(person: Viewer, view: str) -> tuple:
    row = data.fetch(person, digest(view)).iloc[0]
    return row.number, row.print


def divide_by_zero(person: Viewer) -> None:
    data.fetch(person, "select 1 / 0 as nothing")


def be_refused(person: Viewer) -> None:
    actions.act(person, "record_export", topic="all", filters={}, rows=1, purpose="")


def take_too_long(person: Viewer) -> None:
    with acting_as(data.engine(), person.user_id) as transaction:
        transaction.execute(text("set local statement_timeout = 1"))
        transaction.execute(text("select pg_sleep(1)"))


def give_up(person: Viewer) -> None:
    with acting_as(data.engine(), person.user_id):
        raise KeyError("a bug of a page, in the middle of a transaction")


def leave_the_identity_behind(person: Viewer) -> None:
    """What no code of ours does: the identity stays with the connection."""
    with acting_as(data.engine(), person.user_id) as transaction:
        transaction.execute(text("select set_config('app.current_user_id', :id, false)"), {"id": person.user_id})


def lose_the_connection(person: Viewer) -> None:
    with acting_as(data.engine(), person.user_id) as transaction:
        transaction.execute(text("select pg_terminate_backend(pg_backend_pid())"))


MISHAPS = (divide_by_zero, be_refused, take_too_long, give_up, leave_the_identity_behind, lose_the_connection)


def meet_with(mishap: Callable[[Viewer], None], person: Viewer) -> None:
    with suppress(LmsError, DBAPIError, KeyError):
        mishap(person)


@pytest.mark.parametrize("seed", range(3))
def test_people_in_turn_on_one_connection_see_each_what_they_see_alone(crowd, seed: int) -> None:
    people, alone = crowd
    draw = random.Random(seed)
    for key in draw.choices(list(alone), k=120):
        if draw.random() < 0.3:
            meet_with(draw.choice(MISHAPS), draw.choice(people))
        if draw.random() < 0.1:
            data.clear()
        person = next(each for each in people if each.user_id == key[0])
        assert fetched(person, key[1]) == alone[key], (person.name, key[1])
    assert data.engine().pool.checkedin() == 1, "it was one connection for all"


@pytest.mark.parametrize("mishap", MISHAPS, ids=lambda mishap: mishap.__name__)
def test_after_every_mishap_the_next_is_not_taken_for_the_one_before(crowd, mishap: Callable) -> None:
    people, _ = crowd
    whose = "select coalesce(cast(lms_ops.current_viewer() as text), '') as id"
    for before in people[1:3]:
        for after in people:
            meet_with(mishap, before)
            data.clear()
            assert data.fetch(after, whose).id[0] == after.user_id


def test_people_at_once_on_few_connections_see_each_what_they_see_alone(crowd) -> None:
    people, alone = crowd
    draw = random.Random(7)
    names = {person.user_id: person for person in people}
    asked = draw.choices(list(alone), k=400)

    def look(key: tuple[str, str]) -> None:
        if key[1].endswith("s"):
            meet_with(divide_by_zero, names[key[0]])
        assert fetched(names[key[0]], key[1]) == alone[key], key

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(look, asked))


def tables(address: str) -> list[list[dict]]:
    """All tables of the overview and of course demand for somebody who signs in, in the caches as they are."""
    page = AppTest.from_file(APP, default_timeout=60)
    page.secrets["auth"] = SIGN_IN
    page.user = signed_in(address)
    page.run()
    found = [each.value.to_dict("records") for each in page.dataframe]
    page.switch_page("app_pages/demand.py").run()
    assert not page.exception
    return found + [each.value.to_dict("records") for each in page.dataframe]


def test_pages_drawn_from_warm_caches_are_those_drawn_from_cold_ones(crowd, cluster: Cluster) -> None:
    made = engine(entered(cluster).url, application_name="tests")
    with made.connect() as connection:
        addresses = [
            row.email for row in connection.execute(PEOPLE) if row.name in ("DEPT_HEAD 1", "DEPT_HEAD 2", "REGISTRAR 1")
        ]
    made.dispose()
    cold = {}
    for address in addresses:
        forget()
        cold[address] = tables(address)
    assert len({str(shown) for shown in cold.values()}) == len(addresses), "each sees something else"
    forget()
    for address in [*addresses, *reversed(addresses)]:
        assert str(tables(address)) == str(cold[address])
