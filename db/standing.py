"""Decides academic standing after a term; rules and what a change brings with it are PostgreSQL's."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, Engine, text

from db.connection import acting_as
from db.errors import LmsError
from db.terms import read_term


@dataclass(frozen=True)
class Move:
    """From which standing (None: the first one) to which, and how many students."""

    from_standing: str | None
    to_standing: str
    students: int


@dataclass(frozen=True)
class Change:
    """One student's change of standing, the rule that decided it and its sentence with the averages."""

    student_number: str
    previous_standing: str | None
    standing: str
    rule: str
    cause: str


def preview(engine: Engine, term: str, *, by: UUID | str | None = None) -> list[Move]:
    """What `decide` would change after a term such as '2025-spring', most students first; changes nothing."""
    with acting_as(engine, by) as connection:
        rows = connection.execute(
            text("select * from lms_ops.preview_standing(:term)"), {"term": _term_id(connection, term)}
        )
        return [Move(**row) for row in rows.mappings()]


def decide(engine: Engine, term: str, *, by: UUID | str | None = None) -> list[Change]:
    """Decide every standing after a term, in one transaction; the changes, by student number.

    `by` is the person it is done for (`users.id`), nobody for a role that maintains the database. Again,
    it changes nothing unless grades or rules have changed.
    """
    with acting_as(engine, by) as connection:
        rows = connection.execute(
            text("""
                select
                    student_number,
                    previous_standing,
                    standing,
                    rule,
                    cause
                from lms_ops.decide_standing(:term)
            """),
            {"term": _term_id(connection, term)},
        )
        return [Change(**row) for row in rows.mappings()]


def _term_id(connection: Connection, label: str) -> UUID:
    term = read_term(label)
    found = connection.scalar(
        text("select id from academic_terms where academic_year = :year and term_type = :season"),
        {"year": term.academic_year, "season": term.season},
    )
    if found is None:
        raise LmsError(f"there is no term {label}: name one that the database has")
    return found
