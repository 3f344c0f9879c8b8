"""Puts back what verify finds and what can be put back, by running the remedies that it names."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import psycopg
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from db import connection as connections
from db import statistics
from db.errors import LmsError
from db.install import install
from db.patience import LOCK_TIMEOUT, cause, patiently
from db.verify import INSTALL, Difference, differences

REFRESH = "run `lms-db refresh "
REPAIR = "run `lms-db verify --repair`"
ADDED = "was added by somebody"  # what others made is never dropped
ROUNDS = 3  # a column, then its index, then the constraint on both


@dataclass(frozen=True)
class Repaired:
    """What was put right, by running what; what is left for a person, and why a remedy did not help."""

    repaired: tuple[Difference, ...]
    left: tuple[Difference, ...]
    failures: tuple[str, ...]


def repair(url: str, *, progress: Callable[[str], None] | None = None) -> Repaired:
    """Run the remedies of every difference of the database at `url` (the owner's) that has one to run.

    Files are installed again, everything else is put back statement by statement, each in the form that a working
    application does not feel. Nothing is dropped that somebody added. Again, there is nothing to do.
    """
    progress = progress or (lambda line: None)
    engine = connections.engine(
        url, application_name="lms-db verify --repair", statement_timeout=0, lock_timeout=LOCK_TIMEOUT
    )
    try:
        before = left = differences(engine)
        failures: list[str] = []
        for _ in range(ROUNDS):
            failures = []
            if any(each.remedy.startswith(INSTALL) for each in left):
                _try(partial(install, url, progress=progress), "lms-db install", failures)
            for each in left:
                for command, work in _remedies(engine, each):
                    progress(f"{each.object} {each.problem}: {command}")
                    if not _try(work, command, failures):
                        break
            earlier, left = left, differences(engine)
            if not left or left == earlier:
                break
    finally:
        engine.dispose()
    gone = {each.object for each in before} - {each.object for each in left}
    return Repaired(tuple(each for each in before if each.object in gone), tuple(left), tuple(failures))


def _remedies(engine: Engine, difference: Difference) -> list[tuple[str, Callable]]:
    """What a remedy runs, in its order: as it is told, and as work."""
    if difference.problem == ADDED:
        return []
    if difference.remedy.startswith(REFRESH):
        view = difference.remedy.removeprefix(REFRESH).removesuffix("`")
        return [(f"lms-db refresh {view}", partial(statistics.refresh, engine, [view]))]
    statements = difference.statements
    if difference.remedy == REPAIR:
        statements = _recorded_function(engine, difference.object.removeprefix("function "))
    return [(statement, partial(_run, engine, statement)) for statement in statements]


def _recorded_function(engine: Engine, name: str) -> list[str]:
    with engine.connect() as connection:
        return list(
            connection.scalars(
                text("""
                    select repairs.statement
                    from lms_ops.changed_objects() as changed
                    cross join lateral lms_ops.repair_statements(
                        changed.kind, changed.name, changed.installed, changed.found
                    ) as repairs
                    where changed.kind = 'function'
                        and changed.name = :name
                    order by repairs.place
                """),
                {"name": name},
            )
        )


def _run(engine: Engine, statement: str) -> None:
    """Run a statement in its own transaction, giving way to an application; what is built concurrently in none."""
    without_parameters = {"no_parameters": True}
    if "concurrently" in statement.lower():
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            # it waits for the transactions of others without making anybody wait: cut short, it would leave a ruin
            connection.exec_driver_sql(statement, execution_options=without_parameters)
        return

    def transaction() -> None:
        with engine.begin() as connection:
            connection.exec_driver_sql("set local search_path to public")
            connection.exec_driver_sql(statement, execution_options=without_parameters)

    patiently(transaction)


def _try(work: Callable[[], object], name: str, failures: list[str]) -> bool:
    """Whether the work was done; else its line is added to the failures."""
    try:
        work()
    except (LmsError, DBAPIError, psycopg.Error) as error:
        said = str(error) if isinstance(error, LmsError) else cause(error).diag.message_primary
        failures.append(f"{name}: {said}")
        return False
    return True
