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
        pg_get_expr(policies.polwithcheck, policies.polrelid) as check_expression,
        -- whether the application may write a column that decides about the row
        exists (
            select
            from pg_depend as dependencies
            where dependencies.classid = 'pg_policy'::regclass
                and dependencies.objid = policies.oid
                and dependencies.refobjid = policies.polrelid
                and dependencies.refobjsubid > 0
                and has_column_privilege('lms_app', policies.polrelid, dependencies.refobjsubid::smallint, 'update')
        ) as decides_by_what_can_be_written
    from pg_policy as policies
    join pg_class as relations on relations.oid = policies.polrelid
    join pg_namespace as namespaces on namespaces.oid = relations.relnamespace
    where array['lms_app', 'lms_dashboard']::regrole[]::oid[] && policies.polroles
        -- those of a partition are asked of nobody: rights are on the whole table alone
        and not relations.relispartition
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
        and not relations.relispartition
    order by
        namespaces.nspname,
        relations.relname
""")
CHANGE = sql.SQL("alter policy {policy} on {table} {part} ({expression})")
FIRST_KEY = "(id >= '00000000-"  # the lower end of all keys: true of every row
UPDATE = "w"
WAYS = {  # what a policy is for -> where a change of it shows
    "r": ("read",),
    "a": ("insert",),
    UPDATE: ("update", "move", "take"),
    "d": ("delete",),
    "*": ("read", "insert", "delete", "update", "move", "take"),
}


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
        for parts in _parts(policy):
            expression = policy.using_expression if "using" in parts else policy.check_expression
            for what, weaker in _weaker(expression, whole=len(parts) == 1 and _twins(policy)):
                changes = [CHANGE.format(part=sql.SQL(part), expression=sql.SQL(weaker), **names) for part in parts]
                yield _mutant(policy, f"{' and '.join(parts)}, {what}", *changes)


def _twins(policy: Row) -> bool:
    """Both sides of an update say the same: one refuses what the other would let through."""
    return policy.command == UPDATE and policy.using_expression == policy.check_expression


def _parts(policy: Row) -> Iterator[tuple[str, ...]]:
    """What is made weaker at once: both of two that say the same; one, where a row can be written to fit the other."""
    if _twins(policy):
        yield "using", "with check"
    if not _twins(policy) or policy.decides_by_what_can_be_written:
        yield ("using",)
        yield ("with check",)


def _weaker(expression: str | None, *, whole: bool) -> Iterator[tuple[str, str]]:
    """The expression as true; if not `whole`, with each condition as true and as false too."""
    if expression is None or expression == "true":
        return
    yield "true", "true"
    for condition in [] if whole else conditions(expression):
        if not condition.text.startswith(FIRST_KEY):
            words = " ".join(condition.text.split())
            yield f"{words} as true", condition.replaced(expression, "true")
            yield f"{words} as false", condition.replaced(expression, "false")


def _mutant(policy: Row, what: str, *statements: sql.Composable) -> Mutant:
    table = f"{policy.schema_name}.{policy.table_name}"
    named = f"{table}.{policy.policy_name}" if hasattr(policy, "policy_name") else table
    ways = WAYS[getattr(policy, "command", "r")]
    return Mutant(f"policy {named}: {what}", statements, thing=table, ways=ways)
