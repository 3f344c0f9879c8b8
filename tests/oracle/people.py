"""The people of the oracle's world: each role where it belongs, and the cases in which rights go wrong."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

import sample
from sqlalchemy import Connection, text


@dataclass(frozen=True)
class Units:
    """Two faculties of a university: engineering has civil, and mechanics with a workshop below; law has criminal."""

    university: UUID
    engineering: UUID
    law: UUID
    civil: UUID
    mechanics: UUID
    workshop: UUID
    criminal: UUID


def found_units(connection: Connection) -> Units:
    """The units; their codes begin with W, which no other unit's does."""
    university = sample.unit(connection, "W-UNI", type="university")
    engineering = sample.unit(connection, "W-ENG", parent=university, type="faculty")
    law = sample.unit(connection, "W-LAW", parent=university, type="faculty")
    mechanics = sample.unit(connection, "W-MEC", parent=engineering)
    return Units(
        university=university,
        engineering=engineering,
        law=law,
        civil=sample.unit(connection, "W-CIV", parent=engineering),
        mechanics=mechanics,
        workshop=sample.unit(connection, "W-WRK", parent=mechanics, type="center"),
        criminal=sample.unit(connection, "W-CRI", parent=law),
    )


def keeper_of_accounts(connection: Connection) -> str:
    """Code of a role that an office made by hand: it manages users, and nothing else."""
    code = "ACCOUNT_KEEPER"
    role = sample.insert(connection, "roles", code=code, name=sample.words("Keeper of accounts"), level=50)
    connection.execute(
        text("""
            insert into public.role_permissions (role_id, permission_id)
            select
                :role,
                permissions.id
            from public.permissions
            where permissions.resource = 'user'
                and permissions.action = 'manage'
                and permissions.scope = 'university'
        """),
        {"role": role},
    )
    return code


def hire(connection: Connection, units: Units) -> dict[str, UUID]:
    """Everybody but the students: what they are called -> users.id."""
    people = {
        # each role, where it belongs
        "super administrator": sample.viewer(connection, "SUPER_ADMIN"),
        "administrator": sample.viewer(connection, "ADMIN"),
        "rector": sample.viewer(connection, "RECTOR"),
        "vice-rector": sample.viewer(connection, "VICE_RECTOR"),
        "registrar": sample.viewer(connection, "REGISTRAR"),
        "database administrator": sample.viewer(connection, "SYSADMIN"),
        "dean": sample.viewer(connection, "DEAN", units.engineering),
        "vice-dean": sample.viewer(connection, "VICE_DEAN", units.law),
        "head of office": sample.viewer(connection, "HEAD_OF_DEPT", units.mechanics),
        "head": sample.staff(connection, units.civil),
        "teacher": sample.staff(connection, units.civil),
        "advisor": sample.staff(connection, units.criminal),
        # rights that end at a unit, add up, or reach further than usual
        "registrar of law": sample.viewer(connection, "REGISTRAR", units.law),
        "dean of everything": sample.viewer(connection, "DEAN"),
        "head of two": sample.viewer(connection, "DEPT_HEAD", units.criminal),
        "head of the workshop": sample.viewer(connection, "DEPT_HEAD", units.workshop),
        # of one unit, and teaches the course of another
        "teacher from elsewhere": sample.staff(connection, units.criminal),
        # teaches nothing, and has an appeal to review
        "reviewer": sample.staff(connection, units.mechanics),
        "thesis advisor": sample.staff(connection, units.civil),
        # of no unit, and teaches
        "staff of no unit": sample.staff(connection, None),
        # works in no unit: a role of today in one, others of yesterday and of tomorrow
        "visiting teacher": sample.person(connection),
        # manages users, and reads no student's record
        "keeper of accounts": sample.person(connection),
        "staff without a role": sample.staff(connection, units.workshop),
        # still named as an instructor, but no longer with a role
        "former teacher": sample.staff(connection, units.criminal),
        # rights of yesterday and of tomorrow
        "lapsed": sample.person(connection),
        "future": sample.person(connection),
        # rights of people who may not come in
        "locked": sample.person(connection, is_locked=True),
        "inactive": sample.person(connection, is_active=False),
        "deleted": sample.person(connection, deleted_at=datetime.now(UTC)),
        "locked teacher": sample.person(connection, is_locked=True),
        "stranger": sample.person(connection),
    }
    for name, role, unit, dates in (
        ("head", "DEPT_HEAD", units.civil, {}),
        ("teacher", "TEACHER", units.civil, {}),
        ("advisor", "ADVISOR", None, {}),
        ("head of two", "DEPT_HEAD", units.civil, {}),
        ("teacher from elsewhere", "TEACHER", units.criminal, {}),
        ("reviewer", "TEACHER", units.mechanics, {}),
        ("staff of no unit", "TEACHER", None, {}),
        ("visiting teacher", "TEACHER", units.criminal, {}),
        ("visiting teacher", "TEACHER", units.civil, {"valid_until": "2020-01-01"}),
        ("visiting teacher", "TEACHER", units.mechanics, {"valid_from": "2999-01-01"}),
        ("keeper of accounts", keeper_of_accounts(connection), None, {}),
        ("thesis advisor", "ADVISOR", None, {}),
        ("former teacher", "TEACHER", units.criminal, {"valid_until": "2020-01-01"}),
        ("lapsed", "REGISTRAR", None, {"valid_until": "2020-01-01"}),
        ("lapsed", "DEPT_HEAD", units.civil, {"valid_until": "2020-01-01"}),
        ("future", "REGISTRAR", None, {"valid_from": "2999-01-01"}),
        ("locked", "REGISTRAR", None, {}),
        ("inactive", "REGISTRAR", None, {}),
        ("deleted", "REGISTRAR", None, {}),
        ("locked teacher", "TEACHER", units.civil, {}),
    ):
        sample.role(connection, people[name], role, unit, **dates)
    return people
