"""Maintenance does what is due, once, whoever runs it; what fails is in the log and stops nothing else."""

import json
import threading
from datetime import UTC, datetime, timedelta

import pytest
import sample
from click.testing import CliRunner
from cluster import Cluster, Database
from sqlalchemy import Engine, text

from db import cron
from db.cli import main
from db.connection import engine
from db.errors import LmsError
from db.install import GUARD
from db.maintain import maintain
from db.statistics import refresh

LAST_YEAR = {  # of a hold that is over
    "effective_from": datetime(2025, 1, 1, tzinfo=UTC),
    "effective_until": datetime(2026, 1, 1, tzinfo=UTC),
}
ALWAYS = ["queues", "holds", "statistics", "partitions", "search"]
DAILY = ["retention", "counters", "grade_chains", "outbox", "logs"]


def outcomes(done) -> dict[str, str]:
    return {task.name: task.outcome for task in done.tasks}


def logged(owner: Engine) -> list:
    with owner.connect() as connection:
        return connection.execute(text("select * from lms_ops.maintenance_tasks order by id")).all()


@pytest.fixture
def section(owner: Engine):
    """A section of one seat in the open term, with its course and unit."""
    with owner.begin() as connection:
        unit = sample.unit(connection)
        return sample.offering(
            connection, sample.course(connection, unit), sample.open_term(connection), max_enrollment=1
        )


@pytest.mark.every_server
def test_a_quiet_database_is_looked_after_once(owner: Engine, database: Database) -> None:
    first, second = maintain(database.url), maintain(database.url)
    assert [task.name for task in first.tasks] == [*ALWAYS, *DAILY, "vacuum"]
    assert [task.name for task in second.tasks] == ALWAYS
    assert set(outcomes(second).values()) == {"nothing"}
    assert (first.outcome, second.outcome) == ("done", "nothing")
    with owner.connect() as connection:
        runs = connection.execute(text("select outcome, finished_at from lms_ops.maintenance_runs order by id")).all()
    assert [run.outcome for run in runs][-2:] == ["done", "nothing"]
    assert all(run.finished_at for run in runs)


@pytest.mark.every_server
def test_each_task_does_its_work(owner: Engine, database: Database, section) -> None:
    ago = {"time": datetime.now(UTC) - timedelta(days=400)}
    with owner.begin() as connection:
        # a refresh just now is worth none again
        connection.execute(text("update lms_ops.refreshes set started_at = started_at - interval '50 minutes'"))
        hold = sample.hold(connection, sample.student(connection), **LAST_YEAR)
        sample.waiting(connection, section, sample.student(connection))
        for status in ("pending", "sent", "delivered", "failed", "cancelled"):
            connection.execute(
                text("""
                    insert into notifications (channel, status, created_at, updated_at)
                    values ('email', :status, :time, :time)
                """),
                {"status": status, **ago},
            )
        connection.execute(
            text("insert into page_views (page_path, created_at) values ('/', :time), ('/', now())"), ago
        )
        connection.execute(
            text("insert into user_sessions (username, created_at) values ('old', :time), ('new', now())"), ago
        )
        connection.execute(text("alter table courses disable trigger user"))
        connection.execute(text("update courses set search_vector = null"))
        connection.execute(text("alter table courses enable trigger user"))
        connection.execute(
            text("insert into lms_ops.maintenance_runs (started_at, outcome) values (:time, 'done')"), ago
        )
    done = maintain(database.url)
    told = {task.name: task.figures for task in done.tasks}
    assert told["queues"]["offered"] + told["queues"]["enrolled"] == 1
    assert told["holds"] == {"lapsed": 1}
    assert told["search"] == {"filled": 1}
    assert told["retention"]["deleted"] == 2
    assert told["outbox"]["deleted"] == 3
    assert told["logs"]["runs"] == 1
    assert told["statistics"]["refreshed"] == 3
    assert len(told["grade_chains"]["digest"]) == 64
    with owner.connect() as connection:
        assert connection.scalar(text("select is_active from student_holds where id = :id"), {"id": hold}) is False
        kept = connection.scalars(text("select status from notifications where created_at < now() - interval '1 day'"))
        assert set(kept) == {"pending", "sent"}
        assert connection.scalars(text("select username from user_sessions")).all() == ["new"]


def test_a_wrong_counter_is_found_and_left_to_verify(owner: Engine, database: Database, section) -> None:
    with owner.begin() as connection:
        connection.execute(text("update course_offerings set current_enrollment = 1"))
    done = maintain(database.url, only=("counters",))
    assert done.outcome == "found"
    assert done.tasks[0].figures["offerings"] == [{"offering": str(section), "stored": 1, "enrolled": 0}]
    assert "verify --repair" in done.tasks[0].summary
    with owner.connect() as connection:
        assert connection.scalar(text("select current_enrollment from course_offerings")) == 1


@pytest.mark.every_server
def test_a_view_is_due_when_its_tables_changed_or_its_budget_is_over(
    owner: Engine, database: Database, section
) -> None:
    def due() -> dict[str, str]:
        with owner.connect() as connection:
            return dict(connection.execute(text("select view_name, cause from lms_ops.due_statistics()")).all())

    refresh(owner)
    with owner.begin() as connection:
        # as if the refresh had been an hour ago, so that another one is worth its time
        connection.execute(text("update lms_ops.refreshes set started_at = started_at - interval '50 minutes'"))
    assert due() == {}
    with owner.connect() as connection:
        connection.execute(text("update course_offerings set max_enrollment = 2"))
        connection.rollback()
    assert due() == {}, "what was rolled back changed nothing"
    with owner.begin() as connection:
        connection.execute(text("update course_offerings set max_enrollment = 2"))
    assert due()["mv_course_offering_statistics"] == "its tables have changed"
    maintain(database.url, only=("statistics",))
    with owner.begin() as connection:
        connection.execute(text("update lms_ops.refreshes set started_at = started_at - interval '70 minutes'"))
    assert due() == {"mv_course_offering_statistics": "past its budget"}


def test_a_failing_task_is_logged_and_the_others_go_on(owner: Engine, database: Database, monkeypatch) -> None:
    with owner.begin() as connection:
        connection.execute(
            text("""
                create or replace function lms_ops.lapse_holds() returns integer language plpgsql
                as $$ begin raise 'the holds are on holiday'; end $$
            """)
        )
    monkeypatch.setenv("LMS_DATABASE_URL", database.url)
    result = CliRunner().invoke(main, ["maintain", "--json"])
    assert result.exit_code == 1
    done = json.loads(result.stdout)
    failed = [task for task in done["tasks"] if task["outcome"] == "failed"]
    assert [(task["name"], task["error"]) for task in failed] == [("holds", "the holds are on holiday")]
    assert len(done["tasks"]) == len(ALWAYS) + len(DAILY) + 1
    assert [row.error for row in logged(owner) if row.task_name == "holds"] == ["the holds are on holiday"]


def test_several_at_once_do_the_work_once(owner: Engine, database: Database) -> None:
    done = []
    threads = [threading.Thread(target=lambda: done.append(maintain(database.url))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    sealed = [row for row in logged(owner) if row.task_name == "grade_chains"]
    assert len(sealed) == 1
    assert {each.outcome for each in done} <= {"busy", "done", "nothing"}
    with owner.connect() as connection:
        connection.execute(text("select pg_advisory_lock(:guard)"), {"guard": GUARD})
        assert maintain(database.url).outcome == "busy", "an installation is at work"


def test_a_run_that_was_killed_is_called_interrupted(owner: Engine, database: Database) -> None:
    with owner.begin() as connection:
        connection.execute(text("select lms_ops.begin_maintenance()"))
    maintain(database.url, only=("holds",))
    with owner.connect() as connection:
        states = connection.scalars(text("select outcome from lms_ops.maintenance_runs order by id")).all()
    assert states == ["interrupted", "nothing"]


@pytest.mark.every_server
def test_a_maintainer_needs_no_right_on_any_table_but_the_outbox(
    cluster: Cluster, owner: Engine, database: Database, section, tmp_path
) -> None:
    login = f"keeper_{database.name}"
    cluster.execute(f"create role {login} login password 'kept' in role lms_maintainer")
    url = database.url.replace("lms_owner", login, 1)
    url = url.replace(url.split(":")[2].split("@")[0], "kept", 1)
    try:
        with owner.begin() as connection:
            sample.waiting(connection, section, sample.student(connection))
            connection.execute(
                text("insert into audit_logs (action, resource_type, created_at) values ('look', 'x', '2023-05-05')")
            )
        done = maintain(url, archive=tmp_path)
        told = outcomes(done)
        assert told.pop("vacuum") == "skipped"
        assert not {"failed", "found", "skipped"} & set(told.values()), [task for task in done.tasks if task.error]
        assert next(task for task in done.tasks if task.name == "retention").figures["archived"] == 1
        assert "Not allowed" in done.tasks[-1].summary
        keeper = engine(url, application_name="tests as keeper")
        with keeper.connect() as connection:
            readable = connection.scalars(
                text("""
                    select oid::regclass::text
                    from pg_class
                    where relkind in ('r', 'p', 'm')
                        and relnamespace in ('public'::regnamespace, 'lms_ops'::regnamespace)
                        and has_table_privilege(oid, 'select, insert, update, delete')
                """)
            ).all()
            assert readable == ["notifications"]
        keeper.dispose()
    finally:
        cluster.drop(database)
        cluster.execute(f"drop role {login}")


def test_applications_and_the_dashboard_may_not_maintain(database: Database) -> None:
    with pytest.raises(LmsError, match="permission denied"):
        maintain(database.dashboard_url)


def test_a_dry_run_says_what_is_due_and_changes_nothing(owner: Engine, database: Database, section) -> None:
    with owner.begin() as connection:
        sample.hold(connection, sample.student(connection), **LAST_YEAR)
        connection.execute(text("insert into page_views (page_path, created_at) values ('/', '2020-01-01')"))
    done = maintain(database.url, dry_run=True)
    told = {task.name: task.summary for task in done.tasks}
    assert told["holds"] == "Holds lapsed: 1."
    assert "page_views before" in told["retention"]
    assert "past its budget" in told["statistics"] or "have changed" in told["statistics"]
    with owner.connect() as connection:
        assert connection.scalar(text("select is_active from student_holds")) is True
        assert connection.scalar(text("select count(*) from page_views")) == 1
    assert logged(owner) == []
    with pytest.raises(LmsError, match="there is no task sweep: name one of queues"):
        maintain(database.url, only=("sweep",))


def test_daily_tasks_wait_for_their_hour_and_weekly_ones_for_their_day(owner: Engine) -> None:
    with owner.begin() as connection:
        connection.execute(text("insert into lms_ops.maintenance_runs default values"))
        local = connection.scalar(text("select now() at time zone lms_ops.timezone()"))

        def due_after(age: timedelta, **settings: int) -> set[str]:
            for key, value in settings.items():
                connection.execute(
                    text("""
                        update system_settings
                        set value = to_jsonb(cast(:value as integer))
                        where category = 'maintenance' and key = :key
                    """),
                    {"key": key, "value": value},
                )
            connection.execute(text("delete from lms_ops.maintenance_tasks"))
            connection.execute(
                text("""
                    insert into lms_ops.maintenance_tasks (run_id, task_name, started_at, seconds, outcome, summary)
                    select runs.id, names.name, now() - :age, 0, 'done', 'Done.'
                    from lms_ops.maintenance_runs as runs
                    cross join (values ('logs'), ('vacuum')) as names (name)
                """),
                {"age": age},
            )
            names = connection.scalars(text("select task_name from lms_ops.maintenance_schedule() where is_due")).all()
            return set(names) & {"logs", "vacuum"}

        today = (local.weekday() + 1) % 7
        hour = {"daily_hour": local.hour, "weekly_hour": local.hour}
        since_hour = timedelta(minutes=local.minute, seconds=local.second)
        assert due_after(since_hour / 2, **hour, weekly_day=today) == set()
        assert due_after(since_hour + timedelta(minutes=1), **hour, weekly_day=today) == {"logs", "vacuum"}
        assert due_after(timedelta(days=2), **hour, weekly_day=(today + 4) % 7) == {"logs"}
        assert due_after(timedelta(days=4), **hour, weekly_day=(today + 4) % 7) == {"logs", "vacuum"}


@pytest.mark.every_server
def test_pg_cron_runs_single_tasks_with_their_log(owner: Engine, section) -> None:
    run = text("select lms_ops.run_maintenance_task(:task)")
    with owner.begin() as connection:
        assert connection.scalar(run, {"task": "holds"}) == "Holds lapsed: 0."
    with owner.begin() as connection:
        assert connection.scalar(run, {"task": "counters"}) == "Counters looked at: 1, wrong: 0."
    with owner.begin() as connection:
        assert connection.scalar(run, {"task": "counters"}) == "It is not due."
        connection.execute(text("alter table lms_ops.grade_chain_seals rename column breaks to gaps"))
    with owner.begin() as connection:
        assert "breaks" in connection.scalar(run, {"task": "grade_chains"})
    assert [(row.task_name, row.outcome) for row in logged(owner)] == [
        ("holds", "nothing"),
        ("counters", "nothing"),
        ("grade_chains", "failed"),
    ]


def test_the_lines_for_cron_name_every_task_that_sql_cannot_do(owner: Engine) -> None:
    with owner.connect() as connection:
        names = connection.scalars(text("select task_name from lms_ops.maintenance_schedule() where not is_sql")).all()
    assert all(f"--task {name}" in cron.rest() for name in names)
    printed = CliRunner().invoke(main, ["maintain", "--print-cron"])
    assert cron.CRON in printed.stdout
    assert "OnCalendar" in printed.stdout
    with pytest.raises(LmsError, match="pg_cron is not in this database"):
        cron.install(owner)


@pytest.mark.every_server
def test_those_who_run_the_database_read_its_log(as_person, owner: Engine, database: Database) -> None:
    with owner.begin() as connection:
        people = {code: sample.viewer(connection, code) for code in ("SYSADMIN", "REGISTRAR")}
    maintain(database.url, only=("holds", "counters"))
    counts = {}
    for code, person in people.items():
        with as_person(person) as connection:
            counts[code] = [
                connection.scalar(text(f"select count(*) from report.{view}"))
                for view in ("maintenance_runs", "maintenance_tasks", "partitions", "retired_rows")
            ]
    assert counts == {"SYSADMIN": [1, 2, 0, 0], "REGISTRAR": [0, 0, 0, 0]}
