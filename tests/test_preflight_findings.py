"""Each finding of the preflight, shown once; whoever adds a check adds what it is shown with."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from cluster import Cluster, Database
from existing import ExistingDatabase
from obstacles import AS_IT_STANDS, OBSTACLES
from pooler import pooled
from sqlalchemy import Engine, text
from upgrading import decide

from db import config, server
from db.install import install
from db.preflight import Examination, Finding, circumstances, estimate, examine, structure
from db.preflight.check import checks
from db.preflight.finding import LEVELS

SHOWN: set[str] = set()
OF_OURS = {"earlier_version", "installed", "interrupted", "newer_version"}


def shows(*codes: str) -> Callable:
    """Mark a test as the one that shows these findings."""

    def keep(test: Callable) -> Callable:
        SHOWN.update(codes)
        return test

    return keep


def finding(examination: Examination, code: str) -> Finding:
    return {each.code: each for each in examination.findings}[code]


def protected(database: ExistingDatabase) -> set[str]:
    """Those of its tables that an installation protects."""
    with psycopg.connect(database.superuser_url) as connection:
        tables = connection.execute("select relname from pg_class where relnamespace = 'public'::regnamespace")
        return {name for (name,) in tables} & set(circumstances.protected_tables())


def codes(examination: Examination) -> set[str]:
    return {each.code for each in examination.findings}


@pytest.mark.every_server
def test_the_university_as_it_stands_needs_three_decisions(existing_database: ExistingDatabase) -> None:
    found = examine(existing_database.url)
    assert codes(found) == AS_IT_STANDS
    assert (found.kind, found.ready, found.exit_code) == ("upgrade", False, 3)
    assert [each.level for each in found.findings] == sorted((each.level for each in found.findings), key=LEVELS.index)
    over_full = finding(found, "over_capacity")
    assert over_full.count == 20
    assert over_full.sample[0] == "2023/2024_PY_İF-B00.: 288 enrolled, 30 places"
    assert over_full.choices == ("--over-capacity raise",)
    assert len(finding(found, "current_terms").choices) == 2
    exposed = {each.split(" ")[0]: each for each in finding(found, "exposed_roles").sample}
    assert exposed.keys() == {"campus_app", "campus_report"}
    assert exposed["campus_app"].endswith(f" and {len(protected(existing_database)) - 4} more")
    assert exposed["campus_report"] == "campus_report reads course_enrollments, grades, students"


@pytest.mark.parametrize("code", sorted(OBSTACLES))
def test_each_finding_is_made(existing_database: ExistingDatabase, code: str) -> None:
    obstacle = OBSTACLES[code]
    with psycopg.connect(existing_database.superuser_url) as connection:
        if callable(obstacle):
            obstacle(connection)
        else:
            connection.execute(obstacle.replace("{}", existing_database.name))
    found = finding(examine(existing_database.url), code)
    assert found.count > 0
    assert found.sample
    assert found.remedy
    assert bool(found.choices) == (found.level == "decision")


def test_every_finding_is_shown_by_a_test() -> None:
    known = {check.code for check in checks()} | structure.ABOUT.keys() | OF_OURS | {"unanswered"}
    assert known == AS_IT_STANDS | OBSTACLES.keys() | SHOWN


@pytest.mark.parametrize("check", checks(), ids=lambda check: check.code)
def test_each_check_says_what_it_finds_how_bad_it_is_and_what_to_do(check) -> None:
    assert check.level in LEVELS
    assert check.header["sentence"].endswith(".")
    assert check.header["remedy"]
    assert not check.header["remedy"].endswith(".")


@shows("no_base_tables")
def test_tables_that_are_no_lms_are_named(empty_database: Database) -> None:
    with psycopg.connect(empty_database.url) as connection:
        connection.execute("create table invoices (id int); create view debts as select * from invoices")
    found = examine(empty_database.url)
    assert found.exit_code == 4
    assert "already holds debts, invoices and no LMS" in finding(found, "no_base_tables").sample[0]


@shows("encoding")
def test_an_encoding_without_the_letters_is_named(latin_database: Database) -> None:
    assert "stores text as LATIN1" in finding(examine(latin_database.superuser_url), "encoding").sample[0]


@pytest.fixture
def latin_database(cluster: Cluster) -> Iterator[Database]:
    libc = "locale_provider libc" if cluster.server.source == "wheel" else ""
    cluster.execute(f"create database latin template template0 encoding 'LATIN1' locale 'C' {libc} owner lms_owner")
    yield cluster.database("latin")
    cluster.execute("drop database latin")


@shows("collation")
def test_a_locale_that_knows_no_cyrillic_is_named(cluster: Cluster) -> None:
    libc = "locale_provider libc" if cluster.server.source == "wheel" else ""
    cluster.execute(f"create database plain template template0 encoding 'UTF8' locale 'C' {libc} owner lms_owner")
    try:
        assert finding(examine(cluster.database("plain").url), "collation").level == "notice"
    finally:
        cluster.execute("drop database plain")


@pytest.mark.every_server
@shows("collation_version")
def test_an_order_of_letters_that_changed_is_named(empty_database: Database) -> None:
    with psycopg.connect(empty_database.superuser_url) as connection:
        of_this = "from pg_database where datname = current_database()"
        if not connection.execute(f"select pg_database_collation_actual_version(oid) {of_this}").fetchone()[0]:
            pytest.skip("the locale of this server has no version")
        connection.execute("update pg_database set datcollversion = '0.1' where datname = current_database()")
    assert "recorded 0.1" in finding(examine(empty_database.url), "collation_version").sample[0]


@shows("extensions", "disk_space")
def test_what_a_server_lacks_is_named(empty_database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(circumstances, "EXTENSIONS", ("pgcrypto", "no_such_extension"))
    monkeypatch.setattr(estimate, "FIXED_BYTES", 2**60)
    found = examine(empty_database.superuser_url)
    assert finding(found, "extensions").sample == ("the server lacks the extension no_such_extension",)
    assert "are needed" in finding(found, "disk_space").sample[0]


@shows("server_version")
def test_an_old_server_is_asked_nothing_else(
    existing_database: ExistingDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(config, "OLDEST_POSTGRESQL", 99)
    found = examine(existing_database.url)
    assert codes(found) == {"server_version"}
    assert found.findings[0].remedy == "move to a server of version 99 or later"


@shows("roles")
def test_roles_that_cannot_be_made_are_named(cluster: Cluster, existing_database: ExistingDatabase) -> None:
    assert cluster.template  # its installation made the roles
    cluster.execute("alter role lms_admin rename to lms_admin_hidden")
    try:
        found = finding(examine(existing_database.owner_url), "roles")
    finally:
        cluster.execute("alter role lms_admin_hidden rename to lms_admin")
    assert '"create role lms_admin nologin"' in found.remedy


@pytest.mark.parametrize(("choice", "levels"), [(None, ["notice"]), ("admit", [])])
def test_a_later_version_names_the_roles_that_it_shuts_out(
    database: Database, owner: Engine, cluster: Cluster, choice: str | None, levels: list[str]
) -> None:
    with owner.begin() as connection:
        connection.execute(text("alter table persons disable row level security"))
        connection.execute(text("grant select on persons to pg_monitor"))
    cluster.execute("create role campus_statistics in role pg_monitor")
    if choice:
        decide(owner, exposed_roles=choice)
        with owner.begin() as connection:
            connection.execute(text("update lms_ops.installations set finished_at = now()"))
    try:
        found = [each for each in examine(database.url).findings if each.code == "exposed_roles"]
    finally:
        cluster.execute("drop role campus_statistics")
    assert [each.level for each in found] == levels
    assert all("campus_statistics reads persons" in each.sample for each in found)


@pytest.mark.every_server
@shows("unsafe_roles")
def test_our_roles_with_more_rights_than_ours_are_named(cluster: Cluster, existing_database: ExistingDatabase) -> None:
    assert cluster.template  # its installation made the roles
    cluster.execute("alter role lms_app bypassrls createrole")
    cluster.execute("grant lms_admin to lms_dashboard")
    try:
        found = finding(examine(existing_database.url), "unsafe_roles")
    finally:
        cluster.execute("alter role lms_app nobypassrls nocreaterole")
        cluster.execute("revoke lms_admin from lms_dashboard")
    assert found.sample == (
        "lms_app bypasses row-level security",
        "lms_app creates roles",
        "lms_dashboard is a member of lms_admin",
    )
    assert found.remedy.endswith('alter role lms_app nocreaterole; revoke lms_admin from lms_dashboard"')


@shows("superuser")
def test_a_superuser_who_installs_is_told_what_to_do_instead(database: Database) -> None:
    assert "superuser" not in codes(examine(database.url))
    found = finding(examine(database.superuser_url), "superuser")
    assert (found.level, found.sample) == ("notice", ("postgres",))
    assert f"alter database {database.name} owner to lms_owner" in found.remedy


@shows("pooled_connection")
def test_a_pooler_is_seen_through(database: Database) -> None:
    assert "pooled_connection" not in codes(examine(database.url))
    with pooled(database) as through:
        assert finding(examine(through.url), "pooled_connection").level == "impossible"


@shows("long_transactions", "hidden_activity")
def test_open_transactions_are_named_to_whoever_may_see_them(
    existing_database: ExistingDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(circumstances, "OPEN_FOR", "0 seconds")
    with psycopg.connect(existing_database.app_url) as connection:
        connection.execute("select from students")
        assert "campus_app" in finding(examine(existing_database.superuser_url), "long_transactions").sample[0]
        assert finding(examine(existing_database.url), "hidden_activity").sample == ("campus_app",)


@shows("unanswered")
def test_a_check_that_cannot_look_makes_an_installation_impossible(existing_database: ExistingDatabase) -> None:
    with psycopg.connect(existing_database.owner_url) as connection:
        connection.execute("lock table academic_terms in access exclusive mode")
        found = finding(examine(existing_database.url), "unanswered")
    assert found.level == "impossible"
    assert "structure: a table is locked by another session" in found.sample
    assert "current_terms: a table is locked by another session" in found.sample


@shows("rights")
def test_a_role_that_may_not_create_is_told_what_it_lacks(existing_database: ExistingDatabase) -> None:
    found = finding(examine(existing_database.app_url), "rights")
    assert found.level == "impossible"
    assert "campus_app may not create tables in the schema public" in found.sample
    assert "grant create on schema public to campus_app" in found.remedy


@pytest.fixture
def demanding_server(source: str) -> Iterator[str]:
    """A superuser's URL on a server of its own that replicates, archives in vain and commits in two phases."""
    own = Cluster(source)
    settings = {
        "wal_level": "logical",
        "max_replication_slots": "4",
        "max_wal_senders": "4",
        "max_prepared_transactions": "2",
        "archive_mode": "on",
        "archive_command": "false",
    }
    try:
        for name, value in settings.items():
            own.execute(f"alter system set {name} = '{value}'")
        server.stop(own.settings)
        server.start(own.settings)
        yield own.database("lms").superuser_url
    finally:
        own.stop()


@shows("subscriptions", "replication_slots", "prepared_transactions", "archiving")
def test_what_keeps_wal_and_locks_for_others_is_named(demanding_server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(circumstances, "PREPARED_FOR", "0 seconds")
    with psycopg.connect(demanding_server) as connection:
        connection.execute("create table forgotten (id int)")
        connection.execute("prepare transaction 'campus_transfer'")
    with psycopg.connect(demanding_server, autocommit=True) as connection:
        connection.execute("select pg_create_physical_replication_slot('campus_standby', true)")
        connection.execute("""
            create subscription campus_feed connection 'dbname=elsewhere' publication feed
            with (connect = false, enabled = false, slot_name = none)
        """)
        connection.execute("select pg_switch_wal()")
        deadline = time.monotonic() + 30
        while not connection.execute("select last_failed_time from pg_stat_archiver").fetchone()[0]:
            assert time.monotonic() < deadline, "the archiver never failed"
            time.sleep(0.05)
    found = examine(demanding_server)
    assert "campus_transfer of" in finding(found, "prepared_transactions").sample[0]
    assert finding(found, "subscriptions").sample == ("campus_feed",)
    assert "campus_standby (physical) keeps" in finding(found, "replication_slots").sample[0]
    assert "failed at" in finding(found, "archiving").sample[0]


@shows("installed")
def test_an_installed_database_has_nothing_to_decide(database: Database) -> None:
    found = examine(database.url)
    assert (found.kind, found.exit_code) == ("again", 0)
    assert finding(found, "installed").sentence == "This version is installed: an installation has nothing to do."


@shows("newer_version")
def test_a_newer_version_is_not_gone_back_from(database: Database) -> None:
    with psycopg.connect(database.url) as connection:
        connection.execute("update lms_ops.alembic_version set version_num = '9999'")
    assert finding(examine(database.url), "newer_version").level == "impossible"


@shows("earlier_version")
def test_an_earlier_version_says_what_a_newer_one_would_do(database: Database, own_sql: Path) -> None:
    triggers = own_sql / "triggers" / "count_enrollments.sql"
    triggers.write_text(triggers.read_text() + "\n-- counted otherwise\n")
    found = examine(database.url)
    assert finding(found, "earlier_version").sample[-1] == "2 files to replace"  # its rights again, too
    assert found.locks == {"course_enrollments": "SHARE ROW EXCLUSIVE"}


@shows("interrupted")
def test_an_interrupted_installation_goes_on_with_what_it_decided(existing_database: ExistingDatabase) -> None:
    class Killed(Exception):
        pass

    def stop_at_steps(line: str) -> None:
        if line.startswith("step 1 "):
            raise Killed

    before = examine(existing_database.url)
    given = {each.code: each.choices[0].split()[-1] for each in before.findings if each.level == "decision"}
    with pytest.raises(Killed):
        install(existing_database.url, given=given, progress=stop_at_steps)
    found = examine(existing_database.url)
    assert (found.kind, found.exit_code) == ("upgrade", 0)
    assert "begun by campus_dba" in finding(found, "interrupted").sample[0]
    assert finding(found, "over_capacity").remedy == "this is decided: --over-capacity raise"
    assert not codes(found) & {"host_triggers", "existing_policies"}
