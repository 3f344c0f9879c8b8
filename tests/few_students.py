"""A department of some students and one of few, for tests of what is shown of groups."""

from typing import Any
from uuid import UUID

import sample
from sqlalchemy import Connection, Engine, text


def build(connection: Connection) -> dict[str, Any]:
    """A department of twelve students, and a small one of three in the same faculty; who looks at them, by role."""
    faculty = sample.unit(connection, "ENG", type="faculty")
    unit = sample.unit(connection, "CS", parent=faculty)
    other = sample.unit(connection, "ART", parent=faculty)
    program = sample.program(connection, unit)
    people = {
        "unit": unit,
        "term": sample.term(connection, "2025-spring", is_current=True),
        "students": [sample.student(connection, program, f"Student{number:02} Aliyev") for number in range(12)],
        "head": sample.viewer(connection, "DEPT_HEAD", unit),
        "dean": sample.viewer(connection, "DEAN", faculty),
        "registrar": sample.viewer(connection, "REGISTRAR"),
        "administrator": sample.viewer(connection, "SYSADMIN"),
        "teacher": sample.staff(connection, unit),
        "advisor": sample.viewer(connection, "ADVISOR"),
        "planner": planner(connection),
    }
    sample.role(connection, people["teacher"], "TEACHER", unit)
    small = sample.program(connection, other)
    people["others"] = [sample.student(connection, small, academic_advisor_id=people["advisor"]) for _ in range(3)]
    return people


def planner(connection: Connection) -> UUID:
    """Somebody who reads the offerings of the whole university, and no student."""
    role = sample.insert(connection, "roles", code="PLANNER", name=sample.words("Planner"), level=6)
    connection.execute(
        text("""
            insert into role_permissions (role_id, permission_id)
            select :role, id
            from permissions
            where (resource, action, scope) = ('offering', 'read', 'university')
        """),
        {"role": role},
    )
    return sample.viewer(connection, "PLANNER")


def refresh(owner: Engine) -> None:
    """Makes the statistics those of now."""
    with owner.begin() as connection:
        connection.execute(text("select lms_ops.refresh_statistics()"))


def set_smallest_group(owner: Engine, number: int) -> None:
    """Lets figures be shown about so many students."""
    with owner.begin() as connection:
        connection.execute(
            text("update system_settings set value = to_jsonb(cast(:n as integer)) where key = 'smallest_group'"),
            {"n": number},
        )
