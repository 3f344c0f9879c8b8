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

from db.meaning import meaning, same_column
from db.sqlfile import SqlFile

FILE = Path(__file__).with_name("structure.json")
READING = SqlFile("functions/list_catalog_objects.sql")

# Their text stands in a file below db/sql; that it is the same is all there is to say.
_HASHED = {"function", "view", "materialized view"}
# The extension, or what stands in for it on servers that lack it: see step 0001.
_UUID_FUNCTIONS = re.compile(r"(^| on )(uuid-ossp$|public\.uuid_|lms_ops\.uuid_of_bytes\()")
OUR_SCHEMAS = ("report", "lms_ops")
NO_ROW_SECURITY = "row level security disabled"
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
    return [each for each in _read(connection) if not _UUID_FUNCTIONS.search(each.name)]


def counterparts(present: Iterable[CatalogObject]) -> dict[CatalogObject, CatalogObject | None]:
    """For each declared object the one of `present` that is it, under whatever name; None: it is not there.

    An object that is there under its name but is not as declared is given too: see agrees().
    """
    by_name = {(each.kind, each.name): each for each in present}
    by_meaning = {meaning(each.kind, each.name, each.definition): each for each in by_name.values()}

    def counterpart(declaration: CatalogObject) -> CatalogObject | None:
        same_name = by_name.get((declaration.kind, declaration.name))
        if not declaration.is_base:
            return same_name
        return next((by_meaning[each] for each in _meanings(declaration) if each in by_meaning), same_name)

    return {each: counterpart(each) for each in declared()}


def agrees(declaration: CatalogObject, counterpart: CatalogObject | None) -> bool:
    """Whether the object that is there is what was declared, as far as the declaration goes."""
    if counterpart is None:
        return False
    if counterpart.definition == declaration.definition:
        return True
    if not declaration.is_base:
        return False
    if declaration.kind == "column":
        definition = counterpart.definition
        if declaration.name.endswith(".created_at"):  # what a table is partitioned by is never null
            definition = definition.replace(" not null", "")
        return same_column(declaration.definition, definition)
    if declaration.kind == "table":
        # an LMS may secure a table of its own by itself
        return declaration.definition == NO_ROW_SECURITY
    return meaning(counterpart.kind, counterpart.name, counterpart.definition) in _meanings(declaration)


def installed(connection: Connection) -> list[tuple[str, str]]:
    """Kind and name of all that is ours or of the base here, with policies and rights on it, by kind and name.

    What else an LMS keeps in public is its own. Where there is a record of installed objects already, what is neither
    declared nor in it was added by somebody, and is left out.
    """
    present = _read(connection)
    stands = {(each.kind, each.name) for each in counterparts(present).values() if each}
    recorded = {tuple(row) for row in connection.execute(text("select kind, name from lms_ops.installed_objects"))}
    names = {name for kind, name in stands if kind in ("table", "column", "function", "materialized view")}

    def is_ours(each: CatalogObject) -> bool:
        if (each.kind, each.name) in stands or _UUID_FUNCTIONS.search(each.name):
            return True
        if recorded and (each.kind, each.name) not in recorded:
            return False
        if each.kind == "policy":
            return each.name.rpartition(".")[0] in names
        target = each.name.partition(" on ")[2] if each.kind == "right" else each.name
        return target in names or target.startswith(OUR_SCHEMAS)

    return [(each.kind, each.name) for each in present if is_ours(each)]


def differing(connection: Connection) -> dict[CatalogObject, CatalogObject | None]:
    """Declared objects that are not there (None) or are not as declared.

    Not among them, where there was an LMS before: the dates of a term, base columns whose differences somebody decided
    to keep, and checks of base columns: which values they may hold is its affair.
    """
    keeps_columns = _keeps_differing_columns(connection)

    def is_accepted(declaration: CatalogObject, counterpart: CatalogObject | None) -> bool:
        if declaration.is_base and declaration.kind == "constraint" and declaration.definition.startswith("CHECK"):
            return True
        return (
            counterpart is not None
            and declaration.kind == "column"
            and (declaration.name in TERM_DATES or (declaration.is_base and keeps_columns))
        )

    return {
        declaration: counterpart
        for declaration, counterpart in counterparts(found(connection)).items()
        if not agrees(declaration, counterpart) and not is_accepted(declaration, counterpart)
    }


def fingerprint(connection: Connection) -> str:
    """Sha256 of the declared structure as it stands here: the same wherever the same is installed."""
    otherwise = differing(connection)
    lines = []
    for declaration in declared():
        stands = declaration
        if declaration in otherwise:
            stands = otherwise[declaration]
        lines.append(f"{declaration.kind}\t{declaration.name}\t{stands.definition if stands else ''}\n")
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def write(objects: Iterable[CatalogObject], base: set[tuple[str, str]]) -> None:
    """Declare these objects; `base` has the kind and name of those that an LMS has of its own."""
    parts: dict[str, dict[str, dict[str, str]]] = {"base": {}, "ours": {}}
    for each in objects:
        if is_declared(each, base):
            part = "base" if (each.kind, each.name) in base else "ours"
            parts[part].setdefault(each.kind, {})[each.name] = each.definition
    FILE.write_text(json.dumps(parts, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")


def is_declared(each: CatalogObject, base: set[tuple[str, str]]) -> bool:
    """All but rights on functions of the base: who may run them is the affair of the LMS."""
    return each.kind != "right" or ("function", each.name.partition(" on ")[2]) not in base


def _read(connection: Connection) -> list[CatalogObject]:
    before = connection.scalar(text("select current_setting('search_path')"))
    set_path = text("select set_config('search_path', :path, true)")
    # what is not in the catalog's own schema is then written with its schema
    connection.execute(set_path, {"path": "pg_catalog, pg_temp"})
    rows = connection.exec_driver_sql(_body(READING), execution_options={"no_parameters": True}).all()
    connection.execute(set_path, {"path": before})
    return sorted(
        (CatalogObject(row.kind, row.name, _shortened(row.kind, row.definition)) for row in rows),
        key=lambda each: (each.kind, each.name),
    )


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


def _meanings(declaration: CatalogObject) -> list[tuple[str, ...]]:
    """What an object of the base means; a unique index serves as well as a unique constraint."""
    table = declaration.name.rpartition(".")[0]
    meanings = [meaning(declaration.kind, declaration.name, declaration.definition)]
    if declaration.kind == "constraint" and declaration.definition.startswith("UNIQUE "):
        columns = declaration.definition.removeprefix("UNIQUE ")
        meanings.append(meaning("index", f"{table}.", f"CREATE UNIQUE INDEX name ON {table} USING btree {columns}"))
    return meanings


def _shortened(kind: str, definition: str) -> str:
    return hashlib.sha256(definition.encode()).hexdigest() if kind in _HASHED else definition


def _body(file: SqlFile) -> str:
    """The statement of a function in SQL."""
    return file.text.split("$$")[1]
