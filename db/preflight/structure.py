"""What of the declared structure an LMS has, lacks and calls the same without it being ours."""

import re

from sqlalchemy import Connection

from db.meaning import same_column
from db.preflight.check import SAMPLE, options
from db.preflight.finding import Finding
from db.structure import TERM_DATES, CatalogObject, counterparts, found

# Types that hold the same values well enough to be read as each other.
NEIGHBOURS = (
    {"smallint", "integer", "bigint", "numeric", "real", "double precision"},
    {"timestamp with time zone", "timestamp without time zone"},
    {"text", "citext"},
)


def findings(connection: Connection) -> list[Finding]:
    """Base tables and columns that are missing or differ, and objects that have our names."""
    present = counterparts(found(connection))
    base = {each: counterpart for each, counterpart in present.items() if each.is_base}
    tables = {each.name for each, counterpart in base.items() if each.kind == "table" and counterpart}
    columns = {
        each: counterpart for each, counterpart in base.items() if each.kind == "column" and _table(each) in tables
    }
    differing = [
        (each, counterpart)
        for each, counterpart in columns.items()
        if counterpart and not same_column(each.definition, counterpart.definition)
    ]
    unusable = [pair for pair in differing if not _alike(*pair)]
    return [
        finding
        for finding in (
            _finding(
                "missing_tables",
                [each.name for each, counterpart in base.items() if each.kind == "table" and not counterpart],
            ),
            _finding(
                "missing_columns",
                [
                    f"{each.name} ({each.definition})"
                    for each, counterpart in columns.items()
                    if not counterpart and each.name not in TERM_DATES
                ],
            ),
            _finding("unusable_columns", [_difference(*pair) for pair in unusable]),
            _finding("differing_columns", [_difference(*pair) for pair in differing if pair not in unusable]),
        )
        if finding
    ]


_ABOUT = {
    "missing_tables": (
        "decision",
        "Tables of the LMS that are not there.",
        "they can be created, empty; the existing application does not notice",
    ),
    "missing_columns": (
        "decision",
        "Columns of the LMS that are not there.",
        "they can be added, without values where no default is declared",
    ),
    "differing_columns": (
        "decision",
        "Columns of the LMS that hold the same under other rules: another number type, default or null.",
        "they can be kept as they are; rehearse the installation on a copy first",
    ),
    "unusable_columns": (
        "impossible",
        "Columns of the LMS whose type is not the one that everything else counts on.",
        "change the type, or move the tables of another application to a schema of their own",
    ),
}


def _finding(code: str, cases: list[str]) -> Finding | None:
    if not cases:
        return None
    level, sentence, remedy = _ABOUT[code]
    sample = tuple(case.removeprefix("public.") for case in cases[:SAMPLE])
    return Finding(code, level, len(cases), sample, sentence, remedy, options(code))


def _alike(one: CatalogObject, other: CatalogObject) -> bool:
    types = _type(one), _type(other)
    return same_column(*types) or any(set(types) <= neighbours for neighbours in NEIGHBOURS)


def _difference(one: CatalogObject, other: CatalogObject) -> str:
    return f"{one.name} is {other.definition}, not {one.definition}"


def _table(column: CatalogObject) -> str:
    return column.name.rpartition(".")[0]


def _type(column: CatalogObject) -> str:
    """A column's type without length and scale: numeric of numeric(3,2) not null default 0."""
    return re.sub(r"\(.*?\)| (not null|default|generated)\b.*", "", column.definition, flags=re.DOTALL)
