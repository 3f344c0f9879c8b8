"""The files that are replaced whole: run again whenever their text, or what they made, is no longer the same.

One transaction each: all functions; every file of triggers; every file of policies (a table a transaction,
so that locks on an application's tables stay short); then the views and their rights together, so that nobody
ever meets a view without its rights. If a file of statistics changes, all of statistics and report is made
again; if one of report does, all of report.
"""

from psycopg import sql
from sqlalchemy import Connection, CursorResult

from db import ledger, made
from db.sqlfile import SqlFile, sql_files

FOLDERS = ("functions", "triggers", "policies", "statistics", "report")
RIGHTS = "grants.sql"
# What belongs to the base schema: where an LMS has its own, it is left alone.
BASE_FUNCTIONS = ("functions/calculate_student_gpa.sql",)

Batch = tuple[SqlFile, ...]


def due(recorded: dict[str, str], spoiled: frozenset[str] = frozenset()) -> list[Batch]:
    """The transactions that bring every replaced file to its present text, in their order.

    `recorded`: the latest checksums, in the order of their runs. `spoiled`: folders whose objects somebody
    changed in the database; they are due whatever their checksums say.
    """
    changed = {
        folder: [file for file in sql_files(folder) if folder in spoiled or recorded.get(file.path) != file.sha256]
        for folder in FOLDERS
    }
    batches = [tuple(changed["functions"])] if changed["functions"] else []
    batches += [(file,) for file in changed["triggers"] + changed["policies"]]

    left = {path.split("/")[0] for path in gone(recorded)}
    if changed["statistics"] or "statistics" in left:
        batches.append((*sql_files("statistics"), *sql_files("report"), SqlFile(RIGHTS)))
    elif changed["report"] or "report" in left:
        batches.append((*sql_files("report"), SqlFile(RIGHTS)))
    elif batches or left or RIGHTS in spoiled or not finished(recorded):
        batches.append((SqlFile(RIGHTS),))
    return batches


def finished(recorded: dict[str, str]) -> bool:
    """Whether the rights, as they are written now, were given after everything else: the end of every run."""
    return bool(recorded) and list(recorded.items())[-1] == (RIGHTS, SqlFile(RIGHTS).sha256)


def files() -> list[SqlFile]:
    """Every replaced file, in the order in which a fresh database gets them."""
    return [*(file for folder in FOLDERS for file in sql_files(folder)), SqlFile(RIGHTS)]


def gone(recorded: dict[str, str]) -> list[str]:
    """Replaced files that were run once and are no longer part of the project."""
    present = {file.path for file in files()}
    return [path for path in recorded if path.split("/")[0] in FOLDERS and path not in present]


def replace(connection: Connection, batch: Batch) -> None:
    """Run a batch in the connection's transaction, enter its files in the ledger and write down what they made."""
    for statement in before(batch):
        _execute(connection, statement)
    for file in batch:
        unless = kept_where(file)
        if unless is None or not _execute(connection, f"select {unless}").scalar_one():
            file.run(connection)
        ledger.record(connection, file)
        made.record(connection, file.path)
    for statement in after(batch):
        _execute(connection, statement)


def before(batch: Batch) -> list[str]:
    """What is run before the files of a batch, in their transaction."""
    # functions may call each other and read views that do not exist yet
    statements = ["set local check_function_bodies = off"]
    if "statistics" in _folders(batch):
        described = [each for file in batch for each in file.described if each.kind == "materialized view"]
        materialized = [f"{each.schema}.{each.name}" for each in described]
        statements.append(_drop_views(["report"], []))
        statements.append(_drop_views(["lms_ops"], materialized))
    elif "report" in _folders(batch):
        statements.append(_drop_views(["report"], []))
    return statements


def after(batch: Batch) -> list[str]:
    """What is run behind the files of a batch, in their transaction."""
    statements = []
    if "functions" in _folders(batch):
        # what is new would be everybody's until the rights are given, or for good if that never comes
        statements.append("revoke all on all functions in schema lms_ops from public")
    if "statistics" in _folders(batch):
        # in this transaction, because reading a view that was never filled is an error
        statements.append("select from lms_ops.refresh_statistics()")
    return statements


def kept_where(file: SqlFile) -> str | None:
    """SQL that is true where an LMS has its own of what the file makes; None for what is always ours."""
    if file.path not in BASE_FUNCTIONS:
        return None
    return sql.SQL("pg_temp.has_own_function({})").format(file.described[0].name).as_string()


def _drop_views(schemas: list[str], materialized: list[str]) -> str:
    return sql.SQL("select pg_temp.drop_views({}, {}::text[])").format(schemas, materialized).as_string()


def _folders(batch: Batch) -> set[str]:
    return {file.path.split("/")[0] for file in batch}


def _execute(connection: Connection, statement: str) -> CursorResult:
    return connection.exec_driver_sql(statement, execution_options={"no_parameters": True})
