"""What the files of db/sql/seed start from: numbers, terms, intake and lists of names, as temporary tables."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import psycopg
from psycopg import sql
from sqlalchemy import Connection

from db import names
from db.seeding.cohorts import cohorts
from db.seeding.scales import Scale
from db.sqlfile import SQL_ROOT, SqlFile

ZONE = ZoneInfo("Asia/Baku")  # where the university is
SPELLINGS = ("az", "en", "ru")
DIFFERENT_PEOPLE = 10_800  # after as many, db.names repeats itself


def noon(as_of: date) -> datetime:
    """The moment as of which the university is drawn."""
    return datetime.combine(as_of, time(12), ZONE)


def prepare(transaction: Connection, scale: Scale, as_of: date) -> None:
    """Create and fill the temporary tables that every stage reads, and the terms."""
    connection = transaction.connection.driver_connection
    SqlFile("seed/inputs.sql").run(transaction)
    SqlFile("seed/draws.sql").run(transaction)
    numbers = asdict(scale) | {"as_of": as_of, "noon": noon(as_of)}
    _copy(connection, "numbers", list(numbers), [list(numbers.values())])
    _copy_file(connection, "listed_units", ["code", "parent", "type", "has_master", *SPELLINGS], "units.csv")
    _copy_file(connection, "listed_subjects", ["unit", *SPELLINGS], "subjects.csv")
    people = min(scale.staff + scale.students, DIFFERENT_PEOPLE)
    _copy(
        connection,
        "listed_people",
        ["number", "gender", *(f"{part}_name_{spelling}" for part in ("first", "last") for spelling in SPELLINGS)],
        (_spelled(number, names.person(number)) for number in range(people)),
    )

    SqlFile("seed/terms.sql").run(transaction)
    (current_is_fall,) = connection.execute("select is_fall from drawn_terms where is_current").fetchone()
    intake = cohorts(
        students=scale.students,
        enrollments=scale.enrollments,
        terms=scale.terms,
        semesters=scale.semesters,
        current_is_fall=current_is_fall,
    )
    _copy(connection, "cohorts", ["first_term", "students"], intake.items())


def _spelled(number: int, person: names.Person) -> list[int | str]:
    spellings = [getattr(name, spelling) for name in (person.first, person.last) for spelling in SPELLINGS]
    return [number, person.gender, *spellings]


def _copy(connection: psycopg.Connection, table: str, columns: list[str], rows: Iterable[Iterable]) -> None:
    with connection.cursor().copy(_copy_statement(table, columns, "")) as copy:
        for row in rows:
            copy.write_row(tuple(row))


def _copy_file(connection: psycopg.Connection, table: str, columns: list[str], file: str) -> None:
    options = "with (format csv, header, delimiter ';')"
    with connection.cursor().copy(_copy_statement(table, columns, options)) as copy:
        copy.write(SQL_ROOT.joinpath("seed", file).read_bytes())


def _copy_statement(table: str, columns: list[str], options: str) -> sql.Composed:
    return sql.SQL("copy {} ({}) from stdin {}").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns)), sql.SQL(options)
    )
