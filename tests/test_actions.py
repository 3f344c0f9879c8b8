"""What the dashboard and the LMS may execute is in the inventory, and each change leaves its row in the audit log."""

from collections.abc import Iterator
from uuid import UUID

import actions
import pytest
import sample
from actions import calls, scene
from actions.function import ANYBODY, KNOWN, Function
from cluster import Cluster
from sqlalchemy import Connection, text

from db.connection import engine

# Ours, that the roles may execute and call by themselves. What stands in for a missing extension is none of it.
EXECUTABLE = """
    select
        functions.oid::regprocedure::text as signature,
        has_function_privilege('lms_dashboard', functions.oid, 'execute') as by_dashboard,
        has_function_privilege('lms_app', functions.oid, 'execute') as by_application
    from pg_proc as functions
    where functions.pronamespace in (
            'public'::regnamespace,
            'lms_ops'::regnamespace,
            'report'::regnamespace
        )
        and functions.prorettype <> 'trigger'::regtype
        and functions.proname not like 'uuid\\_%'
        and not exists (
            select
            from pg_depend as dependencies
            where dependencies.objid = functions.oid
                and dependencies.deptype = 'e'
        )
"""


@pytest.fixture(scope="module")
def stage(cluster_of) -> Iterator[tuple[Connection, scene.Scene, UUID]]:
    """A superuser's transaction with a scene, and somebody who has every right."""
    cluster: Cluster = cluster_of("wheel")
    database = cluster.create(cluster.template)
    made = engine(database.superuser_url, application_name="tests of actions")
    with made.connect() as connection:
        at = scene.build(connection, sample.unit(connection))
        yield connection, at, sample.viewer(connection, "SUPER_ADMIN")
    made.dispose()
    cluster.drop(database)


def test_whatever_a_role_may_execute_is_in_the_inventory_and_nothing_else(owner) -> None:
    with owner.connect() as connection:
        found = {row.signature: row for row in connection.execute(text(EXECUTABLE))}
    listed = {each.signature: each for each in (*actions.ACTIONS, *actions.READS)}
    assert len(listed) == len(actions.ACTIONS) + len(actions.READS), "a function is listed twice"
    assert {name for name, row in found.items() if row.by_dashboard or row.by_application} == set(listed)
    assert [
        name
        for name, each in listed.items()
        if not (found[name].by_dashboard if each.role == "lms_dashboard" else found[name].by_application)
    ] == []


@pytest.mark.parametrize("action", actions.ACTIONS, ids=str)
def test_an_action_leaves_who_did_what_in_the_audit_log(stage, action: Function) -> None:
    connection, at, administrator = stage
    person = at.user if action.right in (ANYBODY, KNOWN) else administrator
    with connection.begin_nested() as arrangement:
        arguments = action.arrange(connection, at)
        done = calls.outcome(connection, action, arguments, person)
        arrangement.rollback()
    assert not done.is_refused
    (logged,) = [row for row in done.audited if row.action == action.audited]
    assert logged.user_id == person
    reason = next((arguments[name] for name in ("reason", "purpose", "note") if arguments.get(name)), None)
    if reason:
        assert logged.new_values["reason"] == reason


@pytest.mark.parametrize(
    "function",
    [each for each in (*actions.ACTIONS, *actions.READS) if each.right not in (ANYBODY, KNOWN)],
    ids=str,
)
def test_whoever_lacks_the_right_is_refused_or_finds_nothing(stage, function: Function) -> None:
    connection, at, _administrator = stage
    with connection.begin_nested() as arrangement:
        arguments = function.arrange(connection, at)
        teacher_elsewhere = sample.viewer(connection, "TEACHER", sample.unit(connection))
        for person in (teacher_elsewhere, sample.person(connection), None):
            asked = calls.outcome(connection, function, arguments, person)
            assert asked.is_empty if function.silent else asked.refusal
            assert asked.audited == ()
        arrangement.rollback()
