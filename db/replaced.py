"""The files that are replaced whole: run again whenever their text, or what they made, is no longer the same.

One transaction each: all functions; every file of triggers; every file of policies (a table a transaction, so
that locks on an application's tables stay short); then statistics, report and rights together, so that nobody
ever meets a view without its rights.
"""

from collections.abc import Iterator
from sqlalchemy import Connection, text

from db import ledger
from db.sqlfile import SqlFile, sql_files

FOLDERS = ("functions", "triggers", "policies", "statistics", "report")
RIGHTS = SqlFile("grants.sql")


Batch = tuple[SqlFile, ...]


def due(recorded: dict[str, str], spoiled: frozenset[str] = frozenset()) -> list[Batch]:
    """The transactions that bring every replaced file to its present text, in their order.

    `recorded`: the latest checksums, in the order of their runs. `spoiled`: folders whose objects somebody
    changed in the database; they are due whatever their checksums say.
    """
    changed = {
        folder: [
            file for file in sql_files(folder) if folder in spoiled or recorded.get(file.path) != file.sha256
        ]
        for folder in FOLDERS
    }
    batches = [tuple(changed["functions"])] if changed["functions"] else []
    batches += [(file,) for file in changed["triggers"] + changed["policies"]]

    views_gone = any(path.startswith(("statistics/", "report/")) for path in gone(recorded))
    if changed["statistics"] or changed["report"] or views_gone:
        batches.append((*changed["statistics"], *sql_files("report"), RIGHTS))
    elif batches or gone(recorded) or RIGHTS.path in spoiled or not finished(recorded):
        batches.append((RIGHTS,))
    return batches


def finished(recorded: dict[str, str]) -> bool:
    """Whether the rights, as they are written now, were given after everything else: the end of every run."""
    return bool(recorded) and list(recorded.items())[-1] == (RIGHTS.path, RIGHTS.sha256)


def gone(recorded: dict[str, str]) -> list[str]:
    """Replaced files that were run once and are no longer part of the project."""
    present = {file.path for folder in FOLDERS for file in sql_files(folder)}
    return [path for path in recorded if path.split("/")[0] in FOLDERS and path not in present]


def replace(connection: Connection, batch: Batch) -> None:
    """Run a batch in the connection's transaction and enter its files in the ledger."""
    # functions may call each other and read views that do not exist yet
    connection.execute(text("set local check_function_bodies = off"))
    _drop_views(connection, batch)
    for file in batch:
        file.run(connection)
        ledger.record(connection, file)


def _drop_views(connection: Connection, batch: Batch) -> None:
    """Before report or statistics are made again: drop every view of report, then the materialized ones at hand.

    Without cascade: what else reads them is not ours to drop.
    """
    if all(file == RIGHTS or not file.path.startswith(("statistics/", "report/")) for file in batch):
        return
    quote = connection.dialect.identifier_preparer.quote
    views = connection.scalars(text("select viewname from pg_views where schemaname = 'report'")).all()
    if views:
        connection.exec_driver_sql(f"drop view {', '.join(f'report.{quote(view)}' for view in views)}")
    for view in _materialized_views(batch):
        connection.exec_driver_sql(f"drop materialized view if exists {view}")


def _materialized_views(batch: Batch) -> Iterator[str]:
    for file in batch:
        for described in file.described:
            if described.kind == "materialized view":
                yield f"{described.schema}.{described.name}"
