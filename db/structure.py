"""The declared structure, and what of it stands in a database.

db/structure.json declares every object that a fresh installation makes, in two parts: `base` (the tables of the LMS
that steps 0002 to 0010 make where there are none, and all that belongs to them) and `ours`. In a database, ours are
told by name and definition; base objects by what they mean (db/meaning.py), because an LMS has its own names for its
indexes and constraints and its own bodies for its functions. What else a database holds is not looked at.
"""

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, text

from db.meaning import meaning, same_column, unique_index
from db.sqlfile import SqlFile

FILE = Path(__file__).with_name("structure.json")
READING = SqlFile("functions/list_catalog_objects.sql")

# Their text stands in a file below db/sql; that it is the same is all there is to say.
_HASHED = {"function", "view", "materialized view"}
# The extension, or what stands in for it on servers that lack it: see step 0001.
_UUID_FUNCTIONS = re.compile(r"(^| on )(uuid-ossp$|public\.uuid_|lms_ops\.uuid_of_bytes\()")
# Plain columns, or generated ones over the columns that an LMS has for these dates.
TERM_DATES = ("public.academic_terms.registration_start_date", "public.academic_terms.registration_end_date")


@dataclass(frozen=True)
class CatalogObject:
    """An object as lms_ops.catalog_objects() names and defines it; long definitions by their sha256."""

    kind: str
    name: str
    definition: str
    is_base: bool = False


def declared() -> list[CatalogObject]:
    """Every object that a fresh installation makes, by kind and name."""
    parts = json.loads(FILE.read_text(encoding="utf-8"))
    return sorted(
        (
            CatalogObject(kind, name, definition, is_base=part == "base")
            for part, kinds in parts.items()
            for kind, objects in kinds.items()
            for name, definition in objects.items()
        ),
        key=lambda each: (each.kind, each.name),
    )


def found(connection: Connection) -> list[CatalogObject]:
    """Every object in public, report and lms_ops, by kind and name; also where nothing of ours is installed."""
    before = connection.scalar(text("select current_setting('search_path')"))
    set_path = text("select set_config('search_path', :path, true)")
    # names that are not in the catalog's own schema are then written with their schema
    connection.execute(set_path, {"path": "pg_catalog, pg_temp"})
    rows = connection.exec_driver_sql(_body(READING), execution_options={"no_parameters": True}).all()
    connection.execute(set_path, {"path": before})
    return sorted(
        (
            CatalogObject(row.kind, row.name, _shortened(row.kind, row.definition))
            for row in rows
            if not _UUID_FUNCTIONS.search(row.name)
        ),
        key=lambda each: (each.kind, each.name),
    )


def counterparts(present: Iterable[CatalogObject]) -> dict[CatalogObject, CatalogObject | None]:
    """For each declared object the one of `present` that is it, under whatever name; None: it is not there.

    Ours and the columns and functions of the base are told by name, whether or not they are as declared.
    """
    by_name = {(each.kind, each.name): each for each in present}
    by_meaning = {meaning(each.kind, each.name, each.definition): each for each in by_name.values()}

    def counterpart(declaration: CatalogObject) -> CatalogObject | None:
        kind, name, definition = declaration.kind, declaration.name, declaration.definition
        same_name = by_name.get((kind, name))
        if not declaration.is_base:
            return same_name
        same_meaning = by_meaning.get(meaning(kind, name, definition))
        if same_meaning is None and kind == "constraint":
            same_meaning = by_meaning.get(unique_index(name.rpartition(".")[0], definition))
        return same_meaning or same_name

    return {each: counterpart(each) for each in declared()}


def agrees(declaration: CatalogObject, counterpart: CatalogObject | None) -> bool:
    """Whether the object that is there is what was declared."""
    if counterpart is None:
        return False
    if not declaration.is_base:
        return counterpart.definition == declaration.definition
    if declaration.kind == "column":
        return same_column(declaration.definition, counterpart.definition)
    if counterpart.kind != declaration.kind:  # a unique index for a unique constraint
        return True
    return meaning(declaration.kind, declaration.name, declaration.definition) == meaning(
        counterpart.kind, counterpart.name, counterpart.definition
    )


def fingerprint(connection: Connection) -> str:
    """Sha256 of the declared structure as it stands here: the same wherever the same is installed.

    Not looked at: what else is there; the dates of a term; base columns whose differences were accepted by a decision.
    """
    keeps_columns = _keeps_differing_columns(connection)
    lines = []
    for declaration, counterpart in counterparts(found(connection)).items():
        accepted = declaration.kind == "column" and (
            declaration.name in TERM_DATES or (declaration.is_base and keeps_columns and counterpart)
        )
        if accepted or agrees(declaration, counterpart):
            stands = declaration.definition
        else:
            stands = counterpart.definition if counterpart else "missing"
        lines.append(f"{declaration.kind}\t{declaration.name}\t{stands}\n")
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def write(objects: Iterable[CatalogObject], base_names: set[tuple[str, str]]) -> None:
    """Declare these objects; base are those whose kind and name are in `base_names`.

    Rights on objects of the base are the LMS's own affair: who may run its functions is not declared.
    """
    parts: dict[str, dict[str, dict[str, str]]] = {"base": {}, "ours": {}}
    for each in objects:
        part = "base" if (each.kind, each.name) in base_names else "ours"
        if (part, each.kind) == ("base", "right"):
            continue
        parts[part].setdefault(each.kind, {})[each.name] = each.definition
    FILE.write_text(json.dumps(parts, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")


def _keeps_differing_columns(connection: Connection) -> bool:
    if connection.scalar(text("select to_regclass('lms_ops.decisions')")) is None:
        return False
    return connection.scalar(
        text("""
            select exists (
                select
                from lms_ops.decisions
                where finding = 'differing_columns'
                    and choice = 'keep'
            )
        """)
    )


def _shortened(kind: str, definition: str) -> str:
    return hashlib.sha256(definition.encode()).hexdigest() if kind in _HASHED else definition


def _body(file: SqlFile) -> str:
    """The statement of a function in SQL."""
    return file.text.split("$$")[1]
