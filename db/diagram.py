"""The schema as diagrams in Mermaid, read from the catalog: an overview of its areas, then one diagram an area.

An area is what one step makes; the tables of lms_ops are one. Only declared tables are drawn, so an LMS with tables of
its own has the same diagrams. Policies stand in the tables that they guard, statistics beside what they count.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from db import structure
from db.sqlfile import sql_files
from db.structure import CatalogObject

OWN = "public."  # how the catalog writes the schema that needs no name
_CREATES = re.compile(r"^create table (?:if not exists )?(\w+) \(", re.MULTILINE)
_COLUMNS = r"\((?P<columns>[^)]*)\)"
_REFERENCE = re.compile(rf"FOREIGN KEY {_COLUMNS} REFERENCES (?P<target>[\w.]+)\(")
_KEY = re.compile(rf"(?P<kind>PRIMARY KEY|UNIQUE) {_COLUMNS}")
_UNIQUE_INDEX = re.compile(rf"CREATE UNIQUE INDEX \S+ ON \S+ USING btree {_COLUMNS}$")
_SHORT_TYPES = (
    ("timestamp with time zone", "timestamptz"),
    ("double precision", "float8"),
    ("time without time zone", "time"),
)
_COMMANDS = {"r": "select", "a": "insert", "w": "update", "d": "delete", "*": "all"}


@dataclass(frozen=True)
class Area:
    """Tables that belong together: its name, its sentence, and their names as the catalog writes them."""

    name: str
    sentence: str
    tables: tuple[str, ...]


@dataclass(frozen=True)
class Reference:
    """A foreign key: the table that has it, its columns, and the table it points at."""

    table: str
    columns: tuple[str, ...]
    target: str


def draw(connection: Connection) -> str:
    """The page with all diagrams, in Markdown."""
    catalog = _Catalog(connection)
    areas = _areas(catalog.tables)
    parts = [
        "# The schema\n",
        "Written by `lms-db diagram --output db/schema-diagram.md` from the catalog of a database.\n",
        "Each box of the first diagram is an area, with the number of foreign keys that lead from one to the other. "
        "In the others, a table that is guarded by row-level security lists its policies (`policy`), with the command "
        "and the roles that each is for; a box with a dotted line is a materialized view of statistics.\n",
        "## Overview\n",
        _overview(areas, catalog.references),
    ]
    for area in areas:
        parts += [f"## {area.name}\n", f"{area.sentence}\n", _area_diagram(area, catalog)]
    return "\n".join(parts)


class _Catalog:
    """What is drawn of a database: tables with columns, keys, references and policies, and the statistics."""

    def __init__(self, connection: Connection) -> None:
        present = [each for each in structure.counterparts(structure.found(connection)).values() if each]
        self.tables = sorted(each.name for each in present if each.kind == "table")
        self.columns: dict[str, list[CatalogObject]] = defaultdict(list)
        self.policies: dict[str, list[CatalogObject]] = defaultdict(list)
        self.primary: dict[str, tuple[str, ...]] = {}
        self.unique: set[tuple[str, tuple[str, ...]]] = set()
        references: set[Reference] = set()
        for each in sorted(present, key=lambda one: (one.kind, one.name)):
            table, _, name = each.name.rpartition(".")
            if each.kind == "column":
                self.columns[table].append(each)
            elif each.kind == "policy":
                self.policies[table].append(each)
            elif key := _KEY.match(each.definition):
                columns = tuple(key["columns"].split(", "))
                self.unique.add((table, columns))
                if key["kind"] == "PRIMARY KEY":
                    self.primary[table] = columns
            elif reference := _REFERENCE.match(each.definition):
                references.add(Reference(table, tuple(reference["columns"].split(", ")), reference["target"]))
        self.references = sorted(references, key=lambda one: (one.target, one.table, one.columns))
        views = [each.name for each in present if each.kind == "materialized view"]
        self.statistics = {
            table: tuple(found["columns"].split(", "))
            for each in present
            if each.kind == "index"
            and (table := each.name.rpartition(".")[0]) in views
            and (found := _UNIQUE_INDEX.match(each.definition))
        }

    def counted(self, view: str) -> list[tuple[str, str]]:
        """The key columns of a materialized view, each with the table that columns of this name refer to most."""
        return [
            (column, Counter(each.target for each in self.references if each.columns == (column,)).most_common(1)[0][0])
            for column in self.statistics[view]
        ]


def _areas(tables: Iterable[str]) -> list[Area]:
    """The areas in the order of their steps, what is ours alone last."""
    left = set(tables)
    areas = []
    for file in sql_files("steps"):
        made = tuple(OWN + name for name in _CREATES.findall(file.text) if OWN + name in left)
        if made:
            name = file.path.removeprefix("steps/").removesuffix(".sql").partition("_")[2]
            sentence = file.text.partition("\n")[0].removeprefix("-- ")
            areas.append(Area(name.replace("_", " ").capitalize(), sentence, made))
            left -= set(made)
    sentence = "Rules, receipts, logs and the ledger of installations, in the schema lms_ops."
    own = Area("What is kept beside", sentence, tuple(sorted(left)))
    return [*areas, own]


def _overview(areas: list[Area], references: list[Reference]) -> str:
    area_of = {table: number for number, area in enumerate(areas, start=1) for table in area.tables}
    lines = [
        f'    a{number}["<b>{area.name}</b><br/>{"<br/>".join(_listed(area))}"]'
        for number, area in enumerate(areas, start=1)
    ]
    keys = Counter((area_of[each.table], area_of[each.target]) for each in references)
    lines += [
        f"    a{table} -->|{count}| a{target}" for (table, target), count in sorted(keys.items()) if table != target
    ]
    return _block("flowchart LR", lines)


def _listed(area: Area) -> list[str]:
    return [_name(table) for table in area.tables] if len(area.tables) <= 12 else [f"{len(area.tables)} tables"]


def _area_diagram(area: Area, catalog: _Catalog) -> str:
    lines = [line for table in area.tables for line in _table(table, catalog)]
    lines += [_relation(each, catalog) for each in catalog.references if each.table in area.tables]
    for view in sorted(catalog.statistics):
        counted = catalog.counted(view)
        if counted[0][1] in area.tables:
            lines += _statistics(view, counted)
    return _block("erDiagram", lines)


def _table(table: str, catalog: _Catalog) -> list[str]:
    policies = catalog.policies[table]
    title = f'{_id(table)}["{_name(table)}, row-level security"]' if policies else f'{_id(table)}["{_name(table)}"]'
    lines = [f"    {title} {{"]
    for column in catalog.columns[table]:
        name = column.name.rpartition(".")[2]
        lines.append(f"        {_type(column.definition)} {name}{_keys(table, name, catalog)}")
    for policy in policies:
        command = re.search(r"for (\S)", policy.definition)[1]
        roles = re.search(r" to (.*?)(?: using| with check|$)", policy.definition)[1]
        lines.append(f'        policy {policy.name.rpartition(".")[2]} "{_COMMANDS[command]}, {roles}"')
    return [*lines, "    }"]


def _keys(table: str, column: str, catalog: _Catalog) -> str:
    keys = [
        mark
        for mark, holds in (
            ("PK", column in catalog.primary.get(table, ())),
            ("FK", any(each.table == table and column in each.columns for each in catalog.references)),
            ("UK", (table, (column,)) in catalog.unique and (column,) != catalog.primary.get(table)),
        )
        if holds
    ]
    return " " + ", ".join(keys) if keys else ""


def _relation(reference: Reference, catalog: _Catalog) -> str:
    """One line between the table that is referred to, perhaps by nobody, and the one that refers, once or often."""
    columns = {f"{reference.table}.{column}" for column in reference.columns}
    definitions = [each.definition for each in catalog.columns[reference.table] if each.name in columns]
    one = "||" if all("not null" in each for each in definitions) else "|o"
    many = "o|" if (reference.table, reference.columns) in catalog.unique else "o{"
    label = ", ".join(reference.columns)
    return f'    {_id(reference.target)} {one}--{many} {_id(reference.table)} : "{label}"'


def _statistics(view: str, counted: list[tuple[str, str]]) -> list[str]:
    return [
        f'    {_id(view)}["{_name(view)}, statistics"] {{',
        *(f"        uuid {column} UK" for column, _ in counted),
        "    }",
        *(f'    {_id(target)} ||..o{{ {_id(view)} : "counted by {column}"' for column, target in counted),
    ]


def _type(definition: str) -> str:
    """A column's type as one word: timestamptz, numeric, text[]."""
    for long, short in _SHORT_TYPES:
        definition = definition.replace(long, short)
    word = re.split(r" (?:not null|default|generated)\b", definition)[0].rpartition(".")[2]
    return re.sub(r"\(.*?\)|[^\w\[\]]", "", word)


def _name(table: str) -> str:
    return table.removeprefix(OWN)


def _id(table: str) -> str:
    return _name(table).replace(".", "_")


def _block(kind: str, lines: list[str]) -> str:
    return "\n".join(["```mermaid", kind, *lines, "```", ""])
