"""The form of a statement that a working application does not feel.

Waiting is what it would feel: a statement that asks for a lock makes everybody wait who comes after it. So each
statement that locks a table which people work on stands alone, what scans a table does not lock it, and what cannot
do without a strong lock is done at once. Our own steps are regular SQL; a statement of a kind that is not known here
is refused, so that nobody adds one without a thought of its locks.
"""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass

from psycopg import sql

from db.statements import actions, bare

ALONE = "ACCESS EXCLUSIVE"
NO_WRITERS = "SHARE ROW EXCLUSIVE"
NOBODY_WAITS = "SHARE UPDATE EXCLUSIVE"

_CREATE_TABLE = re.compile(r"create table (?P<table>[\w.]+) \(")
_CREATE_INDEX = re.compile(
    r"create (?P<unique>unique )?index (?P<name>\w+)\s+on (?P<table>[\w.]+)\s+(?P<definition>.*);", re.DOTALL
)
_INSERT = re.compile(r"insert into (?P<table>[\w.]+)")
_TRIGGER = re.compile(r"create (?:or replace )?trigger \w+\s.*?\son (?P<table>[\w.]+)", re.DOTALL)
_REFERENCES = re.compile(r"\breferences ([\w.]+)")
# rows are locked, and no table: whoever writes others goes on
_NO_TABLE = re.compile(
    r"(create (or replace )?(schema|extension|type|function)|drop function|select|do|update|delete from|comment on) "
)

_COLUMN = re.compile(r"add column (?P<column>\w+) (?P<type>\w+(\(\d+,\d+\))?)( check (?P<check>\(.*\)))?")
_REFERRING_COLUMN = re.compile(r"add column \w+ \w+ references (?P<other>[\w.]+)( on delete set null)?")
_CHECK = re.compile(r"add constraint (?P<name>\w+) check .*")
_FOREIGN_KEY = re.compile(r"add (?P<key>foreign key \((?P<column>\w+)\) references (?P<other>[\w.]+).*)")


@dataclass(frozen=True)
class Form:
    """A statement as it is run: the strongest lock that others could wait for and the tables that it is on.

    `unless` is an SQL expression: where it is true, what the statement makes is there and is kept. `rows` are the
    tables of the application that it adds rows to.
    """

    text: str
    lock: str | None = None
    tables: tuple[str, ...] = ()
    in_transaction: bool = True
    unless: str | None = None
    rows: tuple[str, ...] = ()


def live_forms(path: str, statement: str, *, base: Set[str], new: Set[str]) -> list[Form]:
    """What is run instead of a statement of the file `path`, each form in a transaction of its own.

    `base` are the tables of an LMS, which may be there already. `new` are tables that the same file makes: nobody
    works on them yet.
    """
    text = bare(statement)
    if found := _CREATE_TABLE.match(text):
        return [_table(statement, found["table"], base, new)]
    if found := _CREATE_INDEX.fullmatch(text):
        return [Form(statement) if found["table"] in new else _index(path, found)]
    if text.startswith("alter table "):
        head, changes = actions(statement)
        table = head.removeprefix("alter table ")
        if table in base:
            return [form for change in changes for form in _alteration(table, change)]
        return [Form(statement) if table in new else Form(statement, ALONE, (table,))]
    if found := _INSERT.match(text):
        return [Form(statement, rows=(found["table"],) if found["table"] in base else ())]
    if found := _TRIGGER.match(text):
        return [Form(statement, NO_WRITERS, (found["table"],))]
    if _NO_TABLE.match(text):
        return [Form(statement)]
    raise ValueError(f"{path}: no form is known that an application does not feel for: {text[:80]}")


def _table(statement: str, table: str, base: Set[str], new: Set[str]) -> Form:
    # the table that a key refers to lets nobody write while the key is made
    named = _REFERENCES.findall(statement)
    others = tuple(dict.fromkeys(name for name in named if name != table and name not in new))
    is_there = f"to_regclass('public.{table}') is not null" if table in base else None
    return Form(statement, NO_WRITERS if others else None, others, unless=is_there)


def _index(path: str, index: re.Match) -> Form:
    table = index["table"] if "." in index["table"] else f"public.{index['table']}"
    values = sql.SQL(", ").join(
        map(sql.Literal, (path, table, index["name"], index["unique"] is not None, index["definition"]))
    )
    text = (
        f"create {index['unique'] or ''}index concurrently {index['name']} on {index['table']} {index['definition']};"
    )
    return Form(
        text,
        NOBODY_WAITS,
        (index["table"],),
        in_transaction=False,
        unless=sql.SQL("not pg_temp.must_build_index({})").format(values).as_string(),
    )


def _alteration(table: str, change: str) -> Iterator[Form]:
    if found := _COLUMN.fullmatch(change):
        column = f"add column {found['column']} {found['type']}"
        if found["check"] is None:
            yield Form(f"alter table {table} {column};", ALONE, (table,))
        else:
            name = f"{table}_{found['column']}_check"
            check = f"add constraint {name} check {found['check']} not valid"
            yield Form(f"alter table {table} {column}, {check};", ALONE, (table,))
            yield _validation(table, name)
    elif found := _REFERRING_COLUMN.fullmatch(change):
        # the column is empty, which PostgreSQL knows: nothing is scanned
        tables = tuple(dict.fromkeys((table, found["other"])))
        yield Form(f"alter table {table} {change};", ALONE, tables)
    elif found := _CHECK.fullmatch(change):
        yield Form(f"alter table {table} {change} not valid;", ALONE, (table,))
        yield _validation(table, found["name"])
    elif found := _FOREIGN_KEY.fullmatch(change):
        name = f"{table}_{found['column']}_fkey"
        text = f"alter table {table} add constraint {name} {found['key']} not valid;"
        yield Form(text, NO_WRITERS, (table, found["other"]))
        yield _validation(table, name)
    else:
        raise ValueError(f"no form is known that an application does not feel for: alter table {table} {change}")


def _validation(table: str, constraint: str) -> Form:
    return Form(f"alter table {table} validate constraint {constraint};", NOBODY_WAITS, (table,))
