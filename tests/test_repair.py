"""verify --repair: each damage is put back, what cannot be is said, and a second time there is nothing to do."""

from collections.abc import Callable

import psycopg
import pytest
import sample
from cluster import Database
from sqlalchemy import Engine, text

from db.partition import partition
from db.repair import repair
from db.verify import differences

REPAIRED = {
    "a dropped index": "drop index idx_courses_search_vector",
    "an index over other columns": (
        "drop index idx_student_holds_active; create index idx_student_holds_active on student_holds (id)"
    ),
    "an index whose build failed": (
        "update pg_index set indisvalid = false where indexrelid = 'users_active_idx'::regclass"
    ),
    "a dropped check": "alter table grades drop constraint grades_marks_valid",
    "a check that was never validated": (
        "alter table users drop constraint users_username_check; "
        "alter table users add constraint users_username_check check (length(username) >= 3) not valid"
    ),
    "a dropped foreign key": "alter table grades drop constraint grades_student_id_fkey",
    "a dropped primary key, and the keys on it": "alter table courses drop constraint courses_pkey cascade",
    "a trigger of a file, disabled": ("alter table course_enrollments disable trigger count_enrollments_after_insert"),
    "a trigger of the base, disabled": "alter table users disable trigger set_updated_at",
    "a dropped trigger of the base": "drop trigger close_session on user_sessions",
    "a changed function of a file": (
        "create or replace function lms_ops.fold(value text) returns text language sql as 'select value'"
    ),
    "a changed function of a step": (
        "create or replace function update_updated_at_column() returns trigger language plpgsql "
        "as 'begin return new; end'"
    ),
    "a dropped policy": "drop policy students_own_data on students",
    "row level security, disabled": "alter table students disable row level security",
    "a revoked right": "revoke execute on function lms_ops.current_viewer() from lms_dashboard",
    "a column that may be null": "alter table users alter column email drop not null",
    "a column without its default": "alter table users alter column is_active drop default",
    "statistics that were emptied": "refresh materialized view mv_faculty_workload with no data",
    "a counter that is off": "update course_offerings set current_enrollment = 3",
    "an array that nobody carried": (
        "update courses set prerequisites = (select array_agg(id) from courses where code = 'C2') where code = 'C1'"
    ),
}


@pytest.fixture
def damage(database: Database) -> Callable[[str], None]:
    """Run statements as the superuser, past every right and trigger."""

    def run(statements: str) -> None:
        with psycopg.connect(database.superuser_url, autocommit=True) as connection:
            connection.execute("set search_path to public")
            connection.execute("set session_replication_role to replica")
            connection.execute(statements)

    return run


@pytest.fixture
def offering(owner: Engine) -> None:
    """A section of C1 with one enrolled student; C2 beside it."""
    with owner.begin() as connection:
        unit = sample.unit(connection)
        sample.course(connection, unit, "C2")
        course = sample.offering(connection, sample.course(connection, unit, "C1"), sample.term(connection))
        sample.enrollment(connection, course, sample.student(connection))


@pytest.mark.slow
@pytest.mark.every_server
@pytest.mark.usefixtures("offering")
def test_everything_that_can_be_put_back_is(database: Database, owner: Engine, damage: Callable[[str], None]) -> None:
    for statements in REPAIRED.values():
        damage(statements)
    assert len(differences(owner)) >= len(REPAIRED)

    result = repair(database.url)
    assert (result.left, result.failures) == ((), ())
    assert len(result.repaired) >= len(REPAIRED)
    assert differences(owner) == []

    again = repair(database.url)
    assert (again.repaired, again.left) == ((), ())


@pytest.mark.slow
def test_what_cannot_be_put_back_is_left_and_said(
    database: Database, owner: Engine, damage: Callable[[str], None]
) -> None:
    with owner.begin() as connection:
        offering = sample.offering(
            connection, sample.course(connection, sample.unit(connection)), sample.term(connection)
        )
        sample.grade(connection, sample.assessment(connection, offering), sample.student(connection), 50)
        connection.exec_driver_sql("update grades set marks_obtained = 60")
    for statements in (
        "update grade_change_history set new_marks = 61",
        "alter table users drop column mfa_secret",
        "drop table lms_ops.headline_figures cascade",
        "create policy everybody on grades using (true)",
        "alter table users drop constraint users_username_check; update users set username = 'x'",
    ):
        damage(statements)
    result = repair(database.url)
    left = {each.object.split(" ")[0]: str(each) for each in result.left}
    assert "restore it from a backup" in left["table"]
    assert "everybody was added by somebody" in left["policy"]
    assert "find out who worked as superuser" in left["grade"]
    assert "backup" in left["column"]
    assert any("constraint public.users.users_username_check" in str(each) for each in result.left)
    assert any("users_username_check" in line for line in result.failures)
    assert [str(each) for each in repair(database.url).left] == [str(each) for each in result.left]


def test_months_without_a_partition_and_open_partitions_are_put_right(
    database: Database, owner: Engine, damage: Callable[[str], None]
) -> None:
    partition(database.url, "audit_logs")
    assert differences(owner) == []
    with owner.connect() as connection:
        names = connection.scalars(text("select partition_name from lms_ops.partitions('audit_logs')")).all()
    damage(f"drop table {names[-1]}; create table audit_logs_2099_01 (id int)")
    damage(f"grant select on {names[0]} to lms_app")
    assert {f"{each.object} {each.problem}" for each in differences(owner)} == {
        "table public.audit_logs lacks partitions for the coming two months",
        "table public.audit_logs_2099_01 is named like a partition of audit_logs and is none",
        f"partition public.{names[0]} may be read by lms_app",
    }
    assert [each.object for each in repair(database.url).left] == ["table public.audit_logs_2099_01"]
