"""The files that are replaced whole: run again whenever their text, or what they made, is no longer the same.

One transaction each: all functions; every file of triggers; every file of policies (a table a transaction,
so that locks on an application's tables stay short); then the views and their rights together, so that nobody
ever meets a view without its rights. If a file of statistics changes, all of statistics and report is made
again; if one of report does, all of report.
"""

from sqlalchemy import Connection, text

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
    # functions may call each other and read views that do not exist yet
    connection.execute(text("set local check_function_bodies = off"))
    folders = {file.path.split("/")[0] for file in batch}
    if "report" in folders:
        _drop_views(connection, ["report"], [])
    if "statistics" in folders:
        described = [each for file in batch for each in file.described if each.kind == "materialized view"]
        _drop_views(connection, ["lms_ops"], [f"{each.schema}.{each.name}" for each in described])
    for file in batch:
        if not _is_kept(connection, file):
            file.run(connection)
        ledger.record(connection, file)
        made.record(connection, file.path)
    if "functions" in folders:
        # what is new would be everybody's until the rights are given, or for good if that never comes
        connection.execute(text("revoke all on all functions in schema lms_ops from public"))
    if "statistics" in folders:
        # in this transaction, because reading a view that was never filled is an error
        connection.execute(text("select from lms_ops.refresh_statistics()"))


def _is_kept(connection: Connection, file: SqlFile) -> bool:
    """Whether the file makes a function of the base schema and the LMS has its own."""
    return file.path in BASE_FUNCTIONS and connection.scalar(
        text("""
            select exists (
                select
                from pg_proc as routines
                where routines.pronamespace = 'public'::regnamespace
                    and routines.proname = :name
                    and not exists (
                        select
                        from lms_ops.made_objects as made
                        where made.kind = 'function'
                            and starts_with(made.name, format('public.%s(', routines.proname))
                    )
            )
        """),
        {"name": file.described[0].name},
    )


def _drop_views(connection: Connection, schemas: list[str], materialized: list[str]) -> None:
    """Drop every view of the schemas and these materialized views, the latest first: views read earlier ones.

    Without cascade: what else reads them is not ours to drop.
    """
    statements = connection.scalars(
        text("""
            select format(
                'drop %s %s',
                case relations.relkind when 'm' then 'materialized view' else 'view' end,
                relations.oid::regclass
            )
            from pg_class as relations
            where (relations.relkind = 'v' and relations.relnamespace::regnamespace::text = any (:schemas))
                or relations.oid = any (
                    select to_regclass(views.name)
                    from unnest(cast(:materialized as text[])) as views (name)
                )
            order by relations.oid desc
        """),
        {"schemas": schemas, "materialized": materialized},
    ).all()
    for statement in statements:
        connection.execute(text(statement))
