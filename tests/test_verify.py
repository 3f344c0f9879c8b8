"""verify: a fresh database has no difference, and each kind of damage is named with what to do about it."""

from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
import sample
from cluster import Database
from sqlalchemy import Engine

from db.connection import engine
from db.errors import LmsError, Refused
from db.install import install
from db.verify import change_catalog, differences, set_aside


@pytest.fixture
def damage(database: Database) -> Callable[[str], None]:
    """Run a statement as the superuser, past every right and trigger."""

    def run(statement: str) -> None:
        with psycopg.connect(database.superuser_url, autocommit=True) as connection:
            connection.execute("set search_path to public")
            connection.execute("set session_replication_role to replica")
            connection.execute(statement)

    return run


def lines(owner: Engine) -> list[str]:
    return [str(difference) for difference in differences(owner)]


@pytest.mark.every_server
def test_a_fresh_database_has_no_difference(owner: Engine) -> None:
    assert lines(owner) == []


def test_an_empty_database_is_told_to_install(empty_database: Database) -> None:
    made = engine(empty_database.url, application_name="tests")
    with pytest.raises(LmsError, match="nothing is installed .* `lms-db install`"):
        differences(made)
    made.dispose()


@pytest.mark.parametrize(
    ("statement", "line"),
    [
        (
            "drop index idx_courses_search_vector",
            'index public.courses.idx_courses_search_vector is gone: run "CREATE INDEX CONCURRENTLY '
            "idx_courses_search_vector ON "
            'public.courses USING gin (search_vector)"',
        ),
        (
            "alter table grades drop constraint grades_marks_valid",
            'constraint public.grades.grades_marks_valid is gone: run "alter table '
            "public.grades add constraint "
            'grades_marks_valid CHECK ((marks_obtained >= (0)::numeric)) not valid", then "alter table public.grades '
            'validate constraint grades_marks_valid"',
        ),
        (
            "alter table students disable row level security",
            'table public.students is not what was installed: run "alter table public.students enable row level '
            'security", then "alter table public.students no force row level security"',
        ),
        (
            "alter table course_enrollments disable trigger count_enrollments_after_insert",
            'trigger public.course_enrollments.count_enrollments_after_insert is disabled: run "alter table '
            'public.course_enrollments enable trigger count_enrollments_after_insert"',
        ),
        (
            "create or replace function lms_ops.fold(value text) returns text language sql as 'select value'",
            "function lms_ops.fold(value text) is not what was installed: run `lms-db install`",
        ),
        (
            "drop policy students_own_data on students",
            "policy public.students.students_own_data is gone: run `lms-db install`",
        ),
        (
            "create policy everybody on grades using (true)",
            'policy public.grades.everybody was added by somebody: run "drop policy everybody on public.grades"',
        ),
        (
            "grant select on grades to lms_dashboard",
            'right lms_dashboard on public.grades was added by somebody: revoke "select", then run `lms-db install`',
        ),
        (
            "create table lms_ops.notes (id int)",
            "table lms_ops.notes was added by somebody: move it to a schema of your own",
        ),
        (
            "alter table users alter column email drop not null",
            'column public.users.email is not what was installed: run "alter table public.users alter column email '
            'drop default", then "alter table public.users alter column email set not null"',
        ),
        (
            "alter table users alter column email type varchar(200)",
            'column public.users.email is not what was installed: bring it back to "text not null"',
        ),
        (
            "alter view report.viewer owner to current_user",
            'view report.viewer belongs to postgres: run "alter view report.viewer owner to lms_owner"',
        ),
        (
            "delete from lms_ops.installed_objects where name like '%idx_course_waitlist%'; "
            "drop index idx_course_waitlist_student",
            'index public.course_waitlist.idx_course_waitlist_student is not there: run "CREATE INDEX CONCURRENTLY',
        ),
        (
            "update lms_ops.installations set finished_at = null",
            "installation of",
        ),
        (
            "update lms_ops.refreshes set started_at = now() - interval '3 days'",
            "materialized view public.mv_student_statistics is 4320 minutes old and should be 1440 at most: run "
            "`lms-db refresh mv_student_statistics`",
        ),
        (
            "drop extension btree_gist cascade",
            'extension btree_gist is gone: run "create extension if not exists btree_gist"',
        ),
        (
            "refresh materialized view mv_faculty_workload with no data",
            "materialized view public.mv_faculty_workload was never filled: run `lms-db refresh mv_faculty_workload`",
        ),
    ],
)
def test_each_damage_is_named_with_its_remedy(
    damage: Callable[[str], None], owner: Engine, statement: str, line: str
) -> None:
    damage(statement)
    assert [found for found in lines(owner) if found.startswith(line)]


def test_what_others_add_to_public_is_theirs(damage: Callable[[str], None], owner: Engine) -> None:
    damage("create table invoices (id int primary key)")
    damage("create index users_by_metadata on users using gin (metadata)")
    damage("alter table users add column nickname text")
    damage("create role reporting")
    damage("grant select on users to reporting")
    damage("drop owned by reporting")
    damage("drop role reporting")
    assert lines(owner) == []


def test_an_invalid_index_and_an_unvalidated_constraint_are_named(damage: Callable[[str], None], owner: Engine) -> None:
    damage("update pg_index set indisvalid = false where indexrelid = 'users_active_idx'::regclass")
    damage("alter table users drop constraint users_username_check")
    damage("alter table users add constraint users_username_check check (length(username) >= 3) not valid")
    assert lines(owner) == [
        'constraint public.users.users_username_check is not validated: run "alter table public.users validate '
        'constraint users_username_check"',
        'index public.users.users_active_idx is not valid: run "reindex index concurrently public.users_active_idx"',
    ]


def test_a_counter_that_is_off_names_its_offering(damage: Callable[[str], None], owner: Engine) -> None:
    with owner.begin() as connection:
        course = sample.course(connection, sample.unit(connection), "CS101")
        offering = sample.offering(connection, course, sample.term(connection), section_code="A")
        sample.enrollment(connection, offering, sample.student(connection))
    assert lines(owner) == []
    damage("update course_offerings set current_enrollment = 3")
    assert lines(owner) == [
        'offering CS101 section A stores 3 and has 1 enrolled: run "select lms_ops.recount_enrollments()"'
    ]
    damage("update course_offerings set current_enrollment = null")
    assert lines(owner) == [
        'offering CS101 section A stores nothing and has 1 enrolled: run "select lms_ops.recount_enrollments()"'
    ]


@pytest.mark.parametrize(
    "statement",
    [
        "drop policy students_own_data on students",
        "drop function lms_ops.differences()",
        "drop function lms_ops.changed_objects() cascade",
        "alter view report.viewer reset (security_barrier)",
        "create or replace view lms_ops.people as select id as user_id, '{}'::jsonb as name from users",
        "alter table course_enrollments disable trigger count_enrollments_after_insert",
        "revoke execute on function lms_ops.current_viewer() from lms_dashboard",
        "drop trigger update_courses_search_vector on courses",
    ],
)
def test_install_puts_back_what_it_replaces(
    damage: Callable[[str], None], database: Database, owner: Engine, statement: str
) -> None:
    damage(statement)
    install(database.url)
    assert lines(owner) == []
    assert install(database.url).changed == ()


def test_an_installation_does_not_declare_a_lost_index_to_be_its_own(
    damage: Callable[[str], None], database: Database, owner: Engine
) -> None:
    damage("drop index idx_courses_search_vector")
    damage("drop policy students_own_data on students")
    install(database.url)
    assert [line.split(" is ")[0] for line in lines(owner)] == ["index public.courses.idx_courses_search_vector"]


def test_statistics_that_tell_otherwise_than_untouched_tables_are_named(
    damage: Callable[[str], None], owner: Engine
) -> None:
    with owner.begin() as connection:
        sample.student(connection)
    # what was written since the refresh is only not counted yet
    assert lines(owner) == []
    damage("update students set updated_at = now() - interval '1 day'")
    assert lines(owner) == [
        "materialized view public.mv_student_statistics counts 0 where its tables have 1: run "
        "`lms-db refresh mv_student_statistics`"
    ]


def test_the_change_catalog_is_counted(damage: Callable[[str], None], owner: Engine) -> None:
    assert {each.part: each.named for each in change_catalog(owner)} == {
        each.part: each.present for each in change_catalog(owner)
    }
    assert sum(each.named for each in change_catalog(owner)) == 70
    damage("drop index idx_courses_search_vector")
    damage("drop policy students_own_data on students")
    assert [each.part for each in change_catalog(owner) if each.present < each.named] == [
        "search index of courses",
        "policies",
    ]


def test_what_was_set_aside_is_counted(damage: Callable[[str], None], owner: Engine) -> None:
    damage(
        "insert into lms_ops.set_aside_rows (table_name, row_id, column_name, value, problem) "
        "values ('courses', gen_random_uuid(), 'prerequisites', '1', 'dangling')"
    )
    assert set_aside(owner) == {"courses.prerequisites": 1}
    assert lines(owner) == []


def test_a_changed_file_is_not_installed_as_it_is_now(owner: Engine, own_sql: Path) -> None:
    for name in ("functions/fold_text.sql", "steps/0002_identity.sql"):
        file = own_sql / name
        file.write_text(f"{file.read_text()}\n-- changed")
    (own_sql / "policies" / "grades.sql").unlink()
    assert lines(owner) == [
        "db/sql/steps/0002_identity.sql is not the file that was installed: restore it and add a new step, "
        "or install into an empty database",
        "db/sql/functions/fold_text.sql is not installed as it is now: run `lms-db install`",
        "db/sql/policies/grades.sql was installed and is no longer there: run `lms-db install`",
    ]


def test_only_people_of_the_database_read_the_differences(
    database: Database, owner: Engine, as_person: Callable
) -> None:
    with owner.begin() as connection:
        administrator = sample.viewer(connection, "SYSADMIN")
        head = sample.viewer(connection, "DEPT_HEAD", sample.unit(connection))
    with as_person(administrator) as connection:
        assert connection.exec_driver_sql("select * from lms_ops.differences()").all() == []
    for nobody in (head, None):
        with pytest.raises(Refused), as_person(nobody) as connection:
            connection.exec_driver_sql("select * from lms_ops.differences()")
