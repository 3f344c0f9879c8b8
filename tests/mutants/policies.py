"""Mutants of row-level security: a table without it, a policy without it, or one that lets through more."""

from collections.abc import Iterator

from psycopg import sql
from sqlalchemy import Connection, Row, text

from mutants.conditions import conditions
from mutants.mutant import Mutant

POLICIES = text("""
    select
        namespaces.nspname as schema_name,
        relations.relname as table_name,
        policies.polname as policy_name,
        policies.polcmd::text as command,
        pg_get_expr(policies.polqual, policies.polrelid) as using_expression,
        pg_get_expr(policies.polwithcheck, policies.polrelid) as check_expression
    from pg_policy as policies
    join pg_class as relations on relations.oid = policies.polrelid
    join pg_namespace as namespaces on namespaces.oid = relations.relnamespace
    where array['lms_app', 'lms_dashboard']::regrole[]::oid[] && policies.polroles
    order by
        namespaces.nspname,
        relations.relname,
        policies.polname
""")
PROTECTED = text("""
    select
        namespaces.nspname as schema_name,
        relations.relname as table_name
    from pg_class as relations
    join pg_namespace as namespaces on namespaces.oid = relations.relnamespace
    where relations.relrowsecurity
    order by
        namespaces.nspname,
        relations.relname
""")
CHANGE = sql.SQL("alter policy {policy} on {table} {part} ({expression})")


def mutants(connection: Connection) -> Iterator[Mutant]:
    """A table's security off; a policy dropped, given to everybody's rows, without each of its conditions."""
    for each in connection.execute(PROTECTED):
        table = sql.Identifier(each.schema_name, each.table_name)
        yield _mutant(each, "security off", sql.SQL("alter table {} disable row level security").format(table))
    for policy in connection.execute(POLICIES):
        names = {
            "policy": sql.Identifier(policy.policy_name),
            "table": sql.Identifier(policy.schema_name, policy.table_name),
        }
        yield _mutant(policy, "dropped", sql.SQL("drop policy {policy} on {table}").format(**names))
        for part, expression in (("using", policy.using_expression), ("with check", policy.check_expression)):
            for what, weaker in _weaker(expression):
                changed = CHANGE.format(part=sql.SQL(part), expression=sql.SQL(weaker), **names)
                yield _mutant(policy, f"{part}, {what}", changed)


def _weaker(expression: str | None) -> Iterator[tuple[str, str]]:
    """The expression as true, and with each condition that asks who is looking as true and as false."""
    if expression is None or expression == "true":
        return
    yield "true", "true"
    for condition in conditions(expression):
        if "viewer" in condition.text:
            words = " ".join(condition.text.split())
            yield f"{words} as true", condition.replaced(expression, "true")
            yield f"{words} as false", condition.replaced(expression, "false")


def _mutant(policy: Row, what: str, statement: sql.Composable) -> Mutant:
    table = f"{policy.schema_name}.{policy.table_name}"
    named = f"{table}.{policy.policy_name}" if hasattr(policy, "policy_name") else table
    return Mutant(f"policy {named}: {what}", (statement,), relations=frozenset({table}))
