"""Mutants of functions: who is looking asked wrongly, a refusal left out, the caller's rights or paths taken."""

import re
from collections.abc import Iterator

import actions
from oracle.relations import RELATIONS
from psycopg import sql
from sqlalchemy import Connection, Row, text

from mutants.conditions import conditions
from mutants.mentions import Mentions
from mutants.mutant import Mutant

FUNCTIONS = text("""
    select
        functions.oid::regprocedure::text as signature,
        functions.pronamespace::regnamespace::text as schema_name,
        functions.proname as name,
        functions.prosrc as body,
        pg_get_functiondef(functions.oid) as definition,
        languages.lanname as language,
        functions.prosecdef as is_definer,
        has_function_privilege('lms_app', functions.oid, 'execute')
            or has_function_privilege('lms_dashboard', functions.oid, 'execute') as is_called,
        exists (select from unnest(functions.proconfig) as setting where setting like 'search_path=%') as is_pinned
    from pg_proc as functions
    join pg_language as languages on languages.oid = functions.prolang
    where functions.pronamespace in ('public'::regnamespace, 'lms_ops'::regnamespace)
        and functions.prosqlbody is null
        and functions.prokind = 'f'
        and not exists (
            select
            from pg_depend as dependencies
            where dependencies.objid = functions.oid
                and dependencies.deptype = 'e'
        )
    order by signature
""")
WAYS = ("read", "insert", "delete", "update", "move", "take")
# Functions that only say who is looking or refuse: every condition in them counts.
GATES = re.compile(r"^(viewer_\w+|current_viewer|runs_the_database|require_\w*(right|student|viewer)\w*)$")
ASKS = re.compile(r"\b(viewer_\w+|current_viewer|runs_the_database)\b")
KNOWN = {each.name for each in (*actions.ACTIONS, *actions.READS)} | {
    relation.name for relations in RELATIONS.values() for relation in relations
}
# of a right; a reason, a grade or a table's name that is asked for is none
REFUSAL = re.compile(r"\bperform\s+lms_ops\.require_(?!reason|minimum_grade|growing_table)\w+\s*\(.*?\);", re.DOTALL)


def mutants(connection: Connection) -> Iterator[Mutant]:
    """Each condition in what says who is looking; elsewhere each condition that asks it, and each refusal.

    Of functions that people reach, through the inventory or a policy or a view: what only maintenance may call is
    kept from them by the rights on it.
    """
    mentions = Mentions(connection)
    for function in connection.execute(FUNCTIONS).all():
        is_gate = bool(GATES.match(function.name))
        if KNOWN.isdisjoint(mentions.of(f"{function.schema_name}.{function.name}")):
            continue
        for what, body in _bodies(function.body, everything=is_gate):
            yield Mutant(
                f"function {function.signature}: {what}",
                (sql.SQL(function.definition.replace(function.body, body)),),
                thing=f"{function.schema_name}.{function.name}",
                ways=WAYS if is_gate else ("read",),
                shows_in_catalog=False,
            )
        yield from _rules(function)


def _bodies(body: str, *, everything: bool) -> Iterator[tuple[str, str]]:
    for condition in conditions(body):
        if everything or ASKS.search(condition.text):
            words = " ".join(condition.text.split())
            yield f"{words} as true", condition.replaced(body, "true")
            yield f"{words} as false", condition.replaced(body, "false")
    for refusal in REFUSAL.finditer(body):
        words = " ".join(refusal.group().split())
        yield f"without {words}", body[: refusal.start()] + "null;" + body[refusal.end() :]


def _rules(function: Row) -> Iterator[Mutant]:
    """What the catalog says of it: whose rights it has, where it looks names up, who may call it."""
    signature = sql.SQL(function.signature)
    if function.is_pinned:
        change = sql.SQL("alter function {} reset search_path").format(signature)
        yield Mutant(f"function {function.signature}: its search_path not pinned", (change,))
    if function.is_definer:
        change = sql.SQL("grant execute on function {} to public").format(signature)
        yield Mutant(f"right execute on {function.signature}: given to public", (change,))
    elif function.is_called:
        change = sql.SQL("alter function {} security definer").format(signature)
        yield Mutant(f"function {function.signature}: with its owner's rights", (change,))
