"""lms-db status: one look that says whether all is well, for people and for monitoring."""

import json
import time
from collections.abc import Callable

import pytest
import sample
from click.testing import CliRunner, Result
from cluster import Database
from sqlalchemy import Engine, text

from db.cli import main
from db.errors import Refused

TOPICS = [
    "server",
    "replication",
    "schema",
    "drift",
    "statistics",
    "maintenance",
    "partitions",
    "offers",
    "holds",
    "outbox",
    "backup",
    "files",
]


@pytest.fixture
def status(database: Database, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """status("--json"): what the command answers about the test's database."""
    monkeypatch.setenv("LMS_DATABASE_URL", database.url)
    return lambda *options: CliRunner().invoke(main, ["status", *options])


@pytest.fixture
def topic(status: Callable[..., Result]) -> Callable[[str], dict]:
    """topic("offers"): one topic of the document."""
    return lambda name: json.loads(status("--json").stdout)["topics"][name]


@pytest.mark.every_server
def test_a_fresh_database_is_well_in_less_than_a_second(status: Callable[..., Result]) -> None:
    took = []
    for _ in range(3):  # others may be busy on this machine
        began = time.monotonic()
        answer = status("--json")
        took.append(time.monotonic() - began)
    document = json.loads(answer.stdout)
    assert [*document["topics"]] == TOPICS
    assert {name: each["status"] for name, each in document["topics"].items()} == dict.fromkeys(TOPICS, "good")
    assert document["well"] is True
    assert answer.exit_code == 0
    assert min(took) < 1


def test_people_read_a_line_for_each_topic(status: Callable[..., Result]) -> None:
    lines = status().stdout.splitlines()
    assert [line.split()[:2] for line in lines] == [["ok", name] for name in TOPICS]


def prepare_overdue_offer(owner: Engine, minutes: int) -> None:
    with owner.begin() as connection:
        unit = sample.unit(connection)
        offering = sample.offering(connection, sample.course(connection, unit), sample.open_term(connection))
        entry = sample.waiting(connection, offering, sample.student(connection))
        connection.execute(
            text("""
                update course_waitlist
                set
                    status = 'notified',
                    notified_at = now() - interval '2 days',
                    notification_expires_at = now() - make_interval(mins => :minutes)
                where id = :entry
            """),
            {"entry": entry, "minutes": minutes},
        )


@pytest.mark.parametrize(("minutes", "expected", "code"), [(10, "watch", 0), (90, "bad", 1)])
def test_offers_past_their_deadline_call_somebody_when_it_lasts(
    owner: Engine, status: Callable[..., Result], minutes: int, expected: str, code: int
) -> None:
    prepare_overdue_offer(owner, minutes)
    answer = status("--json")
    offers = json.loads(answer.stdout)["topics"]["offers"]
    assert offers["status"] == expected
    assert offers["sentence"] == (
        f"1 offered seat is past the deadline, the longest for {minutes} minutes: run `lms-db maintain`."
    )
    assert (offers["offers"], answer.exit_code) == (1, code)


def test_a_hold_and_a_notification_that_are_due_are_counted(
    owner: Engine, status: Callable[..., Result], topic: Callable[[str], dict]
) -> None:
    with owner.begin() as connection:
        student = sample.student(connection)
        connection.execute(text("alter table student_holds disable trigger user"))
        sample.hold(connection, student)
        connection.execute(
            text("""
                update student_holds
                set
                    effective_from = now() - interval '10 days',
                    effective_until = now() - interval '3 days'
            """)
        )
        connection.execute(text("alter table student_holds enable trigger user"))
        sample.insert(connection, "notifications", channel="email", created_at="2020-01-01")
    assert (topic("holds")["status"], topic("holds")["holds"]) == ("watch", 1)
    assert (topic("outbox")["status"], topic("outbox")["waiting"]) == ("watch", 1)
    assert topic("outbox")["sentence"].endswith("see that the LMS sends them.")
    assert status().exit_code == 0, "nobody is called at night for these"


def test_statistics_past_twice_their_budget_call_somebody(owner: Engine, topic: Callable[[str], dict]) -> None:
    with owner.begin() as connection:
        connection.execute(text("update lms_ops.refreshes set started_at = started_at - interval '30 days'"))
    statistics = topic("statistics")
    assert statistics["status"] == "bad"
    assert statistics["late"] == 3
    assert statistics["sentence"].endswith("Run `lms-db refresh`.")
    assert {view["budget_minutes"] is not None for view in statistics["views"]} == {True}


def test_what_somebody_changed_is_counted_and_the_first_is_named(owner: Engine, topic: Callable[[str], dict]) -> None:
    with owner.begin() as connection:
        connection.execute(text("drop index idx_student_holds_student"))
    assert topic("drift")["sentence"] == (
        "1 object is not as installed, the first: index public.student_holds.idx_student_holds_student is gone. "
        "Run `lms-db verify`."
    )


def test_a_schema_that_is_behind_and_an_interrupted_installation_are_named(
    owner: Engine, topic: Callable[[str], dict]
) -> None:
    with owner.begin() as connection:
        connection.execute(text("update lms_ops.alembic_version set version_num = '0019'"))
    schema = topic("schema")
    assert (schema["status"], schema["step"]) == ("bad", "0019")
    assert schema["pending"] == int(schema["needed_step"]) - 19
    with owner.begin() as connection:
        connection.execute(text("insert into lms_ops.installations (kind) values ('upgrade')"))
    schema = topic("schema")
    assert (schema["status"], schema["unfinished"]) == ("bad", "upgrade")
    assert "was interrupted: run `lms-db install` again." in schema["sentence"]
    with owner.connect() as installer:
        installer.execute(text("select pg_advisory_lock(7264501)"))
        assert topic("schema")["status"] == "watch"


@pytest.mark.parametrize(
    ("outcome", "hours", "expected", "said"),
    [
        ("done", 1, "good", "and no task failed."),
        ("found", 1, "watch", "2 counters are not true: run `lms-db verify --repair`."),
        ("failed", 1, "bad", "Task recount counters failed: see what it says under Maintenance"),
        ("done", 30, "bad", "see that cron runs `lms-db maintain`."),
    ],
)
def test_maintenance_that_fails_or_is_silent_calls_somebody(
    owner: Engine, topic: Callable[[str], dict], outcome: str, hours: int, expected: str, said: str
) -> None:
    with owner.begin() as connection:
        ended = {"hours": hours, "outcome": outcome}
        run = connection.scalar(
            text("""
                insert into lms_ops.maintenance_runs (started_at, finished_at, outcome)
                select ended, ended, cast(:outcome as text)
                from (select now() - make_interval(hours => :hours)) as times (ended)
                returning id
            """),
            ended,
        )
        # an earlier failure of the task is over
        connection.execute(
            text("""
                insert into lms_ops.maintenance_tasks (run_id, task_name, started_at, seconds, outcome, summary)
                values
                    (:run, 'recount_counters', now() - interval '9 days', 1, 'failed', 'it could not'),
                    (
                        :run, 'recount_counters', now() - make_interval(hours => :hours), 1, :outcome,
                        '2 counters are not true: run `lms-db verify --repair`.'
                    )
            """),
            ended | {"run": run},
        )
    maintenance = topic("maintenance")
    assert maintenance["status"] == expected
    assert said in maintenance["sentence"]


def test_a_database_that_was_never_maintained_says_so_after_hours(owner: Engine, topic: Callable[[str], dict]) -> None:
    assert topic("maintenance")["sentence"] == "Maintenance has not run yet."
    with owner.begin() as connection:
        connection.execute(text("update lms_ops.installed_files set installed_at = now() - interval '2 days'"))
    assert topic("maintenance")["status"] == "watch"
    assert topic("maintenance")["sentence"].endswith("put `lms-db maintain` into cron.")


def test_the_latest_backup_is_that_of_an_installation_that_had_something_to_save(
    owner: Engine, topic: Callable[[str], dict]
) -> None:
    with owner.begin() as connection:
        connection.execute(text("delete from lms_ops.installations"))
        connection.execute(
            text("insert into lms_ops.installations (kind, backup_file, finished_at) values ('fresh', '/none', now())")
        )
    assert topic("backup")["sentence"] == "No installation has taken a backup."
    with owner.begin() as connection:
        connection.execute(
            text("""
                insert into lms_ops.installations (kind, backup_file, started_at, finished_at)
                values ('upgrade', '/backup/lms.dump', now() - interval '12 days', now() - interval '12 days')
            """)
        )
    backup = topic("backup")
    assert (backup["file"], backup["age_days"]) == ("/backup/lms.dump", 12)
    assert backup["sentence"].endswith("12 days ago.")


def test_partitions_that_run_out_are_named(owner: Engine, topic: Callable[[str], dict]) -> None:
    with owner.begin() as connection:
        connection.execute(text("drop table page_views"))
        connection.execute(
            text("create table page_views (id uuid, created_at timestamptz) partition by range (created_at)")
        )
        connection.execute(text("select create_monthly_partition('page_views', current_date)"))
    assert topic("partitions")["sentence"] == (
        "Table page_views has partitions for no coming month: run `lms-db maintain`."
    )


def test_a_database_without_our_schema_says_what_to_run(
    empty_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LMS_DATABASE_URL", empty_database.url)
    answer = CliRunner().invoke(main, ["status"])
    assert answer.exit_code == 1
    assert "run `lms-db install`" in answer.stderr


def test_only_those_who_run_the_database_may_ask(
    owner: Engine, as_person: Callable, status: Callable[..., Result]
) -> None:
    with owner.begin() as connection:
        dba, registrar = sample.viewer(connection, "SYSADMIN"), sample.viewer(connection, "REGISTRAR")
    with as_person(dba) as transaction:
        assert len(transaction.execute(text("select * from lms_ops.status()")).all()) == len(TOPICS) - 1
    with pytest.raises(Refused, match="You may not do this"), as_person(registrar) as transaction:
        transaction.execute(text("select * from lms_ops.status()"))
