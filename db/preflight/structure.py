"""What of the declared structure an LMS has, lacks, and calls by our names without its being ours."""

import re

from sqlalchemy import Connection, text

from db.meaning import same_column
from db.preflight.check import SAMPLE, options
from db.preflight.finding import Finding
from db.structure import TERM_DATES, CatalogObject, agrees, counterparts, declared, found

# Types that hold the same values well enough to be read as each other.
NEIGHBOURS = (
    {"smallint", "integer", "bigint", "numeric", "real", "double precision"},
    {"timestamp with time zone", "timestamp without time zone"},
    {"text", "citext"},
)
# Our rows are added to these where their key is not there yet.
ADDED_TO = {
    ("degree_audit_progress", "UNIQUE (student_id, requirement_id)"),
    ("grade_point_scale", "UNIQUE (letter_grade)"),
    ("notification_templates", "UNIQUE (code)"),
    ("permissions", "UNIQUE (resource, action, scope)"),
    ("roles", "UNIQUE (code)"),
    ("system_settings", "UNIQUE (category, key)"),
}
# Who has these ran the specification's own script.
OF_THE_SCRIPT = {"public.course_waitlist", "public.student_holds", "public.mv_student_statistics"}
NEVER_IN_THE_WAY = {"extension", "right"}
ABOUT = {
    "missing_tables": (
        "decision",
        "Tables of the LMS that are not there.",
        "create them, empty; the existing application does not notice",
    ),
    "missing_columns": (
        "decision",
        "Columns of the LMS that are not there.",
        "add them, without values where no default is declared",
    ),
    "differing_columns": (
        "decision",
        "Columns of the LMS that hold the same under other rules: another type of number, default or null.",
        "keep them as they are; rehearse the installation first",
    ),
    "unusable_columns": (
        "impossible",
        "Columns of the LMS whose type is not the one that everything else counts on.",
        "change the type, or move these tables to a schema of their own if they are another application's",
    ),
    "missing_keys": (
        "impossible",
        "Keys of the LMS that are not there: nothing can point at these tables or be added to them once.",
        "add these keys; where rows stand twice, delete all but one of them first",
    ),
    "missing_constraints": (
        "notice",
        "References and unique keys of the LMS that its tables do not keep.",
        "nothing has to be done: they are not added; rows that point nowhere are missing from the figures",
    ),
    "foreign_objects": (
        "impossible",
        "Objects with our names that are not ours.",
        "rename them, or move them to a schema of their own",
    ),
    "specification_script": (
        "impossible",
        "The specification's own script has been run here: its objects stand where ours belong.",
        "save the rows of its tables, run its manual clean-up (rollback, option 2), and drop what that forgets: the "
        "function update_enrollment_count() with its trigger, the trigger on courses, the five constraints, the "
        "policies and the indexes; then run preflight again",
    ),
}


def findings(connection: Connection, *, resumed: bool) -> list[Finding]:
    """Base tables, columns and keys that are missing or differ, and objects that have our names.

    `resumed`: an installation was interrupted here, so that what has our names is ours.
    """
    present = counterparts(found(connection))
    cases = _base_cases({each: there for each, there in present.items() if each.is_base})
    if not resumed:
        in_the_way = _in_the_way(connection, {each for each, there in present.items() if there and not each.is_base})
        ran_script = {name for _, name in in_the_way} >= OF_THE_SCRIPT
        cases["specification_script" if ran_script else "foreign_objects"] = [
            f"{kind} {name.removeprefix('public.')}" for kind, name in sorted(in_the_way)
        ]
    return [_finding(code, found_cases) for code, found_cases in cases.items() if found_cases]


def _base_cases(base: dict[CatalogObject, CatalogObject | None]) -> dict[str, list[str]]:
    tables = {each.name for each, there in base.items() if each.kind == "table" and there}
    kept = {each: there for each, there in base.items() if _table(each) in tables}
    columns = {each: there for each, there in kept.items() if each.kind == "column"}
    differing = [
        (each, there)
        for each, there in columns.items()
        if there and not same_column(each.definition, there.definition) and each.name not in TERM_DATES
    ]
    unusable = [pair for pair in differing if not _alike(*pair)]
    missing = [each for each, there in kept.items() if each.kind == "constraint" and not agrees(each, there)]
    keys = [each for each in missing if _is_needed(each)]
    return {
        "missing_tables": [each.name for each, there in base.items() if each.kind == "table" and not there],
        "missing_columns": [
            f"{each.name} ({each.definition})"
            for each, there in columns.items()
            if not there and each.name not in TERM_DATES
        ],
        "unusable_columns": [_difference(*pair) for pair in unusable],
        "differing_columns": [_difference(*pair) for pair in differing if pair not in unusable],
        "missing_keys": [f"{_table(each)}: {each.definition}" for each in keys],
        "missing_constraints": [
            f"{_table(each)}: {each.definition}"
            for each in missing
            # the same check is written in many ways
            if each not in keys and not each.definition.startswith("CHECK")
        ],
    }


def _in_the_way(connection: Connection, same_names: set[CatalogObject]) -> set[tuple[str, str]]:
    """Kind and name of what stands where an object of ours belongs; tables, views and indexes share their names."""
    ours = {each for each in declared() if not each.is_base}
    relations = connection.scalars(
        text("""
            select relations.relnamespace::regnamespace || '.' || relations.relname
            from pg_class as relations
            where relations.relnamespace::regnamespace::text in ('public', 'report', 'lms_ops')
        """)
    ).all()
    in_the_way = {(each.kind, each.name) for each in ours & same_names if each.kind not in NEVER_IN_THE_WAY}
    names = {_relation(each): each for each in ours if each.kind in ("table", "view", "materialized view", "index")}
    in_the_way |= {(names[name].kind, names[name].name) for name in relations if name in names}
    tables = {name for kind, name in in_the_way if kind in ("table", "view", "materialized view")}
    # a table stands for its columns, keys and indexes
    return {(kind, name) for kind, name in in_the_way if name.rpartition(".")[0] not in tables}


def _relation(each: CatalogObject) -> str:
    """Schema and name: an index is catalogued under its table, but has its name in the schema."""
    parts = each.name.split(".")
    return f"{parts[0]}.{parts[-1]}"


def _finding(code: str, cases: list[str]) -> Finding:
    level, sentence, remedy = ABOUT[code]
    sample = tuple(case.replace("public.", "") for case in cases[:SAMPLE])
    return Finding(code, level, len(cases), sample, sentence, remedy, options(code))


def _is_needed(constraint: CatalogObject) -> bool:
    """Whether a key of ours points at this one, or rows are added by it."""
    table = _table(constraint).removeprefix("public.")
    return constraint.definition == "PRIMARY KEY (id)" or (table, constraint.definition) in ADDED_TO


def _alike(one: CatalogObject, other: CatalogObject) -> bool:
    types = _type(one), _type(other)
    return same_column(*types) or any(set(types) <= neighbours for neighbours in NEIGHBOURS)


def _difference(one: CatalogObject, other: CatalogObject) -> str:
    return f"{one.name} is {other.definition}, not {one.definition}"


def _table(each: CatalogObject) -> str:
    return each.name.rpartition(".")[0]


def _type(column: CatalogObject) -> str:
    """A column's type without length and scale: numeric of numeric(3,2) not null default 0."""
    return re.sub(r"\(.*?\)| (not null|default|generated)\b.*", "", column.definition, flags=re.DOTALL)
