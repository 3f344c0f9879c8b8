"""Calls of functions as a person, undone as soon as their outcome is known."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, Row, func, select, text
from sqlalchemy.exc import DBAPIError

from actions.function import Function

# A sentence that one of our functions raised, and a right that is lacking; anything else is a mistake of the call.
REFUSALS = ("P0001", "42501")


@dataclass(frozen=True)
class Outcome:
    """What came of a call: its rows, or the sentence that refused it; and what the audit log has since."""

    rows: tuple[Row, ...]
    refusal: str | None
    audited: tuple[Row, ...]

    @property
    def is_refused(self) -> bool:
        """By an error, or by a row that says so."""
        return self.refusal is not None or any(row._mapping.get("outcome") == "refused" for row in self.rows)

    @property
    def is_empty(self) -> bool:
        """No row, or only such as say nothing."""
        return self.refusal is None and all(value in (None, False, []) for row in self.rows for value in row)


def outcome(
    connection: Connection, function: Function, arguments: dict[str, object], person: UUID | str | None
) -> Outcome:
    """Call a function through its role for a person (None: nobody). A superuser's connection, left as it was."""
    names = ", ".join(f"{name} => :{name}" for name in arguments)
    statement = text(f"select * from {function.name}({names})")
    attempt = connection.begin_nested()
    before = set(connection.scalars(text("select id from public.audit_logs")))
    try:
        with _acting(connection, function.role, person):
            rows = tuple(connection.execute(statement, arguments))
        logged = connection.execute(
            text("select * from public.audit_logs where not id = any (:before) order by created_at"),
            {"before": list(before)},
        )
        return Outcome(rows, None, tuple(logged))
    except DBAPIError as error:
        if error.orig.sqlstate not in REFUSALS:
            raise
        return Outcome((), error.orig.diag.message_primary, ())
    finally:
        attempt.rollback()


@contextmanager
def _acting(connection: Connection, role: str, person: UUID | str | None) -> Iterator[None]:
    """The session's role, not only the current one: functions ask who is connected."""
    settings = {"session_authorization": role, "app.current_user_id": str(person or "")}
    for name, value in settings.items():
        connection.execute(select(func.set_config(name, value, True)))
    yield
    connection.execute(text("set local session authorization default"))
