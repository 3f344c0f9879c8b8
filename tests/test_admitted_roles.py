"""Roles that worked with a table before it is protected go on with every row, until they say for whom they act."""

import json
import re
from collections.abc import Iterator

import psycopg
import pytest
import sample
from click.testing import CliRunner
from cluster import Cluster, Database
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError
from upgrading import decide

from db.cli import main
from db.sqlfile import SqlFile, sql_files

ROLES = {
    "test_group": "nologin",
    "test_reader": "login",
    "test_member": "login in role test_group",
    "test_column": "login",
    "test_everything": "login in role pg_read_all_data",
    "test_bypass": "login bypassrls",
    "test_nobody": "login",
    "test_ours": "login in role lms_app",
}


@pytest.fixture
def roles(cluster: Cluster, database: Database) -> Iterator[None]:
    for role, options in ROLES.items():
        cluster.execute(f"create role {role} {options}")
    yield
    for role in ROLES:
        cluster.execute(f"drop role {role}")


@pytest.fixture
def existing(roles: None, database: Database, owner: Engine) -> Iterator[Engine]:
    """Two students, a table of students that is not protected yet, and rights on it as an LMS gives them."""
    with owner.begin() as connection:
        for _ in range(2):
            sample.student(connection)
        for statement in (
            "alter table students disable row level security",
            "grant usage on schema public to public",
            "grant select, insert, update on students to test_group, test_bypass",
            "grant select on students to test_reader",
            "grant select (id) on students to test_column",
        ):
            connection.execute(text(statement))
    yield owner
    with psycopg.connect(database.superuser_url, autocommit=True) as connection:
        for role in ROLES:
            connection.execute(f"drop owned by {role}")


def protect(owner: Engine, table: str = "students") -> None:
    with owner.begin() as connection:
        connection.execute(text("set local search_path to public"))
        SqlFile(f"policies/{table}.sql").run(connection)


def seen(database: Database, role: str) -> int | str:
    """How many students a role sees, or why it sees none."""
    with psycopg.connect(database.superuser_url) as connection:
        connection.execute(f"set role {role}")
        try:
            return connection.execute("select count(id) from students").fetchone()[0]
        except psycopg.errors.InsufficientPrivilege:
            return "no right"


def admitted(owner: Engine, table: str = "students") -> dict[str, str]:
    with owner.begin() as connection:
        rows = connection.execute(
            text("""
                select role_name, cause
                from lms_ops.admitted_roles
                where table_name = :table
                    and stopped_at is null
            """),
            {"table": table},
        )
        return {row.role_name: row.cause for row in rows}


def test_without_a_decision_row_level_security_hides_every_row(existing, database):
    decide(existing)
    protect(existing)
    assert admitted(existing) == {}
    assert seen(database, "test_reader") == 0


@pytest.mark.every_server
def test_whoever_had_rights_sees_every_row_as_before(existing, database):
    decide(existing, exposed_roles="admit")
    before = {role: seen(database, role) for role in ROLES}
    assert before["test_ours"] == 2, "lms_app may read, and nothing is protected"
    for _ in range(2):  # the files of policies are run again whenever they change
        protect(existing)
    assert admitted(existing) == dict.fromkeys(
        ("test_group", "test_reader", "test_column", "test_everything"), "existing"
    )
    assert {role: seen(database, role) for role in ROLES} == before | {"test_ours": 0}


def test_what_everybody_may_opens_no_table_to_our_own_roles(existing, database):
    with existing.begin() as connection:
        connection.execute(text("grant select on students to public"))
    decide(existing, exposed_roles="admit")
    protect(existing)
    assert admitted(existing).keys() >= {"test_nobody", "test_reader", "test_group", "test_everything"}
    assert not admitted(existing).keys() & {"test_ours", "test_member", "test_bypass", "lms_app", "lms_dashboard"}
    assert seen(database, "test_nobody") == 2
    assert seen(database, "test_ours") == 0
    assert seen(database, "lms_dashboard") == 0


def test_who_is_admitted_writes_too_but_only_what_it_was_granted(existing, database):
    decide(existing, exposed_roles="admit")
    protect(existing)
    with psycopg.connect(database.superuser_url, autocommit=True) as connection:
        connection.execute("set role test_member")
        assert connection.execute("update students set notes = 'seen'").rowcount == 2
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("delete from students")
        with pytest.raises(psycopg.errors.FeatureNotSupported, match="COPY FROM not supported with row-level security"):
            connection.execute("copy students (student_number) from stdin")


def test_a_role_that_says_for_whom_it_acts_is_no_longer_admitted(existing, database):
    decide(existing, exposed_roles="admit")
    protect(existing)
    with existing.begin() as connection:
        assert connection.scalar(text("select lms_ops.stop_admitting('test_reader')")) == 1
    assert seen(database, "test_reader") == 0
    assert seen(database, "test_member") == 2
    protect(existing)
    assert seen(database, "test_reader") == 0, "not even when the file of policies changes"

    with existing.begin() as connection:
        connection.execute(text("alter table grades disable row level security"))
        connection.execute(text("grant select on grades to test_reader, test_group"))
    protect(existing, "grades")
    assert admitted(existing, "grades").keys() == {"test_group", "test_everything"}, "nor on a further table"
    with (
        pytest.raises(DBAPIError, match="choose one of test_column, test_everything, test_group"),
        existing.begin() as again,
    ):
        again.execute(text("select lms_ops.stop_admitting('test_reader')"))


def test_a_role_that_reads_everything_is_let_through_and_stopped_on_tables_of_ours_too(existing, database):
    table = "lms_ops.registration_permits"
    policies = text("select count(*) from pg_policies where policyname = 'lms_admits_test_everything'")
    with existing.begin() as connection:
        connection.execute(text(f"alter table {table} disable row level security"))
    decide(existing, exposed_roles="admit")
    protect(existing, "registration_permits")
    assert "test_everything" in admitted(existing, "registration_permits")
    with existing.begin() as connection:
        assert connection.scalar(policies) == 1
        connection.execute(text("select lms_ops.stop_admitting('test_everything')"))
        assert connection.scalar(policies) == 0


def test_the_command_lists_who_is_admitted_and_ends_it(existing, database, monkeypatch):
    monkeypatch.setenv("LMS_DATABASE_URL", database.url)
    assert CliRunner().invoke(main, ["admitted-roles"]).stdout == "no role is admitted\n"
    decide(existing, exposed_roles="admit")
    protect(existing)
    told = CliRunner().invoke(main, ["admitted-roles", "--stop", "test_reader"])
    assert told.stderr == "test_reader is no longer admitted to 1 tables\n"
    assert told.stdout.splitlines() == [f"test_{role}: students" for role in ("column", "everything", "group")]
    as_json = CliRunner().invoke(main, ["admitted-roles", "--json"])
    assert json.loads(as_json.stdout)["admitted_roles"][0] == {"role": "test_column", "tables": ["students"]}
    refused = CliRunner().invoke(main, ["admitted-roles", "--stop", "test_reader"])
    assert refused.exit_code == 1
    assert "test_reader is admitted to no table: choose one of test_column" in refused.stderr


def test_who_is_granted_rights_later_is_not_admitted(existing, database):
    decide(existing, exposed_roles="admit")
    protect(existing)
    with existing.begin() as connection:
        connection.execute(text("grant select on students to test_nobody"))
    protect(existing)
    assert seen(database, "test_nobody") == 0


@pytest.mark.every_server
@pytest.mark.parametrize("inherits", [True, False])
def test_functions_see_every_row_of_tables_that_belong_to_another_role(existing, database, inherits):
    """Their owner is a member of the tables' owner when it installs; what comes later must not blind them."""
    with psycopg.connect(database.superuser_url, autocommit=True) as connection:
        for statement in (
            "grant test_group to lms_owner",
            "alter table students owner to test_group",
            "grant all on schema public to test_group",
        ):
            connection.execute(statement)
    decide(existing, exposed_roles="admit")
    protect(existing)
    assert admitted(existing)["lms_owner"] == "definer"
    with psycopg.connect(database.superuser_url, autocommit=True) as connection:
        if not inherits:
            connection.execute("grant select on students to lms_owner")
            connection.execute("revoke test_group from lms_owner")
        [counted] = connection.execute("select count(*) from students").fetchone()
        connection.execute("set session authorization lms_owner")
        [visible] = connection.execute("select count(*) from students").fetchone()
        connection.execute("reset session authorization")
        connection.execute("revoke test_group from lms_owner")
        connection.execute("reassign owned by test_group to lms_owner")
    assert visible == counted == 2


def test_every_file_of_policies_admits_roles_before_it_protects_its_table():
    for file in sql_files("policies"):
        name = file.path.removeprefix("policies/").removesuffix(".sql")
        admits = re.search(
            rf"^select from lms_ops.admit_existing_roles\('((lms_ops\.)?{name})'\);", file.text, re.MULTILINE
        )
        assert admits, name
        assert admits.end() < file.text.index(f"alter table {admits[1]} enable row level security;")
