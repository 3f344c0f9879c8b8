"""Roles that worked with a table before it was protected, and still see every row of it."""

from dataclasses import dataclass

from sqlalchemy import Connection, text

from db.errors import LmsError


@dataclass(frozen=True)
class Admission:
    """A role and the protected tables, by name, that it works with as if they were not."""

    role: str
    tables: tuple[str, ...]


def admitted(connection: Connection) -> list[Admission]:
    """Every role that is still admitted, by name; refuses where nothing of ours is installed."""
    if connection.scalar(text("select to_regclass('lms_ops.admitted_roles')")) is None:
        raise LmsError("no table is protected in this database yet: run `lms-db install`")
    rows = connection.execute(
        text("""
            select
                role_name,
                array_agg(table_name order by table_name) as tables
            from lms_ops.admitted_roles
            where cause = 'existing'
                and stopped_at is null
            group by role_name
            order by role_name
        """)
    )
    return [Admission(row.role_name, tuple(row.tables)) for row in rows]


def stop(connection: Connection, role: str) -> int:
    """End the admission of a role in the connection's transaction; returns how many tables those were."""
    return connection.scalar(text("select lms_ops.stop_admitting(:role)"), {"role": role})
