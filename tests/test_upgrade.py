"""An upgrade of the flawed LMS of another team: nothing lost, nobody disturbed, and the same as a fresh install."""

import functools
from dataclasses import dataclass

import psycopg
import pytest
from cluster import Cluster
from existing import Application, ExistingDatabase, answers, build, copy, long_reader
from existing.fixtures import template
from existing.flaws import FLAWS
from existing.upgrade import Before, choices, upgrade

from db import structure
from db.connection import engine
from db.errors import DecisionsMissing
from db.install import Installed, install
from db.rollback import rollback
from db.verify import differences

# All that a decision can deal with; the others have to be put right by hand first.
DECIDABLE = (
    "dangling_prerequisites",
    "self_prerequisites",
    "duplicate_prerequisites",
    "circular_prerequisites",
    "null_prerequisites",
    "corequisites",
    "waitlisted_enrollments",
    "dangling_groups",
    "passing_marks",
    "negative_marks",
    "counters",
    "missing_tables",
    "missing_columns",
    "differing_columns",
    "missing_indexes",
    "disabled_triggers",
    "own_policies",
    "grade_formats",
)


@dataclass(frozen=True)
class Upgraded:
    """A database after its upgrade, what it was before, and the application that worked meanwhile."""

    database: ExistingDatabase
    before: Before
    answers: list
    application: Application
    installed: Installed


@functools.cache
def upgraded(cluster: Cluster) -> Upgraded:
    """The small university of a server, upgraded by its administrator during a working day."""
    database = copy(cluster, template(cluster).name, "campus_upgraded")
    before, asked = Before.of(database, at_work=True), answers(database.app_url)
    with Application(database.app_url) as application, long_reader(database.app_url, 4):
        installed = upgrade(database.url)
    return Upgraded(database, before, asked, application, installed)


def fingerprint(url: str) -> str:
    made = engine(url, application_name="tests compare", statement_timeout=0)
    with made.connect() as connection:
        found = structure.fingerprint(connection)
    made.dispose()
    return found


def found_by_verify(url: str) -> list[str]:
    made = engine(url, application_name="tests verify", statement_timeout=0)
    found = [str(each) for each in differences(made)]
    made.dispose()
    return found


def rows(url: str, question: str) -> list[tuple]:
    with psycopg.connect(url) as connection:
        return connection.execute(question).fetchall()


@pytest.mark.every_server
def test_the_old_application_never_notices(cluster):
    application = upgraded(cluster).application
    assert application.errors == []
    assert min(application.done.values()) > 10
    assert application.waits[0].seconds < 1, "busy machines differ; bench_install measures"


@pytest.mark.every_server
def test_no_row_is_lost_and_every_write_of_the_day_is_there(cluster):
    here = upgraded(cluster)
    assert here.before.changed_rows(here.database, here.application.written) == []


@pytest.mark.every_server
def test_what_the_host_has_stays_as_it_was(cluster):
    here = upgraded(cluster)
    assert here.before.changed_objects(here.database) == {}


@pytest.mark.every_server
def test_the_old_application_is_admitted_to_every_table_that_is_protected(cluster):
    here = upgraded(cluster)
    protected = """
        select relname
        from pg_class
        where relnamespace = 'public'::regnamespace
            and relrowsecurity
            and has_table_privilege('campus_app', oid, 'select')
        order by relname
    """
    admitted = "select table_name from lms_ops.admitted_roles where role_name = 'campus_app' order by table_name"
    tables = rows(here.database.superuser_url, protected)
    assert {("students",), ("persons",), ("audit_logs",)} < set(tables)
    assert rows(here.database.superuser_url, admitted) == tables
    # and functions of ours, whose owner is another, see every row
    unseen = """
        select relname
        from pg_class
        where relnamespace = 'public'::regnamespace
            and relrowsecurity
            and relowner = 'campus_owner'::regrole
            and not exists (select from pg_policy where polrelid = pg_class.oid and polname = 'lms_functions')
    """
    assert rows(here.database.superuser_url, unseen) == []


@pytest.mark.every_server
def test_upgraded_equals_a_fresh_install(cluster, database):
    here = upgraded(cluster)
    assert fingerprint(here.database.url) == fingerprint(database.url)
    assert found_by_verify(here.database.url) == []


@pytest.mark.every_server
def test_a_second_installation_changes_nothing(cluster):
    here = upgraded(cluster)
    before = Before.of(here.database)
    again = install(here.database.url)
    assert (again.changed, again.longest_wait) == ((), 0)
    assert before.changed_rows(here.database) == []
    assert before.changed_objects(here.database) == {}
    assert rows(here.database.url, "select kind from lms_ops.installations where finished_at is not null") == [
        ("upgrade",)
    ]


@pytest.mark.every_server
def test_the_old_application_reads_the_same_afterwards(existing_database):
    asked, before = answers(existing_database.app_url), Before.of(existing_database)
    upgrade(existing_database.url)
    assert answers(existing_database.app_url) == asked
    assert before.changed_rows(existing_database) == []
    with Application(existing_database.app_url, readers=0) as application:
        while sum(application.done.values()) < 200 and not application.errors:
            rows(existing_database.app_url, "select pg_sleep(0.05)")
    assert application.errors == []
    assert found_by_verify(existing_database.url) == []


def test_a_superuser_installs_the_same(existing_database, database):
    before = Before.of(existing_database)
    upgrade(existing_database.superuser_url)
    assert fingerprint(existing_database.superuser_url) == fingerprint(database.url)
    assert before.changed_rows(existing_database) == []
    assert before.changed_objects(existing_database) == {}
    with Application(existing_database.app_url) as application:
        rows(existing_database.app_url, "select pg_sleep(1)")
    assert application.errors == []


@pytest.mark.every_server
def test_taken_back_it_is_as_before_and_installed_again_it_is_the_same(existing_database, database):
    before = Before.of(existing_database)
    upgrade(existing_database.url)
    rollback(existing_database.url)
    after = Before.of(existing_database)
    assert (after.columns, after.objects) == (before.columns, before.objects)
    assert differing_tables(before, after) == []
    assert rows(existing_database.url, "select to_regnamespace('lms_ops')::text, to_regnamespace('report')::text") == [
        (None, None)
    ]
    upgrade(existing_database.url)
    assert fingerprint(existing_database.url) == fingerprint(database.url)
    assert before.changed_rows(existing_database) == []


def differing_tables(one: Before, other: Before) -> list[str]:
    return [table for table in one.rows if one.rows[table] != other.rows.get(table)]


def test_without_decisions_nothing_is_changed(existing_database):
    before = Before.of(existing_database)
    with pytest.raises(DecisionsMissing, match=r"--over-capacity raise .*--current-term ID|--current-term ID .*raise"):
        install(existing_database.url)
    assert before.changed_rows(existing_database) == []
    assert before.changed_objects(existing_database) == {}
    assert rows(existing_database.url, "select to_regnamespace('lms_ops')::text") == [(None,)]


def test_every_decision_is_written_down_with_who_and_why(existing_database):
    decided = choices(existing_database.url)
    upgrade(existing_database.url)
    written = rows(
        existing_database.url,
        "select finding, choice, decided_by, reason from lms_ops.decisions where row_count > 0",
    )
    assert {finding: choice for finding, choice, _, _ in written} == decided
    assert {(who, why) for _, _, who, why in written} == {("campus_dba", "Decided by the tests.")}
    assert decided.keys() == {"over_capacity", "current_terms", "exposed_roles"}


def test_over_full_offerings_keep_their_published_limit_and_admit_nobody(existing_database):
    upgrade(existing_database.url)
    assert rows(
        existing_database.url,
        """
        select count(*), min(overrides.published_limit), max(overrides.published_limit), max(offerings.max_enrollment)
        from lms_ops.capacity_overrides as overrides
        join course_offerings as offerings on offerings.id = overrides.course_offering_id
        where offerings.current_enrollment = offerings.max_enrollment
        """,
    ) == [(20, 30, 30, 288)]
    with psycopg.connect(existing_database.app_url) as connection, pytest.raises(psycopg.errors.CheckViolation) as full:
        connection.execute("""
            insert into course_enrollments (course_offering_id, student_id, enrollment_status)
            select offerings.id, students.id, 'enrolled'
            from course_offerings as offerings
            cross join students
            where offerings.max_enrollment = 288
                and not exists (select from course_enrollments where student_id = students.id)
            limit 1
        """)
    assert "is full: join the waitlist" in str(full.value)


@pytest.mark.every_server
def test_every_flaw_that_can_be_decided_is_at_once(existing_database):
    """All of them together; what was decided reads back as it was, and the old application goes on."""
    with psycopg.connect(existing_database.owner_url) as connection:
        for name in DECIDABLE:
            FLAWS[name](connection)
    before = Before.of(existing_database)
    upgrade(existing_database.url)
    assert before.changed_rows(existing_database) == []
    assert before.changed_objects(existing_database) == {}
    # what the host has switched off stays off, and is named
    assert [line.split(" is not there")[0] for line in found_by_verify(existing_database.url)] == [
        "trigger public.class_schedules.set_updated_at",
        "trigger public.courses.set_updated_at",
    ]
    with Application(existing_database.app_url) as application:
        rows(existing_database.app_url, "select pg_sleep(1)")
    assert application.errors == []


@pytest.mark.slow
def test_the_real_counts_within_two_minutes(cluster, database):
    full = build(cluster, "campus_full", "full")
    before = Before.of(full)
    installed = upgrade(full.url)
    assert installed.seconds < 120
    assert before.changed_rows(full) == []
    assert before.changed_objects(full) == {}
    assert fingerprint(full.url) == fingerprint(database.url)
    assert rows(full.url, "select count(*) from lms_ops.capacity_overrides") == [(772,)]
    assert rows(full.url, "select max(current_enrollment), sum(current_enrollment) from course_offerings") == [
        (2881, 191696)
    ]
    assert found_by_verify(full.url) == []
    cluster.drop(full)
