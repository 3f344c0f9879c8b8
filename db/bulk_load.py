"""Loads much at once: what each row would pay for is set aside, and is back before the transaction ends.

Nothing is given back after an error: the transaction that took it away is rolled back.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

import psycopg
from psycopg import sql

# Each query gives pairs of statements: one takes something away, the other gives it back.
TRIGGERS = """
    select
        format('alter table %%s disable trigger %%I', tgrelid::regclass, tgname),
        format('alter table %%s enable trigger %%I', tgrelid::regclass, tgname)
    from pg_trigger
    where tgrelid = any (%(tables)s::regclass[])
        and not tgisinternal
        and tgenabled = 'O'
    order by
        tgrelid::regclass::text,
        tgname
"""

CONSTRAINTS = """
    select
        format('alter table %%s drop constraint %%I', conrelid::regclass, conname),
        format('alter table %%s add constraint %%I %%s', conrelid::regclass, conname, pg_get_constraintdef(oid))
    from pg_constraint
    where conrelid = any (%(tables)s::regclass[])
        and contype in ('f', 'u')
    order by
        contype,
        conrelid::regclass::text,
        conname
"""

# The key stays: foreign keys of other tables lean on it.
INDEXES = """
    select
        format('drop index %%s', indexrelid::regclass),
        pg_get_indexdef(indexrelid)
    from pg_index
    where indrelid = any (%(tables)s::regclass[])
        and not indisprimary
        and not exists (select from pg_constraint where conindid = indexrelid and conrelid = indrelid)
    order by indexrelid::regclass::text
"""

CLOCKS = """
    select
        format('alter table %%s alter %%I set default %%L::timestamptz', adrelid::regclass, attname, %(moment)s::text),
        format('alter table %%s alter %%I set default %%s', adrelid::regclass, attname, expression)
    from pg_attrdef
    join pg_attribute on attrelid = adrelid and attnum = adnum
    cross join lateral pg_get_expr(adbin, adrelid) as expression
    where adrelid in (select oid from pg_class where relnamespace = any ('{public,lms_ops}'::regnamespace[]))
        and expression in ('now()', 'CURRENT_DATE')
    order by
        adrelid::regclass::text,
        attname
"""


@contextmanager
def without_triggers(connection: psycopg.Connection, tables: Sequence[str]) -> Iterator[None]:
    """The tables' triggers do not fire. Those of foreign keys do."""
    with _set_aside(connection, TRIGGERS, tables=list(tables)):
        yield


@contextmanager
def without_indexes(connection: psycopg.Connection, tables: Sequence[str]) -> Iterator[None]:
    """The tables have neither foreign keys nor indexes, but their keys; both are made anew from what was loaded."""
    with (
        _set_aside(connection, CONSTRAINTS, tables=list(tables)),
        _set_aside(connection, INDEXES, tables=list(tables)),
    ):
        yield


@contextmanager
def with_clock_at(connection: psycopg.Connection, moment: datetime) -> Iterator[None]:
    """Columns that take the present time if nothing is said take this moment instead."""
    with _set_aside(connection, CLOCKS, moment=moment.isoformat()):
        yield


@contextmanager
def _set_aside(connection: psycopg.Connection, query: str, **parameters: object) -> Iterator[None]:
    pairs = connection.execute(query, parameters).fetchall()
    for away, _ in pairs:
        connection.execute(sql.SQL(away))
    yield
    for _, back in reversed(pairs):
        connection.execute(sql.SQL(back))
