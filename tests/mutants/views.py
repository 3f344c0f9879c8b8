"""Mutants of what people read: a view without its barrier, with its owner's rights, without one of its filters."""

from collections.abc import Iterator

from psycopg import sql
from sqlalchemy import Connection, text

from mutants.conditions import conditions
from mutants.mutant import Mutant

VIEWS = text("""
    select
        namespaces.nspname as schema_name,
        relations.relname as view_name,
        coalesce(relations.reloptions, '{}') as options,
        pg_get_viewdef(relations.oid) as definition
    from pg_class as relations
    join pg_namespace as namespaces on namespaces.oid = relations.relnamespace
    where relations.relkind = 'v'
        and namespaces.nspname in ('report', 'lms_ops')
    order by
        namespaces.nspname,
        relations.relname
""")
RESET = sql.SQL("alter view {} reset ({})")
REPLACE = sql.SQL("create or replace view {view} with ({options}) as {definition}")


def mutants(connection: Connection) -> Iterator[Mutant]:
    for view in connection.execute(VIEWS).all():
        name = sql.Identifier(view.schema_name, view.view_name)
        called = f"{view.schema_name}.{view.view_name}"
        for option in view.options:
            key, _, value = option.partition("=")
            if value == "true":
                yield Mutant(f"view {called}: without {key}", (RESET.format(name, sql.SQL(key)),), thing=called)
        for condition in conditions(view.definition):
            if "viewer" not in condition.text:
                continue
            words = " ".join(condition.text.split())
            for value in ("true", "false"):
                changed = REPLACE.format(
                    view=name,
                    options=sql.SQL(", ".join(view.options)),
                    definition=sql.SQL(condition.replaced(view.definition, value)),
                )
                yield Mutant(f"view {called}: {words} as {value}", (changed,), thing=called, shows_in_catalog=False)
