"""The views of report: as whom each reads its tables, which columns that takes, and who is named to whom."""

import pytest
import sample
from sqlalchemy import text

from db.connection import engine

# Rows about persons are read as whoever looks, under the policies of their tables. What counts everybody (statistics,
# seats, ranks in a queue) is read as the owner, and filtered by the view itself.
READ_AS_THE_VIEWER = {
    "access",
    "blocked_students",
    "conflicts",
    "groups",
    "holds",
    "roster",
    "student",
    "student_enrollments",
    "student_permits",
    "student_standings",
    "student_terms",
    "transfer_credits",
    "waitlist_decisions",
}

OPTIONS = text("""
    select
        relname,
        coalesce('security_barrier=true' = any (reloptions), false) as is_barred,
        coalesce('security_invoker=true' = any (reloptions), false) as is_read_as_viewer
    from pg_class
    where relnamespace = 'report'::regnamespace
        and relkind = 'v'
""")

# Columns of tables and views outside report that views read as the viewer.
NEEDED = text("""
    select distinct
        relations.oid::regclass::text as relation,
        columns.attname as column
    from pg_class as views
    join pg_rewrite as rules on rules.ev_class = views.oid
    join pg_depend as dependencies
        on dependencies.classid = 'pg_rewrite'::regclass
        and dependencies.objid = rules.oid
        and dependencies.refclassid = 'pg_class'::regclass
        and dependencies.refobjid <> views.oid
    join pg_class as relations on relations.oid = dependencies.refobjid
    join pg_attribute as columns
        on columns.attrelid = relations.oid
        and columns.attnum = dependencies.refobjsubid
        and columns.attnum > 0
    where views.relkind = 'v'
        and 'security_invoker=true' = any (views.reloptions)
        and relations.relnamespace <> 'report'::regnamespace
""")
GRANTED = text("""
    select
        relations.oid::regclass::text as relation,
        columns.attname as column
    from pg_class as relations
    join pg_attribute as columns on columns.attrelid = relations.oid
    where relations.relnamespace in ('public'::regnamespace, 'lms_ops'::regnamespace)
        and relations.relkind in ('r', 'p', 'v', 'm')
        and relations.relname not like 'pg\\_stat\\_statements%'
        and columns.attnum > 0
        and not columns.attisdropped
        and has_column_privilege('lms_dashboard', relations.oid, columns.attnum, 'select')
""")


def test_every_view_has_its_barrier_and_those_of_persons_are_read_as_the_viewer(owner):
    with owner.connect() as connection:
        views = connection.execute(OPTIONS).all()
    assert [view.relname for view in views if not view.is_barred] == []
    assert {view.relname for view in views if view.is_read_as_viewer} == READ_AS_THE_VIEWER


def test_the_dashboard_may_read_the_columns_that_its_views_read_as_the_viewer_and_no_others(owner):
    with owner.connect() as connection:
        needed = {tuple(row) for row in connection.execute(NEEDED)}
        granted = {tuple(row) for row in connection.execute(GRANTED)}
    assert needed
    assert granted == needed


def test_the_dashboard_changes_no_table(owner):
    with owner.connect() as connection:
        changeable = connection.scalars(
            text("""
                select relations.oid::regclass::text
                from pg_class as relations
                where relations.relnamespace = any ('{public,lms_ops,report}'::regnamespace[])
                    and relations.relkind in ('r', 'p', 'v', 'm')
                    and (
                        has_table_privilege('lms_dashboard', relations.oid, 'insert, update, delete, truncate')
                        or has_any_column_privilege('lms_dashboard', relations.oid, 'insert, update')
                    )
            """)
        ).all()
    assert changeable == []


def test_an_administrators_program_may_ask_every_view(database, owner):
    with owner.connect() as connection:
        views = [view.relname for view in connection.execute(OPTIONS)]
    superuser = engine(database.superuser_url, application_name="tests as superuser")
    with superuser.begin() as connection:
        connection.execute(text("set local role lms_admin"))
        for view in views:
            connection.execute(text(f"select from report.{view} limit 1"))
    superuser.dispose()


@pytest.fixture
def named(owner):
    """A teacher with a student in class, an advisor, a student of nobody here, somebody without a role."""
    with owner.begin() as connection:
        unit = sample.unit(connection)
        program = sample.program(connection, unit)
        offering = sample.offering(connection, sample.course(connection, unit), sample.term(connection))
        teacher = sample.staff(connection, unit)
        sample.role(connection, teacher, "TEACHER", unit)
        sample.instructor(connection, offering, teacher)
        student, other = sample.student(connection, program), sample.student(connection, program)
        sample.enrollment(connection, offering, student)
        return {
            "student": sample.user_id(connection, student),
            "other": sample.user_id(connection, other),
            "teacher": teacher,
            "head": sample.viewer(connection, "DEPT_HEAD", unit),
            "operator": sample.viewer(connection, "SYSADMIN"),
            "nobody": None,
        }


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("head", {"student", "other", "teacher", "head", "operator"}),
        ("teacher", {"student", "teacher"}),
        ("operator", {"teacher", "operator"}),
        ("student", {"student", "teacher"}),
        ("nobody", set()),
    ],
)
def test_staff_are_named_to_everybody_and_students_to_whoever_has_them_in_a_list(as_person, named, who, seen):
    with as_person(named[who]) as connection:
        people = set(connection.scalars(text("select user_id from report.people")))
        students = set(connection.scalars(text("select student_number from report.student_names")))
    assert people == {named[each] for each in seen}
    assert len(students) == len(seen & {"student", "other"})


@pytest.mark.parametrize(("role", "rows"), [("REGISTRAR", 1), ("DEAN", 0)])
def test_a_course_of_no_unit_is_for_viewers_of_the_whole_university(owner, as_person, role, rows):
    with owner.begin() as connection:
        faculty = sample.unit(connection, type="faculty")
        offering = sample.offering(connection, sample.course(connection, None), sample.open_term(connection))
        sample.enrollment(connection, offering, sample.student(connection))
        sample.waiting(connection, offering, sample.student(connection))
        viewer = sample.viewer(connection, role, None if role == "REGISTRAR" else faculty)
    with as_person(viewer) as connection:
        for view in ("offering", "roster", "waitlists", "waitlist_entries", "waitlist_history"):
            counted = text(f"select count(*) from report.{view} where offering_id = :offering")
            assert connection.scalar(counted, {"offering": offering}) == rows, view
