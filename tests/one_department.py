"""A little university for tests of single figures, and the one row that they look at."""

from types import SimpleNamespace

import sample
from plain.compare import rows
from sqlalchemy import Connection, Engine

from db.statistics import refresh


def build(connection: Connection) -> SimpleNamespace:
    """Two departments, two terms, and the places and people that most tests need."""
    unit = sample.unit(connection, "CS")
    return SimpleNamespace(
        unit=unit,
        other_unit=sample.unit(connection, "MATH"),
        program=sample.program(connection, unit),
        earlier_term=sample.term(connection, "2024-fall"),
        term=sample.term(connection, "2025-spring", is_current=True),
        course=sample.course(connection, unit, "CS101", credit_hours=4),
        graduate_course=sample.course(connection, unit, "CS501", credit_hours=3, course_level="graduate"),
        teacher=sample.staff(connection, unit, "Ada Lovelace", academic_rank="professor"),
    )


def refreshed(owner: Engine, view: str, **wanted: object) -> SimpleNamespace:
    """The only row of a freshly refreshed view with these values."""
    refresh(owner, [view])
    with owner.connect() as connection:
        found = [row for row in rows(connection, view) if wanted.items() <= row.items()]
    (row,) = found
    return SimpleNamespace(**row)
