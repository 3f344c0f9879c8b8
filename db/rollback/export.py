"""Saves what a rollback would lose: rows of our tables, columns of ours on other tables, rows of ours that changed.

A directory with a CSV file a table (a header, then rows as COPY writes them, so \\copy loads them) and manifest.json,
which says of each file its table, columns, rows and sha256.
"""

import hashlib
import json
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

from psycopg import sql
from sqlalchemy import Connection

from db.checksums import Checksum, checksums
from db.errors import LmsError
from db.sqlfile import SqlFile

MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Entered:
    """Rows that would be lost: how many, of which table, what of it, and the query that reads them."""

    table: str
    what: str
    rows: int
    query: sql.Composable

    def __str__(self) -> str:
        return f"{self.rows:,} {self.what} of {self.table}"


@dataclass(frozen=True)
class Saved:
    """One file of an export."""

    file: str
    table: str
    what: str
    columns: tuple[str, ...]
    rows: int
    sha256: str


def entered(connection: Connection) -> list[Entered]:
    """What a rollback would lose, by table; nothing where all is as the installation left it.

    The connection knows what leaves (db/sql/rollback/leaving.sql).
    """
    return _entered_rows(connection) + _entered_columns(connection) + _changed_rows(connection)


def save(connection: Connection, directory: Path, wanted: list[Entered]) -> list[Saved]:
    """Write the directory; it gets its name when it is complete. What an interrupted export left is written over."""
    directory = directory.absolute()
    scratch = directory.with_name(f"{directory.name}.new")
    try:
        shutil.rmtree(scratch, ignore_errors=True)
        scratch.mkdir(mode=0o700)
        saved = [_save_rows(connection, scratch, each) for each in wanted]
        manifest = {"files": [asdict(each) for each in saved]}
        (scratch / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n")
        scratch.rename(directory)
    except OSError as error:
        raise LmsError(f"{directory} cannot be written ({error.strerror}): export to another directory") from error
    return saved


def refuse_present(directory: Path) -> None:
    """An export is never mixed with another one."""
    if directory.exists():
        raise LmsError(f"{directory} is there already: give --export the name of a directory that is not")
    if not directory.absolute().parent.is_dir():
        raise LmsError(f"there is no directory {directory.absolute().parent}: make it, or export elsewhere")


def _entered_rows(connection: Connection) -> list[Entered]:
    installed = {
        row.table_name: row.row_count is not None and Checksum(row.row_count, int(row.checksum))
        for row in _rows_of(connection, "entered_tables.sql")
    }
    present = checksums(connection, only=installed.keys())
    return [
        Entered(table, "rows", present[table].rows, sql.SQL("select * from only {}").format(_identifier(table)))
        for table in present
        if present[table].rows and present[table] != installed[table]
    ]


def _entered_columns(connection: Connection) -> list[Entered]:
    found = []
    for row in _rows_of(connection, "entered_columns.sql"):
        columns = sql.SQL(", ").join(map(sql.Identifier, (*row.key_columns, row.column_name)))
        query = sql.SQL("select {} from {} where {} is not null").format(
            columns, _identifier(row.table_name), sql.Identifier(row.column_name)
        )
        found.append(Entered(row.table_name, f"values of {row.column_name}", _count(connection, query), query))
    return [each for each in found if each.rows]


def _changed_rows(connection: Connection) -> list[Entered]:
    found = []
    for row in _rows_of(connection, "changed_rows.sql"):
        query = sql.SQL(row.query)
        found.append(Entered(f"public.{row.table_name}", "changed rows", _count(connection, query), query))
    return [each for each in found if each.rows]


def _rows_of(connection: Connection, file: str) -> list:
    return connection.exec_driver_sql(SqlFile(f"rollback/{file}").text, execution_options={"no_parameters": True}).all()


def _count(connection: Connection, query: sql.Composable) -> int:
    counting = sql.SQL("select count(*) from ({}) as counted").format(query)
    return connection.connection.dbapi_connection.execute(counting).fetchone()[0]


def _save_rows(connection: Connection, directory: Path, wanted: Entered) -> Saved:
    what = "" if wanted.what == "rows" else f".{wanted.what.replace(' ', '_')}"
    path = directory / f"{wanted.table}{what}.csv"
    digest = hashlib.sha256()
    with connection.connection.cursor() as cursor, path.open("wb") as file:
        path.chmod(0o600)
        cursor.execute(sql.SQL("{} limit 0").format(wanted.query))
        columns = tuple(column.name for column in cursor.description)
        copying = sql.SQL("copy ({}) to stdout (format csv, header)").format(wanted.query)
        with cursor.copy(copying) as copy:
            for block in copy:
                digest.update(block)
                file.write(block)
        rows = cursor.rowcount
    return Saved(path.name, wanted.table, wanted.what, columns, rows, digest.hexdigest())


def _identifier(table: str) -> sql.Identifier:
    return sql.Identifier(*table.split(".", 1))
