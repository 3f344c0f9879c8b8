"""Columns of base tables that an LMS lacks, and the parts of an installation that add them."""

import re

from psycopg import sql
from sqlalchemy import Connection

from db.forms import ALONE, Form
from db.plan import Part
from db.structure import FILE, TERM_DATES, CatalogObject, declared, found

_DEFINITION = re.compile(r"(?P<type>.+?)( not null)?( default (?P<default>.+))?")


def missing(connection: Connection) -> list[CatalogObject]:
    """The declared columns of base tables that are there without them, by name; but for the dates of a term."""
    present = {(each.kind, each.name) for each in found(connection)}
    return [
        each
        for each in declared()
        if each.is_base
        and each.kind == "column"
        and each.name not in TERM_DATES
        and ("column", each.name) not in present
        and ("table", each.name.rpartition(".")[0]) in present
    ]


def additions(connection: Connection) -> list[Part]:
    """What adds the missing columns, one a transaction and without writing any row.

    A column is empty in the rows that are there, unless its default is a constant. It may be empty: what no row
    has cannot be demanded.
    """
    return [
        Part(FILE.name, place, Form(_addition(column), ALONE, (column.name.split(".")[1],)))
        for place, column in enumerate(missing(connection), start=1)
    ]


def _addition(column: CatalogObject) -> str:
    schema, table, name = map(sql.Identifier, column.name.split("."))
    definition = _DEFINITION.fullmatch(column.definition)
    # both from the file of this project that declares the structure
    type_name, default = sql.SQL(definition["type"]), sql.SQL(definition["default"] or "null")
    template = "alter table {}.{} add column if not exists {} {}"
    if not definition["default"]:
        return sql.SQL(template + ";").format(schema, table, name, type_name).as_string()
    if "(" in definition["default"]:  # computed for every row, if it came with the column
        template += ", alter column {} set default {};"
        return sql.SQL(template).format(schema, table, name, type_name, name, default).as_string()
    return sql.SQL(template + " default {};").format(schema, table, name, type_name, default).as_string()
