"""Who sees which rows: nobody without an identity, the unit's people, everybody for the university's."""

import pytest
import sample
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from db.connection import engine
from db.errors import Refused


@pytest.fixture
def university(owner):
    """Two departments of a faculty, a student with a grade in each, and people with roles."""
    with owner.begin() as connection:
        faculty = sample.unit(connection, "ENG", type="faculty")
        term = sample.term(connection)
        people = {
            "registrar": sample.viewer(connection, "REGISTRAR"),
            "dean": sample.viewer(connection, "DEAN", faculty),
            "administrator": sample.viewer(connection, "SYSADMIN"),
            "lapsed": sample.person(connection),
            "locked": sample.viewer(connection, "REGISTRAR"),
            "nobody": sample.person(connection),
        }
        sample.role(connection, people["lapsed"], "REGISTRAR", valid_until="2020-01-01")
        connection.execute(text("update users set is_locked = true where id = :id"), {"id": people["locked"]})
        for name in ("first", "second"):
            unit = sample.unit(connection, name.upper(), parent=faculty)
            program = sample.program(connection, unit)
            offering = sample.offering(connection, sample.course(connection, unit), term)
            student = sample.student(connection, program)
            teacher = sample.staff(connection, unit)
            sample.role(connection, teacher, "TEACHER", unit)
            sample.instructor(connection, offering, teacher)
            sample.enrollment(connection, offering, student)
            sample.grade(connection, sample.assessment(connection, offering), student, 80)
            people[f"{name} head"] = sample.viewer(connection, "DEPT_HEAD", unit)
            people[f"{name} teacher"] = teacher
            people[f"{name} student"] = sample.user_id(connection, student)
    return people


@pytest.fixture
def as_application(database):
    """What the LMS application's role sees for a person."""
    superuser = engine(database.superuser_url, application_name="tests as superuser")

    def ask(person, statement):
        with superuser.begin() as connection:
            connection.execute(text("set local role lms_app"))
            if person is not None:
                connection.execute(text("select set_config('app.current_user_id', :id, true)"), {"id": str(person)})
            return connection.scalar(text(statement))

    yield ask
    superuser.dispose()


@pytest.mark.every_server
@pytest.mark.parametrize(
    ("who", "students", "grades", "enrollments"),
    [
        ("registrar", 2, 2, 2),
        ("dean", 2, 2, 2),
        ("first head", 1, 1, 1),
        ("first teacher", 0, 1, 1),
        ("first student", 1, 1, 1),
        ("administrator", 0, 0, 0),
        ("lapsed", 0, 0, 0),
        ("locked", 0, 0, 0),
        ("nobody", 0, 0, 0),
    ],
)
def test_the_applications_role_sees_what_the_person_may_see(
    as_application, university, who, students, grades, enrollments
):
    person = university[who]
    assert as_application(person, "select count(*) from students") == students
    assert as_application(person, "select count(*) from grades") == grades
    assert as_application(person, "select count(*) from course_enrollments") == enrollments


@pytest.mark.parametrize(
    ("hold", "seen"),
    [
        ({"blocks_grades": True}, 0),
        ({"blocks_grades": True, "is_active": False}, 1),
        ({"blocks_grades": True, "effective_from": "2020-01-01", "effective_until": "2020-02-01"}, 1),
        ({"blocks_transcripts": True}, 1),
    ],
)
def test_a_hold_that_blocks_grades_hides_them_from_the_student_alone(owner, as_application, university, hold, seen):
    person = university["first student"]
    with owner.begin() as connection:
        student = connection.scalar(text("select id from students where user_id = :id"), {"id": person})
        sample.hold(connection, student, **hold)
    assert as_application(person, "select count(*) from grades") == seen
    assert as_application(university["second student"], "select count(*) from grades") == 1
    assert as_application(university["first head"], "select count(*) from grades") == 1
    assert as_application(university["first teacher"], "select count(*) from grades") == 1


@pytest.mark.parametrize("identity", [None, "", "nobody", "' or true --", "00000000-0000-0000-0000-000000000000"])
def test_an_unset_malformed_or_unknown_identity_is_nobody(as_application, university, identity):
    for table in ("students", "grades", "course_enrollments", "student_transcripts"):
        assert as_application(identity, f"select count(*) from {table}") == 0


def test_every_report_view_is_empty_for_nobody(dashboard, university):
    with dashboard.connect() as connection:
        views = connection.scalars(
            text("select relname from pg_class where relnamespace = 'report'::regnamespace and relkind = 'v'")
        ).all()
        assert views
        for view in views:
            with connection.begin_nested():
                found = connection.scalar(text(f"select count(*) from (select from report.{view} limit 1) as seen"))
            assert found == 0, view


def test_every_function_of_ours_pins_its_search_path_or_binds_its_names(owner):
    with owner.connect() as connection:
        loose = connection.scalars(
            text("""
                select functions.oid::regprocedure::text
                from pg_proc as functions
                left join pg_depend as dependencies
                    on dependencies.objid = functions.oid
                    and dependencies.deptype = 'e'
                where functions.pronamespace in ('public'::regnamespace, 'lms_ops'::regnamespace)
                    and dependencies.objid is null
                    and functions.prosqlbody is null
                    and not exists (
                        select
                        from unnest(functions.proconfig) as setting
                        where setting like 'search_path=%'
                    )
            """)
        ).all()
    assert loose == []


@pytest.mark.parametrize(
    ("who", "resource", "action", "allowed"),
    [
        ("registrar", "hold", "manage", True),
        ("first head", "waitlist", "manage", True),
        ("first head", "hold", "manage", False),
        ("administrator", "statistics", "refresh", True),
        ("administrator", "student", "read", False),
        ("registrar", "statistics", "refresh", False),
        ("nobody", "offering", "read", False),
    ],
)
def test_rights_follow_the_role(as_person, university, who, resource, action, allowed):
    with as_person(university[who]) as connection:
        asked = {"resource": resource, "action": action}
        assert connection.scalar(text("select lms_ops.viewer_may(:resource, :action)"), asked) is allowed


def test_a_right_in_one_unit_is_none_in_another(owner, as_person, university):
    with owner.begin() as connection:
        units = dict(connection.execute(text("select code, id from organization_units")).all())
    question = text("select lms_ops.viewer_may('waitlist', 'manage', :unit)")
    with as_person(university["first head"]) as connection:
        assert connection.scalar(question, {"unit": units["FIRST"]}) is True
        assert connection.scalar(question, {"unit": units["SECOND"]}) is False
    with as_person(university["dean"]) as connection:
        assert connection.scalar(question, {"unit": units["SECOND"]}) is True


def test_a_circle_of_units_ends_the_walk(owner, as_person):
    with owner.begin() as connection:
        first = sample.unit(connection)
        second = sample.unit(connection, parent=first)
        connection.execute(
            text("update organization_units set parent_id = :second where id = :first"),
            {"first": first, "second": second},
        )
        head = sample.viewer(connection, "DEPT_HEAD", second)
    with as_person(head) as connection:
        assert set(connection.scalars(text("select lms_ops.viewer_units()"))) == {first, second}


def test_without_a_right_a_function_refuses_in_a_sentence(as_person, university):
    with (
        pytest.raises((Refused, DBAPIError), match="ask the registrar for the right"),
        as_person(university["nobody"]) as connection,
    ):
        connection.execute(text("select lms_ops.recount_enrollments()"))
