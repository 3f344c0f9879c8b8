"""Plain tables become partitioned while they are in use, with all that belongs to them; an interrupted one goes on."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import psycopg
import pytest
import sample
from cluster import Cluster, Database
from existing.upgrade import upgrade
from logins import login_url
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from db.connection import acting_as, engine
from db.errors import LmsError, Refused
from db.maintain import maintain
from db.partition import partition
from db.verify import differences

ROWS = 3000
INSERT = "insert into audit_logs (action, resource_type) values ('look', 'student')"


def fill(owner: Engine, table: str = "audit_logs") -> None:
    """Three thousand rows of the last 300 days."""
    columns = {"audit_logs": "action, resource_type", "page_views": "page_path, page_title"}
    with owner.begin() as connection:
        connection.execute(
            text(f"""
                insert into {table} ({columns[table]}, created_at)
                select 'look', 'student', now() - make_interval(hours => number * 2)
                from generate_series(1, {ROWS}) as number
            """)
        )


@contextmanager
def writers(database: Database, statement: str = INSERT, *, threads: int = 3) -> Iterator[list[float]]:
    """An application that goes on inserting; yields the seconds that each insert took."""
    seconds: list[float] = []
    failures: list[BaseException] = []
    stop = threading.Event()

    def write() -> None:
        try:
            with psycopg.connect(database.url, autocommit=True) as connection:
                while not stop.wait(0.002):
                    begun = datetime.now(UTC)
                    connection.execute(statement)
                    seconds.append((datetime.now(UTC) - begun).total_seconds())
        except BaseException as error:  # shown by the test, not lost with the thread
            failures.append(error)

    started = [threading.Thread(target=write) for _ in range(threads)]
    for each in started:
        each.start()
    try:
        yield seconds
    finally:
        stop.set()
        for each in started:
            each.join()
    assert not failures


@pytest.mark.every_server
def test_an_application_goes_on_writing_while_its_table_is_partitioned(owner: Engine, database: Database) -> None:
    fill(owner)
    with writers(database) as seconds:
        done = partition(database.url, "audit_logs")
    first = done.partitions[0]
    assert first.startswith("audit_logs_before_")
    # one for each of the months ahead that the first does not hold
    assert len(done.partitions) == 2
    with owner.connect() as connection:
        assert connection.scalar(text("select count(*) from audit_logs")) == ROWS + len(seconds)
        assert connection.scalar(text(f"select count(*) from {first}")) == ROWS + len(seconds)
        assert connection.scalar(text("select relkind from pg_class where oid = 'audit_logs'::regclass")) == "p"
        not_adopted = connection.scalar(
            text("""
                select count(*)
                from pg_index as indexes
                where indexes.indrelid = cast(:first as regclass)
                    and not exists (select from pg_inherits where inhrelid = indexes.indexrelid)
            """),
            {"first": first},
        )
        assert not_adopted == 0, "an index of the old table was built again"
    assert max(seconds) < 2
    assert differences(owner) == []
    assert partition(database.url, "audit_logs").partitions == done.partitions


@pytest.mark.every_server
def test_rights_policies_triggers_keys_and_views_are_kept(owner: Engine, database: Database) -> None:
    with owner.begin() as connection:
        for statement in (
            "create schema host",
            "create view host.looks with (security_barrier = true) as select id, action from audit_logs",
            "create view host.more_looks as select * from host.looks",
            "alter table audit_logs enable row level security",
            "create policy everybody on audit_logs to lms_app, lms_dashboard using (true) with check (true)",
            "grant select (action) on audit_logs to lms_dashboard",
            "comment on table audit_logs is 'Who did what'",
            "alter table audit_logs add constraint actions_are_named check (action <> '')",
            "alter table audit_logs disable trigger set_updated_at",
            "alter default privileges grant select on tables to lms_dashboard",
        ):
            connection.execute(text(statement))
    before = belongings(owner)
    done = partition(database.url, "audit_logs")
    after = belongings(owner)
    assert after == before
    with owner.begin() as connection:
        connection.execute(text(INSERT))
        assert connection.scalar(text("select count(*) from host.more_looks")) == 1
        for name in done.partitions:
            rights = "select has_any_column_privilege('lms_dashboard', :name, 'select')"
            assert connection.scalar(text(rights), {"name": name}) is False
            assert not connection.scalar(text("select has_table_privilege('lms_app', :name, 'select')"), {"name": name})


def belongings(owner: Engine) -> dict[str, list]:
    """What belongs to audit_logs, but for what must differ: key, indexes, created_at."""
    queries = {
        "rights": "select relacl::text, relowner::regrole::text, relrowsecurity, obj_description(oid, 'pg_class') "
        "from pg_class where oid = 'audit_logs'::regclass",
        "column rights": "select attname, attacl::text from pg_attribute "
        "where attrelid = 'audit_logs'::regclass and attacl is not null order by attname",
        "columns": "select attname, atttypid::regtype::text, pg_get_expr(adbin, adrelid) from pg_attribute "
        "left join pg_attrdef on adrelid = attrelid and adnum = attnum "
        "where attrelid = 'audit_logs'::regclass and attnum > 0 order by attnum",
        "policies": "select policyname, roles::text, cmd, qual, with_check from pg_policies "
        "where tablename = 'audit_logs' order by policyname",
        "triggers": "select pg_get_triggerdef(oid), tgenabled from pg_trigger "
        "where tgrelid = 'audit_logs'::regclass and not tgisinternal order by tgname",
        "constraints": "select conname, pg_get_constraintdef(oid) from pg_constraint "
        "where conrelid = 'audit_logs'::regclass and contype in ('c', 'f') order by conname",
        "indexes": "select relname from pg_index join pg_class on pg_class.oid = indexrelid "
        "where indrelid = 'audit_logs'::regclass order by relname",
        "views": "select pg_get_viewdef(oid), reloptions::text from pg_class "
        "where relnamespace = 'host'::regnamespace order by relname",
    }
    with owner.connect() as connection:
        return {name: [tuple(row) for row in connection.execute(text(query))] for name, query in queries.items()}


@pytest.mark.every_server
def test_everybody_sees_of_a_partitioned_table_what_they_saw_before_and_nothing_of_its_partitions(
    owner: Engine, database: Database, cluster: Cluster
) -> None:
    with owner.begin() as connection:
        people = [sample.viewer(connection, code) for code in ("ADMIN", "REGISTRAR", "STUDENT")]
        for person in people:
            sample.insert(connection, "page_views", user_id=person, page_path="/")
            sample.insert(connection, "audit_logs", user_id=person, action="look", resource_type="page")
    lms = engine(login_url(cluster, database, "lms_app"), application_name="an LMS")

    def seen() -> list[tuple[int, int]]:
        counts = []
        for person in [*people, None]:
            with acting_as(lms, person) as connection:
                tables = ("page_views", "audit_logs")
                counts.append(tuple(connection.scalar(text(f"select count(*) from {table}")) for table in tables))
        return counts

    before = seen()
    assert before == [(3, 3), (1, 3), (1, 0), (0, 0)]
    partitions = [name for table in ("page_views", "audit_logs") for name in partition(database.url, table).partitions]
    assert seen() == before
    with owner.begin() as connection:
        later = text("select create_monthly_partition('audit_logs', '2037-01-15')")
        partitions.append(connection.scalar(later))
    for name in partitions:
        with pytest.raises(Refused, match=f"permission denied for table {name}"), acting_as(lms, people[0]) as asked:
            asked.execute(text(f"select id from {name}"))
    with acting_as(lms, people[2]) as connection:
        connection.execute(text("update page_views set time_on_page_seconds = 9"))
    with pytest.raises(DBAPIError, match="row-level security"), lms.begin() as connection:
        connection.execute(text(INSERT))
    lms.dispose()


def test_what_cannot_be_kept_is_named_and_nothing_changes(owner: Engine, database: Database) -> None:
    with owner.begin() as connection:
        connection.execute(text("create table host_notes (log_id uuid references audit_logs)"))
        connection.execute(text("create materialized view host_sums as select count(*) from audit_logs"))
    with pytest.raises(LmsError, match="host_notes points at it.*host_sums reads it"):
        partition(database.url, "audit_logs")
    with pytest.raises(LmsError, match="name one of audit_logs"):
        partition(database.url, "students")
    assert differences(owner) == []


@pytest.mark.every_server
def test_rows_without_a_time_are_named_and_dated_by_decision(owner: Engine, database: Database) -> None:
    changed = datetime(2026, 3, 1, tzinfo=UTC)
    with owner.begin() as connection:
        connection.execute(
            text("""
                insert into audit_logs (action, resource_type, created_at, updated_at)
                select 'look', 'student', null, :changed from generate_series(1, 12)
            """),
            {"changed": changed},
        )
    with pytest.raises(LmsError, match="12 rows of audit_logs have no created_at"):
        partition(database.url, "audit_logs")
    partition(database.url, "audit_logs", date_rows=True)
    with owner.connect() as connection:
        rows = connection.execute(text("select distinct created_at, updated_at from audit_logs")).all()
        assert rows == [(changed, changed)]
        assert connection.scalar(text("select count(*) from lms_ops.decided_values")) == 12


def test_rows_from_the_future_are_refused_and_near_ones_move_the_limit(owner: Engine, database: Database) -> None:
    far, near = datetime.now(UTC) + timedelta(days=3000), datetime.now(UTC) + timedelta(days=100)
    with owner.begin() as connection:
        row = {"time": far}
        connection.execute(
            text("insert into audit_logs (action, resource_type, created_at) values ('look', 'x', :time)"), row
        )
    with pytest.raises(LmsError, match="rows from the future"):
        partition(database.url, "audit_logs")
    with owner.begin() as connection:
        connection.execute(text("update audit_logs set created_at = :time"), {"time": near})
    done = partition(database.url, "audit_logs")
    limit = datetime.strptime(done.partitions[0], "audit_logs_before_%Y_%m").replace(tzinfo=UTC)
    assert near < limit < near + timedelta(days=32)


@pytest.mark.parametrize("lines", [1, 3, 4, 5])
def test_a_killed_conversion_goes_on_where_it_stopped(owner: Engine, database: Database, lines: int) -> None:
    fill(owner)
    command = [sys.executable, "-m", "db", "partition", "audit_logs"]
    environment = os.environ | {"LMS_DATABASE_URL": database.url}
    process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
    for _ in range(lines):
        assert process.stderr.readline().startswith("audit_logs: ")
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stderr.close()
    with owner.begin() as connection:
        connection.execute(text(INSERT))  # the application goes on in between
    done = retried(database)
    assert len(done.partitions) == 2
    with owner.connect() as connection:
        assert connection.scalar(text("select count(*) from audit_logs")) == ROWS + 1
    assert differences(owner) == []


def retried(database: Database):
    """The conversion, once the server has noticed that its client is gone."""
    for _ in range(50):
        try:
            return partition(database.url, "audit_logs")
        except LmsError as error:
            if "try again" not in str(error):
                raise
            threading.Event().wait(0.1)
    raise AssertionError("the killed conversion never ended")


def test_a_dry_run_says_the_steps_and_changes_nothing(owner: Engine, database: Database) -> None:
    done = partition(database.url, "audit_logs", dry_run=True)
    assert "in the place of audit_logs" in done.done[-2]
    assert differences(owner) == []


@pytest.mark.every_server
def test_the_monthly_function_makes_partitions_and_leaves_plain_tables(owner: Engine, database: Database) -> None:
    month = "select create_monthly_partition('page_views', :day)"
    with owner.begin() as connection:
        plain = connection.scalar(text(month), {"day": datetime.now(UTC).date()})
    assert "`lms-db partition page_views` converts it" in plain
    first = partition(database.url, "page_views").partitions[0]
    with owner.begin() as connection:
        assert connection.scalar(text(month), {"day": datetime(2025, 1, 15).date()}) == first
        assert connection.scalar(text(month), {"day": datetime(2037, 1, 15).date()}) == "page_views_2037_01"
        connection.execute(text("insert into page_views (page_path, created_at) values ('/', '2037-01-31 23:59Z')"))
        assert connection.scalar(text("select count(*) from page_views_2037_01")) == 1


@pytest.mark.slow
def test_an_upgraded_lms_is_partitioned_by_its_administrator_for_its_application(existing_database) -> None:
    upgrade(existing_database.url)
    with psycopg.connect(existing_database.app_url, autocommit=True) as application:
        rows = application.execute("select count(*) from audit_logs").fetchone()[0]
        partition(existing_database.url, "audit_logs", date_rows=True)
        # planned before, and still answered
        assert application.execute("select count(*) from audit_logs").fetchone()[0] == rows
        application.execute(INSERT)
        owners = application.execute(
            "select distinct relowner::regrole::text from pg_class where relname like 'audit_logs%' and relkind <> 'i'"
        ).fetchall()
    assert owners == [("campus_owner",)]
    made = engine(existing_database.url, application_name="tests")
    assert [each for each in differences(made) if "audit_logs" in each.object] == []
    made.dispose()
    assert maintain(existing_database.url).outcome in ("done", "skipped", "found")
