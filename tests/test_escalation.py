"""Nobody makes themselves, or anybody else, more powerful than they are: by roles, accounts or database roles."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial

import psycopg
import pytest
import sample
from logins import login_url
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from db.connection import acting_as, engine
from db.errors import Refused

HASH = "$argon2id$v=19$m=65536,t=3,p=4$c2FsdA$aGFzaA"
GRANT = "insert into user_roles (user_id, role_id) select :whom, id from roles where code = '{}'"


@pytest.fixture
def people(owner: Engine) -> dict:
    """Users by their role; `unit administrator` has it for one faculty, `later` is to become a super administrator."""
    with owner.begin() as connection:
        faculty = sample.unit(connection, type="faculty")
        codes = ("SUPER_ADMIN", "ADMIN", "REGISTRAR", "DEAN", "SYSADMIN", "TEACHER", "STUDENT")
        found = {code: sample.viewer(connection, code) for code in codes}
        found["unit administrator"] = sample.viewer(connection, "ADMIN", faculty)
        found["later"] = sample.person(connection)
        next_year = datetime.now(UTC) + timedelta(days=365)
        sample.role(connection, found["later"], "SUPER_ADMIN", valid_from=next_year)
        found["lapsed"] = sample.viewer(connection, "TEACHER")
        sample.role(connection, found["lapsed"], "ADMIN", valid_until=datetime.now(UTC) - timedelta(days=1))
        return found


@pytest.fixture
def as_lms(cluster, database) -> Iterator[Callable]:
    made = engine(login_url(cluster, database, "lms_app"), application_name="an LMS")
    yield partial(acting_as, made)
    made.dispose()


@pytest.fixture
def changed(as_lms, people) -> Callable[..., int]:
    """How many rows somebody's statement changes, and 0 where it is refused; nothing of it stays."""

    def run(who: str, statement: str, whom: str | None = None) -> int:
        with as_lms(people[who]) as connection:
            return _changed(connection, statement, people[whom or who])

    return run


def _changed(connection: Connection, statement: str, whom: object) -> int:
    trial = connection.begin_nested()
    try:
        return connection.execute(text(statement), {"whom": whom}).rowcount
    except DBAPIError as error:
        if error.orig.sqlstate != "42501":
            raise
        return 0
    finally:
        trial.rollback()


@pytest.mark.every_server
def test_a_role_is_given_by_who_manages_roles_and_none_that_is_more_powerful(changed) -> None:
    given = {
        (who, code): changed(who, GRANT.format(code), "TEACHER")
        for who in ("SUPER_ADMIN", "ADMIN", "REGISTRAR", "DEAN", "SYSADMIN", "unit administrator", "lapsed")
        for code in ("SUPER_ADMIN", "ADMIN", "DEAN", "STUDENT")
    }
    assert {each for each, rows in given.items() if rows} == {
        ("SUPER_ADMIN", "SUPER_ADMIN"),
        ("SUPER_ADMIN", "ADMIN"),
        ("SUPER_ADMIN", "DEAN"),
        ("SUPER_ADMIN", "STUDENT"),
        ("ADMIN", "ADMIN"),
        ("ADMIN", "DEAN"),
        ("ADMIN", "STUDENT"),
    }


def test_a_grant_is_neither_taken_from_a_more_powerful_person_nor_made_one_of_theirs(changed) -> None:
    top = "(select id from roles where code = 'SUPER_ADMIN')"
    assert changed("ADMIN", "delete from user_roles where user_id = :whom", "SUPER_ADMIN") == 0
    assert changed("ADMIN", "update user_roles set valid_until = now() where user_id = :whom", "SUPER_ADMIN") == 0
    assert changed("ADMIN", f"update user_roles set user_id = :whom where role_id = {top}") == 0
    assert changed("ADMIN", f"update user_roles set role_id = {top} where user_id = :whom") == 0
    assert changed("ADMIN", "delete from user_roles where user_id = :whom", "DEAN") == 1


def test_nobody_prolongs_or_widens_a_role_of_their_own(changed) -> None:
    for who in ("lapsed", "unit administrator", "TEACHER", "REGISTRAR"):
        assert changed(who, "update user_roles set valid_until = null where user_id = :whom") == 0, who
        assert changed(who, "update user_roles set organization_unit_id = null where user_id = :whom") == 0, who


def test_a_role_is_made_no_more_powerful_than_the_person(changed) -> None:
    refused = (
        "update roles set level = -1 where code = 'ADMIN'",
        "update roles set level = 9 where code = 'SUPER_ADMIN'",
        "insert into roles (code, name, level) values ('ROOT', '{}', -1)",
        """
            insert into role_permissions (role_id, permission_id)
            select roles.id, permissions.id from roles, permissions
            where roles.code = 'SUPER_ADMIN' and (resource, action, scope) = ('offering', 'read', 'own')
        """,
        "delete from role_permissions where role_id = (select id from roles where code = 'SUPER_ADMIN')",
    )
    for statement in refused:
        assert changed("ADMIN", statement) == 0, statement
        assert changed("REGISTRAR", statement) == 0, statement
        assert changed("SUPER_ADMIN", statement) > 0, statement


def test_an_account_of_a_more_powerful_person_is_changed_by_nobody_below(changed) -> None:
    changes = (
        "update users set email = 'mine@example.edu' where id = :whom",
        "update users set is_locked = true where id = :whom",
    )
    for statement in changes:
        assert changed("ADMIN", statement, "SUPER_ADMIN") == 0, statement
        assert changed("ADMIN", statement, "later") == 0, statement
        assert changed("ADMIN", statement, "DEAN") == 1, statement
        assert changed("SUPER_ADMIN", statement, "ADMIN") == 1, statement
        assert changed("unit administrator", statement, "DEAN") == 0, statement
        assert changed("REGISTRAR", statement, "STUDENT") == 0, statement
        assert changed("STUDENT", statement) == 0, statement


@pytest.mark.parametrize(
    ("who", "whom", "allowed"),
    [
        ("STUDENT", "STUDENT", True),
        ("SUPER_ADMIN", "ADMIN", True),
        ("ADMIN", "STUDENT", True),
        ("ADMIN", "SUPER_ADMIN", False),
        ("ADMIN", "later", False),
        ("unit administrator", "STUDENT", False),
        ("REGISTRAR", "STUDENT", False),
        ("STUDENT", "TEACHER", False),
        (None, "STUDENT", False),
    ],
)
def test_a_sign_in_is_changed_by_its_person_or_somebody_as_powerful(as_lms, owner, people, who, whom, allowed) -> None:
    statement = text("select lms_ops.set_password(:whom, :hash), lms_ops.set_second_factor(:whom, 'JBSWY3DPEHPK3PXP')")
    asked = {"whom": people[whom], "hash": HASH}
    if not allowed:
        with (
            pytest.raises(Refused, match="ask the registrar for the right|ask one of its equals"),
            as_lms(people.get(who)) as refused,
        ):
            refused.execute(statement, asked)
        return
    with as_lms(people[who]) as connection:
        connection.execute(statement, asked)
    with owner.connect() as connection:
        kept = connection.execute(
            text("select password_hash, password_changed_at is not null, mfa_enabled from users where id = :whom"),
            asked,
        ).one()
        logged = connection.execute(
            text("select user_id, action, new_values::text as told from audit_logs order by action")
        ).all()
    assert tuple(kept) == (HASH, True, True)
    assert [(row.user_id, row.action) for row in logged] == [
        (people[who], "set_password"),
        (people[who], "set_second_factor"),
    ]
    assert not any(secret in row.told for row in logged for secret in (HASH, "JBSWY3DPEHPK3PXP"))


def test_a_password_itself_is_refused(as_lms, people) -> None:
    person = people["STUDENT"]
    with pytest.raises(Refused, match="hash it first"), as_lms(person) as connection:
        connection.execute(text("select lms_ops.set_password(:id, 'correct horse')"), {"id": person})


@pytest.mark.every_server
def test_who_may_not_sign_in_is_answered_as_who_does_not_exist(as_lms, owner, people) -> None:
    person = people["TEACHER"]

    def found() -> list:
        with as_lms(None) as connection:
            return connection.execute(text("select * from lms_ops.find_login(:name)"), {"name": name}).all()

    with owner.begin() as connection:
        name = connection.scalar(text("select username from users where id = :id"), {"id": person})
        connection.execute(text("update users set mfa_secret = 'old' where id = :id"), {"id": person})
    assert found() == [(person, "!", None)], "a second factor that is off is not asked for"
    for state in ("is_locked = true", "is_locked = null, is_active = false", "is_active = true, deleted_at = now()"):
        with owner.begin() as connection:
            connection.execute(text(f"update users set {state} where id = :id"), {"id": person})
        assert found() == [], state


@pytest.mark.parametrize(("limit", "locked_after"), [("3", 3), ("null", None)])
def test_wrong_passwords_in_a_row_lock_the_account(as_lms, owner, people, limit: str, locked_after: int | None) -> None:
    person = people["TEACHER"]
    with owner.begin() as connection:
        connection.execute(
            text("update system_settings set value = cast(:limit as jsonb) where key = 'failed_logins'"),
            {"limit": limit},
        )
        name = connection.scalar(text("select username from users where id = :id"), {"id": person})

    def fail() -> tuple:
        with as_lms(None) as connection:
            connection.execute(text("select lms_ops.record_failed_login(:name)"), {"name": name})
            connection.execute(text("select lms_ops.record_failed_login('nobody at all')"))
        with owner.connect() as connection:
            state = text("select failed_login_count, is_locked from users where id = :id")
            return tuple(connection.execute(state, {"id": person}).one())

    assert [fail(), fail()] == [(1, False), (2, False)]
    with as_lms(person) as connection:
        connection.execute(text("select lms_ops.record_login()"))
    assert [fail(), fail(), fail()] == [(1, False), (2, False), (3, locked_after == 3)]
    with owner.connect() as connection:
        logged = connection.scalars(text("select action from audit_logs order by created_at")).all()
    assert logged == ["failed_login"] * 2 + ["login"] + ["failed_login"] * 3


def test_nobody_signs_in_as_nobody(as_lms) -> None:
    with pytest.raises(Refused, match="set app.current_user_id"), as_lms(None) as connection:
        connection.execute(text("select lms_ops.record_login()"))


def test_no_role_of_the_applications_becomes_another(cluster, database) -> None:
    for url in (login_url(cluster, database, "lms_app"), database.dashboard_url):
        with psycopg.connect(url) as connection:
            for role in ("lms_admin", "lms_maintainer", "lms_owner", "postgres"):
                with pytest.raises(psycopg.Error, match="permission denied to set role|does not exist"):
                    connection.execute(f"set role {role}")
                connection.rollback()


def test_what_rights_rest_on_is_written_by_no_person(owner: Engine) -> None:
    facts = {
        "who teaches what": "course_instructors",
        "which unit is below which": "organization_units",
        "which unit a student is of": "academic_programs",
        "which unit an offering is of": "courses",
        "which course an offering is of": "course_offerings",
        "which offering a grade is of": "assessments",
        "which offering an attendance is of": "class_schedules",
    }
    with owner.connect() as connection:
        for fact, table in facts.items():
            asked = {"name": table}
            assert not connection.scalar(
                text("""
                    select has_table_privilege('lms_app', :name, 'insert, update, delete')
                        or has_any_column_privilege('lms_app', :name, 'insert, update')
                """),
                asked,
            ), fact


def test_who_manages_users_reads_the_private_details_of_a_colleague_and_a_dean_does_not(owner: Engine) -> None:
    reads = {}
    with owner.connect() as connection:
        unit = sample.unit(connection)
        asked = {"person": sample.staff(connection, unit)}
        for role in ("ADMIN", "DEAN"):
            reader = {"id": str(sample.viewer(connection, role, unit if role == "DEAN" else None))}
            connection.execute(text("select set_config('app.current_user_id', :id, true)"), reader)
            attempt = connection.begin_nested()
            try:
                rows = connection.execute(text("select id from lms_ops.person_details(:person)"), asked).all()
                reads[role] = len(rows)
            except DBAPIError as error:
                reads[role] = error.orig.sqlstate
            attempt.rollback()
    assert reads == {"ADMIN": 1, "DEAN": "42501"}
