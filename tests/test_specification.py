"""Everything of the specification's change catalog is there under its name, and its samples run."""

from hashlib import md5
from uuid import UUID

import pytest
import sample
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

TABLES = {
    "course_prerequisites",
    "course_corequisites",
    "student_groups",
    "student_group_members",
    "course_waitlist",
    "student_holds",
    "course_equivalencies",
    "grade_change_history",
    "schedule_conflicts",
    "academic_standing_history",
}
FUNCTIONS = {
    "check_enrollment_eligibility",
    "generate_degree_audit",
    "detect_schedule_conflicts",
    "update_enrollment_count",
    "update_courses_search_vector",
    "create_monthly_partition",
}
STATISTICS = {"mv_student_statistics", "mv_course_offering_statistics", "mv_faculty_workload"}
CONSTRAINTS = {
    "course_offerings_enrollment_capacity": "course_offerings",
    "assessments_passing_valid": "assessments",
    "grades_marks_valid": "grades",
    "academic_terms_dates_valid": "academic_terms",
}
POLICIES = {
    "students_own_data": "students",
    "grades_student_access": "grades",
    "grades_instructor_access": "grades",
    "enrollments_student_access": "course_enrollments",
    "transcripts_student_access": "student_transcripts",
}
JUNCTIONS = {"course_prerequisites", "course_corequisites", "student_group_members"}


def names(owner, query):
    with owner.connect() as connection:
        return set(connection.scalars(text(query)))


def indexes(owner, tables):
    """Names of the catalog's indexes (idx_...) on these relations."""
    with owner.connect() as connection:
        return connection.scalars(
            text("""
                select indexname
                from pg_indexes
                where schemaname = 'public'
                    and indexname like 'idx\\_%'
                    and tablename = any (:tables)
            """),
            {"tables": sorted(tables)},
        ).all()


@pytest.mark.every_server
def test_every_object_of_the_change_catalog_is_there(owner):
    assert names(owner, "select tablename from pg_tables where schemaname = 'public'") >= TABLES
    assert names(owner, "select proname from pg_proc where pronamespace = 'public'::regnamespace") >= FUNCTIONS
    assert names(owner, "select matviewname from pg_matviews where ispopulated") == STATISTICS
    assert {"pgcrypto", "pg_trgm", "btree_gist"} <= names(owner, "select extname from pg_extension")
    with owner.connect() as connection:
        found = connection.execute(
            text("select conname, conrelid::regclass::text from pg_constraint where contype = 'c' and convalidated")
        ).all()
        assert CONSTRAINTS.items() <= dict(found).items()
        found = connection.execute(text("select policyname, tablename from pg_policies")).all()
        assert POLICIES.items() <= dict(found).items()
        secured = connection.scalars(text("select relname from pg_class where relrowsecurity")).all()
        assert set(POLICIES.values()) <= set(secured)


def test_the_catalogs_indexes_are_counted_as_the_specification_counts_them(owner):
    assert len(indexes(owner, JUNCTIONS)) == 6
    assert len(indexes(owner, TABLES - JUNCTIONS)) == 24
    assert indexes(owner, {"courses"}) == ["idx_courses_search_vector"]
    assert len(indexes(owner, STATISTICS)) == 6
    assert indexes(owner, {"academic_terms"}) == ["idx_academic_terms_only_one_current"]


def test_reference_rows_have_the_same_ids_in_every_installation(owner):
    ids = {
        "select id from roles where code = 'REGISTRAR'": "role REGISTRAR",
        "select id from permissions where resource = 'hold' and scope = 'faculty'": "permission hold manage faculty",
        "select id from notification_templates where code = 'waitlist_offered'": "template waitlist_offered",
    }
    with owner.connect() as connection:
        for query, key in ids.items():
            assert connection.scalar(text(query)) == UUID(md5(key.encode()).hexdigest())


def test_the_constraints_refuse_what_they_name(owner):
    wrong = {
        "course_offerings_enrollment_capacity": "update course_offerings set max_enrollment = 0",
        "assessments_passing_valid": "update assessments set passing_marks = 101",
        "grades_marks_valid": "update grades set marks_obtained = -1",
        "academic_terms_dates_valid": "update academic_terms set end_date = start_date",
        "idx_academic_terms_only_one_current": "update academic_terms set is_current = true",
    }
    with owner.begin() as connection:
        unit = sample.unit(connection)
        offering = sample.offering(connection, sample.course(connection, unit), sample.term(connection))
        sample.term(connection, "2024-fall")
        student = sample.student(connection)
        sample.enrollment(connection, offering, student)
        sample.grade(connection, sample.assessment(connection, offering), student, 50)
    for constraint, statement in wrong.items():
        with pytest.raises(DBAPIError) as refused, owner.begin() as connection:
            connection.execute(text(statement))
        assert refused.value.orig.diag.constraint_name == constraint


def test_the_samples_run_as_printed(owner):
    """Holds, eligibility, audit, refreshes, searches, the cron line, identity; as the owner, as a DBA would."""
    with owner.begin() as connection:
        unit = sample.unit(connection)
        course = sample.course(
            connection,
            unit,
            "CS101",
            name={
                "az": "Proqramlaşdırmaya giriş",
                "en": "Introduction to programming",
                "ru": "Программирование",
            },
        )
        sample.course(connection, unit, "CS340", name=sample.words("Database systems design"))
        student = sample.student(connection, sample.program(connection, unit))
        sample.offering(connection, course, sample.open_term(connection))
        sample.hold(connection, student)

    with owner.begin() as connection:
        assert connection.scalar(
            text("""
                select exists (
                    select 1
                    from student_holds
                    where student_id = :student_id
                        and is_active = true
                        and blocks_registration = true
                ) as has_registration_hold
            """),
            {"student_id": student},
        )
        eligible = connection.execute(
            text("""
                select *
                from check_enrollment_eligibility(
                    (select id from students limit 1),
                    (select id from course_offerings limit 1)
                )
            """)
        ).one()
        assert eligible.can_enroll is False
        assert len(eligible.reasons) == 1
        assert connection.execute(text("select * from generate_degree_audit((select id from students limit 1))")).all()
        for view in sorted(STATISTICS):
            connection.execute(text(f"refresh materialized view {view}"))
    with owner.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for view in sorted(STATISTICS):
            connection.execute(text(f"refresh materialized view concurrently {view}"))
        connection.execute(text("analyze"))
        for words, found in {"programming": ["CS101"], "database & design": ["CS340"]}.items():
            assert (
                connection.scalars(
                    text("""
                        select code
                        from courses
                        where search_vector @@ to_tsquery('english', :words)
                        order by ts_rank(search_vector, to_tsquery('english', :words)) desc
                        limit 10
                    """),
                    {"words": words},
                ).all()
                == found
            )
        assert "not partitioned" in connection.scalar(
            text("select create_monthly_partition('audit_logs', current_date)")
        )
        connection.execute(text("reindex index idx_courses_search_vector"))
        connection.execute(text("vacuum analyze"))


def test_arrays_of_requirements_move_to_the_junction_table_without_what_cannot(owner):
    """The specification's template fails on dangling ids and self references; this is its corrected form."""
    with owner.begin() as connection:
        unit = sample.unit(connection)
        required = sample.course(connection, unit)
        course = sample.course(connection, unit)
        connection.execute(
            text("update courses set prerequisites = array[:required, :course, gen_random_uuid()] where id = :course"),
            {"required": required, "course": course},
        )
        connection.execute(
            text("""
                insert into course_prerequisites (course_id, prerequisite_course_id, is_mandatory)
                select distinct
                    courses.id,
                    required.id,
                    true
                from courses
                cross join unnest(courses.prerequisites) as wanted (id)
                join courses as required on required.id = wanted.id
                where required.id <> courses.id
                on conflict do nothing
            """)
        )
        assert connection.execute(
            text("select course_id, prerequisite_course_id, is_mandatory from course_prerequisites")
        ).all() == [(course, required, True)]


def test_a_partitioned_table_gets_its_month(owner):
    with owner.begin() as connection:
        connection.execute(
            text("create table visits (id uuid, created_at timestamptz not null) partition by range (created_at)")
        )
        made = connection.scalar(text("select create_monthly_partition('visits', date '2025-01-15')"))
        again = connection.scalar(text("select create_monthly_partition('visits', date '2025-01-31')"))
        assert made == again == "visits_2025_01"
        connection.execute(text("insert into visits values (gen_random_uuid(), '2025-01-31 23:59:59+00')"))
        assert connection.scalar(text("select count(*) from visits_2025_01")) == 1
    with owner.begin() as connection:
        connection.execute(text("set local timezone = 'Asia/Baku'"))
        connection.execute(text("select create_monthly_partition('visits', date '2025-02-01')"))
        connection.execute(text("insert into visits values (gen_random_uuid(), '2025-02-28 23:59:59+00')"))
        assert connection.scalar(text("select count(*) from visits_2025_02")) == 1
    with pytest.raises(DBAPIError, match="There is no table nowhere"), owner.begin() as connection:
        connection.execute(text("select create_monthly_partition('nowhere', current_date)"))


@pytest.mark.parametrize(
    ("search", "configuration", "found"),
    [
        ("programming", "english", True),
        ("программирования", "russian", True),
        ("PROQRAMLAŞDIRMAYA", "simple", True),
        ("proqramlasdirmaya", "simple", True),
        ("cs101", "simple", True),
        ("chemistry", "english", False),
    ],
)
def test_courses_are_found_in_three_languages(owner, search, configuration, found):
    with owner.begin() as connection:
        sample.course(
            connection,
            sample.unit(connection),
            "CS101",
            name={
                "az": "Proqramlaşdırmaya giriş",
                "en": "Introduction to programming",
                "ru": "Программирование",
            },
        )
        hits = connection.scalar(
            text("""
                select count(*)
                from courses
                where search_vector @@ websearch_to_tsquery(
                    cast(:configuration as regconfig),
                    case when cast(:configuration as text) = 'simple' then lms_ops.fold(:search) else :search end
                )
            """),
            {"search": search, "configuration": configuration},
        )
    assert bool(hits) is found
