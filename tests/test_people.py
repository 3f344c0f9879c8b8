"""Logins, names, roles, sessions, messages, files and the audit log: who sees which rows, and who writes them."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from types import SimpleNamespace
from uuid import UUID

import psycopg
import pytest
import sample
from cluster import Cluster, Database
from logins import login_url
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from db.connection import acting_as, engine
from db.errors import Refused

AsLms = Callable[[UUID | str | None], AbstractContextManager[Connection]]

# Everybody has one row in each, found by the column that says whose it is.
OWN = {
    "users": "id",
    "user_roles": "user_id",
    "user_sessions": "user_id",
    "page_views": "user_id",
    "user_preferences": "user_id",
    "notifications": "recipient_id",
    "file_uploads": "uploaded_by",
    "audit_logs": "user_id",
}
NOBODY: set[str] = set()
EVERYBODY = {
    "administrator",
    "faculty administrator",
    "registrar",
    "dean",
    "head",
    "teacher",
    "advisor",
    "student",
    "other student",
}


@pytest.fixture
def campus(owner: Engine) -> SimpleNamespace:
    """Two departments with a student each; the teacher of the first teaches the student of the second."""
    with owner.begin() as connection:
        faculty = sample.unit(connection, "ENG", type="faculty")
        first, second = (sample.unit(connection, code, parent=faculty) for code in ("FIRST", "SECOND"))
        offering = sample.offering(connection, sample.course(connection, first), sample.term(connection))
        people = {
            "administrator": sample.viewer(connection, "ADMIN"),
            "faculty administrator": sample.viewer(connection, "ADMIN", faculty),
            "registrar": sample.viewer(connection, "REGISTRAR"),
            "dean": sample.viewer(connection, "DEAN", faculty),
            "head": sample.viewer(connection, "DEPT_HEAD", first),
            "teacher": sample.staff(connection, first),
            "advisor": sample.staff(connection, second),
        }
        sample.instructor(connection, offering, people["teacher"])
        sample.role(connection, people["teacher"], "TEACHER", first)
        sample.role(connection, people["advisor"], "ADVISOR", second)
        student = sample.student(connection, sample.program(connection, first), academic_advisor_id=people["advisor"])
        other = sample.student(connection, sample.program(connection, second))
        sample.enrollment(connection, offering, other)
        people |= {"student": sample.user_id(connection, student), "other student": sample.user_id(connection, other)}
        for name in ("student", "other student"):
            sample.role(connection, people[name], "STUDENT")
        for person in people.values():
            leave_traces(connection, person)
        return SimpleNamespace(people=people, first=first, second=second, faculty=faculty, student=student)


def leave_traces(connection: Connection, person: UUID) -> None:
    """What somebody who works with the LMS leaves behind: one row in each table."""
    for table in ("user_sessions", "page_views", "user_preferences"):
        sample.insert(connection, table, user_id=person)
    sample.insert(connection, "notifications", recipient_id=person, channel="email", subject="Hello", body="...")
    sample.insert(
        connection,
        "file_uploads",
        uploaded_by=person,
        original_name="a.pdf",
        stored_name="1",
        file_path="/1",
        file_size=1,
        mime_type="application/pdf",
    )
    sample.insert(connection, "audit_logs", user_id=person, action="look", resource_type="page")


@pytest.fixture
def as_lms(cluster: Cluster, database: Database) -> Iterator[AsLms]:
    """as_lms(user_id): one transaction of the LMS's login for that person."""
    made = engine(login_url(cluster, database, "lms_app"), application_name="an LMS")
    yield partial(acting_as, made)
    made.dispose()


@pytest.fixture
def seen(as_lms: AsLms, campus: SimpleNamespace) -> Callable[[str | None, str, str], set[str]]:
    """The names of the people whose rows of a table somebody sees."""
    names = {person: name for name, person in campus.people.items()}

    def ask(who: str | None, table: str, column: str) -> set[str]:
        with as_lms(campus.people.get(who)) as connection:
            rows = connection.scalars(text(f"select {column} from {table} where {column} is not null"))
            return {names[row] for row in rows}

    return ask


@pytest.mark.every_server
def test_everybody_sees_the_own_rows_and_who_has_the_right_sees_all(seen) -> None:
    of_everybody = {
        "administrator": OWN.keys() - {"user_preferences", "notifications", "user_sessions"},
        "registrar": {"audit_logs"},
    }
    for who in EVERYBODY:
        for table, column in OWN.items():
            own = NOBODY if table == "audit_logs" else {who}  # what they did is not for themselves to read
            expected = EVERYBODY if table in of_everybody.get(who, NOBODY) else own
            assert seen(who, table, column) == expected, (who, table)


def test_names_are_seen_by_those_who_work_with_the_people(seen) -> None:
    of_the_faculty = {"student", "other student", "teacher", "advisor"}
    expected = {
        "administrator": EVERYBODY,
        "registrar": EVERYBODY,
        "faculty administrator": of_the_faculty | {"faculty administrator"},
        "dean": of_the_faculty | {"dean"},
        "head": {"head", "student", "teacher"},
        "teacher": {"teacher", "other student"},
        "advisor": {"advisor", "student"},
        "student": {"student"},
        None: NOBODY,
    }
    assert {who: seen(who, "persons", "user_id") for who in expected} == expected


def test_staff_are_seen_by_who_reads_their_workload(seen) -> None:
    expected = {
        "registrar": {"teacher", "advisor"},
        "dean": {"teacher", "advisor"},
        "head": {"teacher"},
        "teacher": {"teacher"},
        "student": NOBODY,
        None: NOBODY,
    }
    assert {who: seen(who, "staff_members", "user_id") for who in expected} == expected


def test_rules_are_known_to_everybody_who_is_known(as_lms, campus) -> None:
    for table in ("roles", "permissions", "role_permissions"):
        rows = text(f"select count(*) from {table}")
        with as_lms(campus.people["student"]) as connection:
            assert connection.scalar(rows) > 0, table
        with as_lms(None) as connection:
            assert connection.scalar(rows) == 0, table


@pytest.mark.every_server
def test_settings_are_read_where_they_are_public_and_by_who_manages_them(as_lms, owner: Engine, campus) -> None:
    with owner.begin() as connection:
        connection.execute(text("update system_settings set is_public = null where key = 'most_credits'"))
        connection.execute(text("update system_settings set is_public = true where key = 'smallest_group'"))
        every = connection.scalar(text("select count(*) from system_settings"))
    found = {}
    for who in ("administrator", "registrar", "student", None):
        with as_lms(campus.people.get(who)) as connection:
            found[who] = connection.scalars(text("select key from system_settings")).all()
    assert len(found.pop("administrator")) == every > 1
    assert found == {"registrar": ["smallest_group"], "student": ["smallest_group"], None: []}


@pytest.mark.every_server
def test_private_columns_of_people_and_keys_of_sessions_are_in_no_table_of_the_lms(as_lms, campus) -> None:
    secrets = {
        "persons": ("date_of_birth", "national_id", "passport_number", "phone_primary", "address", "emergency_contact"),
        "page_views": ("session_id",),
        "audit_logs": ("session_id",),
    }
    for table, columns in secrets.items():
        for column in columns:
            for question in ("select {1} from {0}", "select id from {0} where {1} is null", "select * from {0}"):
                with (
                    as_lms(campus.people["administrator"]) as connection,
                    pytest.raises(DBAPIError, match="permission denied"),
                ):
                    connection.execute(text(question.format(table, column)))


@pytest.mark.every_server
def test_private_details_are_for_the_person_and_those_who_may_read_the_record(as_lms, owner: Engine, campus) -> None:
    with owner.begin() as connection:
        connection.execute(text("update persons set national_id = last_name || '-1'"))
    details = text("select national_id from lms_ops.person_details(:person)")
    readers = {
        "student": EVERYBODY - {"teacher", "other student"},
        "teacher": {"administrator", "teacher"},
    }
    for about, expected in readers.items():
        person = {"person": campus.people[about]}
        for who in expected:
            with as_lms(campus.people[who]) as connection:
                assert connection.scalar(details, person), (who, about)
        for who in {*campus.people, None} - expected:
            with (
                pytest.raises(Refused, match="private details of this person: ask the registrar"),
                as_lms(campus.people.get(who)) as connection,
            ):
                connection.execute(details, person)
    with owner.connect() as connection:
        looks = connection.execute(
            text("select user_id, resource_id, new_values from audit_logs where resource_type = 'person'")
        ).all()
    people = campus.people
    assert {(row.user_id, row.resource_id) for row in looks} == {
        (people[who], people[about]) for about, expected in readers.items() for who in expected - {about}
    }
    of_students = [row.new_values["new"]["student_id"] for row in looks if row.resource_id == people["student"]]
    assert set(of_students) == {str(campus.student)}


def test_of_whom_nothing_is_kept_there_are_no_details_and_no_look(as_lms, owner: Engine, campus) -> None:
    with as_lms(campus.people["administrator"]) as connection:
        for person in (None, campus.first):
            rows = connection.execute(text("select * from lms_ops.person_details(:person)"), {"person": person})
            assert rows.all() == []
    with owner.connect() as connection:
        assert connection.scalar(text("select count(*) from audit_logs where resource_type = 'person'")) == 0


@pytest.mark.every_server
def test_who_is_nobody_sees_no_row(as_lms, campus) -> None:
    for identity in (None, "", "' or true --", "00000000-0000-0000-0000-000000000000"):
        with as_lms(identity) as connection:
            for table, column in (OWN | {"persons": "id", "staff_members": "id"}).items():
                assert connection.scalar(text(f"select count({column}) from {table}")) == 0, (identity, table)


def test_who_is_locked_or_gone_is_nobody(as_lms, owner: Engine, campus) -> None:
    for state in ("is_locked = true", "is_locked = false, is_active = false", "is_active = true, deleted_at = now()"):
        with owner.begin() as connection:
            connection.execute(text(f"update users set {state}"))
        with as_lms(campus.people["administrator"]) as connection:
            assert connection.scalar(text("select count(id) from users")) == 0, state


def test_passwords_and_second_factors_are_read_by_none_of_our_roles(cluster, database) -> None:
    questions = (
        "select {} from users",
        "select id from users where {} = 'x'",
        # nor by way of a row that is written
        "update users set email = email returning {}",
    )
    for role in ("lms_app", "lms_admin", "lms_maintainer"):
        with psycopg.connect(login_url(cluster, database, role)) as connection:
            for question in questions:
                for column in ("password_hash", "mfa_secret"):
                    with pytest.raises(psycopg.errors.InsufficientPrivilege), connection.transaction():
                        connection.execute(question.format(column))


# Writes that somebody may do: table by table, each with the person who does it.
ALLOWED = [
    ("administrator", "insert into users (username, email, password_hash) values ('new', 'new@example.edu', '!')"),
    ("administrator", "update users set is_locked = true where id = :student"),
    ("administrator", "update persons set first_name = 'New' where user_id = :teacher"),
    ("administrator", "update staff_members set academic_rank = 'professor' where user_id = :teacher"),
    ("administrator", "insert into roles (code, name, level) values ('GUARD', '{}', 7)"),
    ("administrator", "delete from role_permissions where role_id in (select id from roles where code = 'TEACHER')"),
    ("administrator", "insert into permissions (resource, action, scope) values ('book', 'lend', 'university')"),
    ("administrator", "update system_settings set value = '99' where key = 'most_credits'"),
    ("administrator", "delete from user_roles where user_id = :registrar"),
    ("registrar", "update persons set first_name = 'New' where user_id = :student"),
    ("registrar", "update persons set national_id = '1', address = '{}' where user_id = :student"),
    ("student", "insert into user_sessions (user_id, session_id) values (:student, 'abc')"),
    ("student", "update user_sessions set last_activity_timestamp = now()"),
    ("student", "update user_sessions set logout_timestamp = now()"),
    ("student", "insert into page_views (user_id, page_path) values (:student, '/')"),
    ("student", "update page_views set time_on_page_seconds = 9"),
    ("student", "update user_preferences set language = 'en'"),
    ("student", "update notifications set read_at = now()"),
    ("student", "delete from file_uploads"),
    ("student", "insert into audit_logs (user_id, action, resource_type) values (:student, 'look', 'course')"),
]


@pytest.mark.every_server
def test_who_may_writes(as_lms, campus) -> None:
    for who, statement in ALLOWED:
        assert written(as_lms, campus, who, statement) > 0, (who, statement)


# Writes that nobody, or not this person, may do.
REFUSED = [
    # of others
    ("student", "update user_preferences set language = 'en' where user_id = :teacher"),
    ("student", "update user_sessions set last_activity_timestamp = now() where user_id = :teacher"),
    ("student", "update notifications set read_at = now() where recipient_id = :teacher"),
    ("student", "delete from file_uploads where uploaded_by = :teacher"),
    ("student", "insert into user_sessions (user_id, session_id) values (:teacher, 'abc')"),
    ("student", "insert into page_views (user_id, page_path) values (:teacher, '/')"),
    ("student", "insert into user_preferences (user_id) values (:teacher)"),
    ("student", "update user_sessions set user_id = :teacher"),
    ("student", "update page_views set user_id = :teacher"),
    ("student", "update file_uploads set uploaded_by = :teacher"),
    # in somebody else's name, of another time, or what was written before
    ("student", "insert into audit_logs (user_id, action, resource_type) values (:teacher, 'look', 'course')"),
    ("student", "insert into audit_logs (action, resource_type) values ('look', 'course')"),
    ("student", "insert into audit_logs (user_id, action, created_at) values (:student, 'look', '2020-01-01')"),
    ("administrator", "update audit_logs set action = 'nothing'"),
    ("administrator", "delete from audit_logs"),
    # of the own login, which would be another person's next
    ("student", "update users set email = 'dean@example.edu' where id = :student"),
    ("student", "update persons set national_id = '1' where user_id = :student"),
    ("teacher", "update staff_members set academic_rank = 'professor' where user_id = :teacher"),
    ("registrar", "update persons set first_name = 'New' where user_id = :teacher"),
    ("registrar", "update users set is_locked = true where id = :student"),
    # messages are written where their cause is
    ("administrator", "insert into notifications (recipient_id, channel, body) values (:student, 'email', 'x')"),
    ("student", "update notifications set body = 'x'"),
    # rules
    ("registrar", "update system_settings set value = '99' where key = 'most_credits'"),
    ("dean", "insert into permissions (resource, action, scope) values ('book', 'lend', 'university')"),
    ("dean", "delete from role_permissions"),
    ("dean", "update roles set level = 9 where code = 'TEACHER'"),
]


@pytest.mark.every_server
def test_everything_else_is_refused(as_lms, campus) -> None:
    for who, statement in REFUSED:
        assert written(as_lms, campus, who, statement) == 0, (who, statement)


def written(as_lms: AsLms, campus: SimpleNamespace, who: str, statement: str) -> int:
    """How many rows somebody's statement changes, and 0 where it is refused; nothing of it stays."""
    with as_lms(campus.people[who]) as connection:
        trial = connection.begin_nested()
        try:
            return connection.execute(text(statement), campus.people).rowcount
        except DBAPIError as error:
            if error.orig.sqlstate != "42501":
                raise
            return 0
        finally:
            trial.rollback()


def test_a_session_that_has_ended_stays_ended(as_lms, campus) -> None:
    person = campus.people["student"]
    with as_lms(person) as connection:
        connection.execute(text("update user_sessions set logout_timestamp = now()"))
    with as_lms(person) as connection:
        assert connection.scalar(text("select is_active from user_sessions")) is False
        assert connection.execute(text("update user_sessions set is_active = true")).rowcount == 0


def test_a_setting_that_is_fixed_is_not_changed_by_the_lms(as_lms, owner: Engine, campus) -> None:
    change = text("update system_settings set value = '99' where key = 'most_credits'")
    with owner.begin() as connection:
        connection.execute(text("update system_settings set is_editable = false where key = 'most_credits'"))
    with as_lms(campus.people["administrator"]) as connection:
        assert connection.execute(change).rowcount == 0
