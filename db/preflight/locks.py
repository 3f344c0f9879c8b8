"""Which locks an installation asks for, by table: told from the plan that the installer runs."""

from collections.abc import Iterator

from sqlalchemy import Connection

from db import ledger, plan
from db.forms import ALONE, NO_WRITERS
from db.sqlfile import sql_files

STRENGTH = (NO_WRITERS, ALONE)


def strongest_locks(connection: Connection, kind: str) -> dict[str, str]:
    """The strongest lock that others could wait for on each table of the application, strongest first.

    None in an empty database, where nobody waits. Each is asked for in a transaction of its own.
    """
    if kind == "fresh":
        return {}
    strongest: dict[str, str] = {}
    for table, lock in _asked_for(ledger.revision(connection) if kind == "again" else None):
        strongest[table] = max(lock, strongest.get(table, lock), key=STRENGTH.index)
    return dict(sorted(strongest.items(), key=lambda each: (-STRENGTH.index(each[1]), each[0])))


def _asked_for(taken: str | None) -> Iterator[tuple[str, str]]:
    """Tables and locks of the steps after `taken`, and of every file that is replaced."""
    files = [plan.step_parts(ledger.step_file(step)) for step in ledger.steps() if not taken or step.revision > taken]
    files += [plan.file_parts(file) for file in sql_files("triggers")]
    base = plan.base_tables()
    for parts in files:
        for part in parts:
            if part.makes_wait:
                yield from ((table, part.form.lock) for table in part.form.tables if table in base)
    # a table gets its policies and is protected in one transaction
    yield from ((file.path.removeprefix("policies/").removesuffix(".sql"), ALONE) for file in sql_files("policies"))
