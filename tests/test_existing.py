"""The generator of the existing LMS: the published figures, and flaws that can be put in one by one."""

import psycopg
import pytest
from existing import Application, ExistingDatabase, answers, build, checksums
from existing.actions import READS, WRITES
from existing.flaws import FLAWS

FIGURES = {
    "users": "select count(*) from users",
    "persons": "select count(*) from persons",
    "students": "select count(*) from students",
    "staff": "select count(*) from staff_members",
    "active staff": "select count(*) from staff_members where is_active",
    "units": "select count(*) from organization_units",
    "courses": "select count(*) from courses",
    "offerings": "select count(*) from course_offerings where coalesce(current_enrollment, 0) = 0",
    "offerings on the first term": """
        select count(*)
        from course_offerings as offerings
        where offerings.academic_term_id = (select id from academic_terms order by start_date limit 1)
    """,
    "enrollments": "select count(*) from course_enrollments where enrollment_status = 'enrolled'",
    "enrolled students": "select count(distinct student_id) from course_enrollments",
    "over-full offerings": "select count(*) from fill where students > max_enrollment",
    "empty offerings": "select count(*) from fill where students = 0",
    "most students": "select max(students) from fill where max_enrollment = 30",
    "assessments": "select count(*) from assessments",
    "submissions": "select count(*) from assessment_submissions",
    "grades": "select count(*) from grades",
    "schedules": "select count(*) from class_schedules",
    "distinct schedules": """
        select count(*)
        from (
            select distinct course_offering_id, day_of_week, start_time, end_time, room_id, instructor_id, schedule_type
            from class_schedules
        ) as schedules
    """,
    "scheduled offerings": "select count(distinct course_offering_id) from class_schedules",
    "terms": "select count(*) from academic_terms where registration_start is null and registration_end is null",
    "current terms": "select count(*) from academic_terms where is_current",
    "students of a programme": "select count(academic_program_id) from students",
    "attendance": "select count(*) from attendance_records",
}
PUBLISHED = {
    "users": 6490,
    "persons": 6471,
    "students": 5959,
    "staff": 350,
    "active staff": 190,
    "units": 60,
    "courses": 883,
    "offerings": 7547,
    "offerings on the first term": 7547,
    "enrollments": 191696,
    "enrolled students": 5243,
    "over-full offerings": 772,
    "empty offerings": 1236,
    "most students": 2881,
    "assessments": 66365,
    "submissions": 63781,
    "grades": 194966,
    "schedules": 232347,
    "distinct schedules": 4696,
    "scheduled offerings": 363,
    "terms": 12,
    "current terms": 2,
    "students of a programme": 0,
    "attendance": 0,
}
FILL = """
    create temporary view fill as
    select
        offerings.max_enrollment,
        count(enrollments.id) as students
    from course_offerings as offerings
    left join course_enrollments as enrollments on enrollments.course_offering_id = offerings.id
    group by offerings.id
"""


def figures(url: str) -> dict[str, int]:
    with psycopg.connect(url) as connection:
        connection.execute(FILL)
        return {name: connection.execute(question).fetchone()[0] for name, question in FIGURES.items()}


@pytest.mark.slow
def test_the_full_university_has_the_published_figures(cluster):
    full = build(cluster, "campus_full", "full")
    assert figures(full.owner_url) == PUBLISHED
    cluster.drop(full)


def test_the_small_university_is_flawed_at_the_same_rates(existing_database):
    found = figures(existing_database.owner_url)
    assert found["enrollments"] == 4793
    assert (found["over-full offerings"], found["empty offerings"], found["most students"]) == (20, 31, 288)
    assert found["distinct schedules"] * 40 < found["schedules"]
    assert found["current terms"] == 2
    assert found["persons"] < found["users"]


@pytest.mark.every_server
def test_its_tables_belong_to_another_than_the_one_who_works_with_them(existing_database):
    with psycopg.connect(existing_database.app_url) as connection:
        owners = connection.execute("select distinct tableowner from pg_tables where schemaname = 'public'").fetchall()
        assert owners == [("campus_owner",)]
        assert connection.execute("select current_user, pg_has_role('campus_owner', 'member')").fetchone() == (
            "campus_app",
            False,
        )
        tables = connection.execute(
            "select count(*) from pg_tables where schemaname = 'public' and tablename <> 'library_loans'"
        )
        assert tables.fetchone() == (45,)


@pytest.mark.parametrize("name", FLAWS)
def test_a_flaw_can_be_put_in(existing_database: ExistingDatabase, name: str):
    """Each changes something that is there: rows of a table, or the catalog."""
    with psycopg.connect(existing_database.owner_url) as connection:
        before = _everything(connection)
        FLAWS[name](connection)
        connection.commit()
        assert _everything(connection) != before


def test_all_flaws_together_are_possible(existing_database):
    with psycopg.connect(existing_database.owner_url) as connection:
        for flaw in FLAWS.values():
            flaw(connection)


def test_the_application_writes_what_it_says_and_nothing_else(existing_database):
    with psycopg.connect(existing_database.superuser_url) as connection:
        columns = checksums.columns(connection)
        before = checksums.checksums(connection, columns)
        connection.commit()
        asked = answers(existing_database.app_url)
        assert answers(existing_database.app_url) == asked
        with Application(existing_database.app_url) as application:
            while len(application.done) < len(READS + WRITES) and not application.errors:
                connection.execute("select pg_sleep(0.05)")
        connection.commit()
        assert application.errors == []
        assert application.refused == 0
        after = checksums.checksums(connection, columns)
    assert checksums.differences(before, after, besides=application.written) == []
    assert {sentence.split()[5].rstrip(",") for sentence in checksums.differences(before, after)} >= {
        "courses",
        "grades",
    }


def test_checksums_tell_a_changed_a_deleted_and_a_new_row(existing_database):
    with psycopg.connect(existing_database.owner_url) as connection:
        columns = checksums.columns(connection)
        before = checksums.checksums(connection, columns)
        assert checksums.differences(before, checksums.checksums(connection, columns)) == []
        connection.execute("alter table courses add column ours text default 'not part of it'")
        connection.execute("delete from user_preferences where user_id = md5('user 1')::uuid")
        connection.execute("update rooms set capacity = 31 where id = md5('room 1')::uuid")
        connection.execute("insert into languages (code, name, native_name) values ('tr', 'Turkish', 'Türkçe')")
        found = checksums.differences(before, checksums.checksums(connection, columns))
    assert [sentence.split(",")[0] for sentence in found] == [
        "1 rows are new in languages",
        "1 rows are changed in rooms",
        "1 rows are gone from user_preferences",
    ]


def _everything(connection: psycopg.Connection) -> tuple:
    """The rows and what the catalog says about tables, indexes, triggers, functions and policies."""
    catalog = connection.execute("""
        select
            (select array_agg(pg_get_constraintdef(oid) order by oid) from pg_constraint),
            (select array_agg(indexrelid order by indexrelid) from pg_index),
            (select array_agg(tgenabled::text order by oid) from pg_trigger),
            (select count(*) from pg_policy),
            (select array_agg(concat(attrelid, attname, atttypid, attnotnull) order by attrelid, attnum)
                from pg_attribute where attrelid > 16384)
    """).fetchone()
    return catalog, checksums.checksums(connection, checksums.columns(connection))
