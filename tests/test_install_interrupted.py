"""An upgrade that is killed goes on where it was, at whatever moment, and ends as one that was left in peace."""

import itertools
import multiprocessing
import os
import random
import signal
import threading
import time
from collections.abc import Callable
from functools import partial

import psycopg
import pytest
from cluster import Cluster, Database
from existing import ExistingDatabase, copy
from existing.fixtures import template
from existing.upgrade import Before, choices, upgrade
from sqlalchemy import Connection
from test_install import execute
from test_script import MADE, fingerprint, rows

from db import ledger, live
from db.install import install
from db.plan import Part

# loaded once; each installation is a fork of it
FORK = multiprocessing.get_context("fork")


def in_a_process(work: Callable[[], None]) -> int:
    """How a process of its own ended: 0, or the signal that killed it as a negative number."""
    process = FORK.Process(target=work)
    process.start()
    process.join()
    return process.exitcode


def kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def install_and_die_after(parts: int, seconds: float, url: str, given: dict[str, str]) -> None:
    """Install, and be killed so long after so many parts: at the end of one, or wherever that happens to be."""
    record, left = ledger.record_part, itertools.count(parts, -1)

    def counting(*arguments: object) -> None:
        record(*arguments)
        if next(left) == 0:
            threading.Timer(seconds, kill).start()

    ledger.record_part = counting
    install(url, given=given)
    os._exit(0)


def installing_sessions(url: str) -> int:
    others = """
        select count(*)
        from pg_stat_activity
        where application_name = 'lms-db install'
            and datname = current_database()
    """
    return rows(url, others)[0][0]


@pytest.mark.slow
def test_killed_again_and_again_it_ends_as_one_left_in_peace(
    cluster: Cluster, existing_database: ExistingDatabase
) -> None:
    in_peace = copy(cluster, template(cluster).name, f"{existing_database.name}_in_peace")
    before = Before.of(existing_database)
    upgrade(in_peace.url)

    given, chance, kills = choices(existing_database.url), random.Random(4), 0
    while True:
        parts, seconds = chance.randint(1, 90), chance.uniform(0, 0.05)
        work = partial(install_and_die_after, parts, seconds, existing_database.url, given)
        if in_a_process(work) == 0:
            break
        kills += 1
    assert kills > 3
    assert fingerprint(existing_database.url) == fingerprint(in_peace.url)
    assert rows(existing_database.url, MADE) == rows(in_peace.url, MADE)
    assert before.changed_rows(existing_database) == []
    assert before.changed_objects(existing_database) == {}
    assert rows(existing_database.url, "select kind, finished_at is null from lms_ops.installations") == [
        ("upgrade", False)
    ]
    assert rows(existing_database.url, "select count(*) from pg_index where not indisvalid") == [(0,)]
    assert install(existing_database.url).changed == ()
    cluster.drop(in_peace)


def die_before_record(part_is: Callable[[Part], bool]) -> Callable:
    """A ledger that kills the installation when it is to enter such a part."""
    record = ledger.record_part

    def killing(connection: Connection, installation_id: int, part: Part, tries: object) -> None:
        if part_is(part):
            kill()
        record(connection, installation_id, part, tries)

    return killing


def die_before_step(number: str) -> Callable:
    take = ledger.take_step

    def killing(connection: Connection, step: object, **options: object) -> None:
        if step.revision == number:
            kill()
        take(connection, step, **options)

    return killing


@pytest.mark.slow
def test_each_kind_of_boundary_is_found_again(existing_database: ExistingDatabase) -> None:
    given = choices(existing_database.url)
    built = "steps/0016_search.sql"
    for name, killing in (
        ("record_part", die_before_record(lambda part: part.path == "steps/0013_registration.sql")),
        ("record_part", die_before_record(lambda part: part.path == built and not part.in_transaction)),
        ("take_step", die_before_step("0018")),
        ("record_part", die_before_record(lambda part: part.path == "triggers/count_enrollments.sql")),
        ("record_part", die_before_record(lambda part: part.path.startswith("upgrade/after_files/02"))),
        ("record_part", die_before_record(lambda part: part.path == "live/finish.sql")),
        ("finish", lambda *_: kill()),
    ):

        def install_and_die(name: str = name, killing: Callable = killing) -> None:
            setattr(ledger, name, killing)
            install(existing_database.url, given=given)

        assert in_a_process(install_and_die) == -signal.SIGKILL
    # an index was built and not entered: it is ours all the same, and was not built a second time
    made = "select path from lms_ops.made_objects where name = 'public.courses.idx_courses_search_vector'"
    assert rows(existing_database.url, made) == [(built,)]
    again = install(existing_database.url)
    assert (again.kind, again.changed) == ("upgrade", ())
    assert install(existing_database.url).kind == "again"
    twice = "select path, place, count(*) from lms_ops.installed_parts group by 1, 2 having count(*) > 1"
    assert rows(existing_database.url, twice) == []


@pytest.mark.slow
def test_the_build_of_an_index_ends_with_its_installer_and_is_begun_anew(
    existing_database: ExistingDatabase,
) -> None:
    given = choices(existing_database.url)
    with psycopg.connect(existing_database.app_url) as connection:
        # an index waits until the present writers of its table are gone
        connection.execute("update notifications set priority = priority where false")
        work = partial(install_and_die_while_building, existing_database.url, given)
        assert in_a_process(work) == -signal.SIGKILL
        left = "select count(*) from pg_index where not indisvalid and indrelid = 'notifications'::regclass"
        assert rows(existing_database.url, left) == [(1,)]
        deadline = time.monotonic() + 20
        while installing_sessions(existing_database.url) and time.monotonic() < deadline:
            time.sleep(0.1)
        assert installing_sessions(existing_database.url) == 0
    install(existing_database.url, given=given)
    assert rows(existing_database.url, left) == [(0,)]


def install_and_die_while_building(url: str, given: dict[str, str]) -> None:
    execute_part = live._execute

    def killing(connection: Connection, part: Part) -> None:
        if not part.in_transaction and part.form.tables == ("notifications",):
            threading.Timer(0.5, kill).start()
        execute_part(connection, part)

    live._execute = killing
    install(url, given=given)


@pytest.mark.slow
def test_a_session_that_the_server_ends_is_told_and_goes_on(existing_database: ExistingDatabase) -> None:
    from db.errors import Unavailable

    given = choices(existing_database.url)
    end = "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'lms-db install'"

    def end_at_the_twentieth(line: str) -> None:
        if line.startswith("step 20 "):
            execute(existing_database.superuser_url, end)

    with pytest.raises(Unavailable, match="run it again"):
        install(existing_database.url, given=given, progress=end_at_the_twentieth)
    assert install(existing_database.url, given=given).kind == "upgrade"


def test_an_empty_database_goes_on_by_whole_steps(empty_database: Database, database: Database) -> None:
    def die_at_the_twelfth(line: str) -> None:
        if line.startswith("step 12 "):
            kill()

    assert in_a_process(lambda: install(empty_database.url, progress=die_at_the_twelfth)) == -signal.SIGKILL
    assert install(empty_database.url).kind == "fresh"
    assert rows(empty_database.url, MADE) == rows(database.url, MADE)
