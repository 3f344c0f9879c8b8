"""The plain answers: tables and views of schema oracle, made by a superuser from the rows and the viewers alone."""

from collections.abc import Container
from pathlib import Path

from sqlalchemy import Connection, cast, func, select, text
from sqlalchemy.dialects.postgresql import REGCLASS

from oracle.relations import TABLES

SQL = Path(__file__).parent / "sql"
FILES = (
    "rights",
    "records",
    "people",
    "writes_records",
    "writes_people",
    "report_students",
    "report_courses",
    "report_system",
    "report_notices",
    "attempts",
)
MOST_COPIES = 14  # rows of a table that inserts and moves are tried with


def build(connection: Connection, viewers: dict[str, str], writers: Container[str]) -> None:
    """Schema oracle for these viewers (name -> identity as a transaction sets it), some of whom write.

    It answers for the rows as they are now.
    """
    connection.execute(text("create schema oracle"))
    connection.execute(
        text("create table oracle.viewers (name text primary key, identity text not null, writes boolean not null)")
    )
    connection.execute(
        text("insert into oracle.viewers values (:name, :identity, :writes)"),
        [{"name": name, "identity": viewers[name], "writes": name in writers} for name in viewers],
    )
    for name in FILES:
        connection.exec_driver_sql((SQL / f"{name}.sql").read_text(), execution_options={"no_parameters": True})
    for relation in TABLES:
        connection.execute(select(func.oracle.keep_copies(cast(relation.name, REGCLASS), relation.key, MOST_COPIES)))
