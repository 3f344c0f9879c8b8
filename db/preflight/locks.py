"""Which locks an installation asks for, by table: told from the plan that the installer runs."""

from collections.abc import Iterator
from itertools import chain

from sqlalchemy import Connection

from db import ledger, plan, replaced
from db.forms import ALONE, NO_WRITERS

STRENGTH = (NO_WRITERS, ALONE)


def strongest_locks(connection: Connection) -> dict[str, str]:
    """The strongest lock that others could wait for on each table of the application, strongest first.

    Each is asked for in a transaction of its own, by the steps that are not taken and the files that are due.
    """
    strongest: dict[str, str] = {}
    for table, lock in _asked_for(connection):
        strongest[table] = max(lock, strongest.get(table, lock), key=STRENGTH.index)
    return dict(sorted(strongest.items(), key=lambda each: (-STRENGTH.index(each[1]), each[0])))


def _asked_for(connection: Connection) -> Iterator[tuple[str, str]]:
    taken, base = ledger.revision(connection), plan.base_tables()
    for step in ledger.steps():
        if taken is None or step.revision > taken:
            yield from _of_parts(plan.step_parts(ledger.step_file(step)), base)
    for file in chain.from_iterable(replaced.due(ledger.recorded(connection))):
        folder, _, name = file.path.partition("/")
        if folder == "triggers":
            yield from _of_parts(plan.file_parts(file), base)
        elif folder == "policies" and (table := name.removesuffix(".sql")) in base:
            # a table gets its policies and is protected in one transaction
            yield table, ALONE


def _of_parts(parts: list[plan.Part], base: frozenset[str]) -> Iterator[tuple[str, str]]:
    for part in parts:
        if part.makes_wait:
            yield from ((table, part.form.lock) for table in part.form.tables if table in base)
