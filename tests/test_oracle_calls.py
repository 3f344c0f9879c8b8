"""Who may call what: every function that a role of ours may execute, called by each role and corner case."""

from collections.abc import Iterator

import actions
import pytest
import sample
from actions import calls, scene
from actions.function import Function
from cluster import Cluster
from oracle import callers
from sqlalchemy import Connection

from db.connection import engine


@pytest.fixture(scope="module")
def stage(cluster_of) -> Iterator[tuple[Connection, scene.Scene, dict[str, callers.Caller]]]:
    """A superuser's transaction with a scene, and those who call."""
    cluster: Cluster = cluster_of("wheel")
    database = cluster.create(cluster.template)
    made = engine(database.superuser_url, application_name="tests call as everybody", statement_timeout=0)
    with made.connect() as connection:
        department = sample.unit(connection)
        at = scene.build(connection, department)
        yield connection, at, callers.gather(connection, department, at)
    made.dispose()
    cluster.drop(database)


@pytest.mark.parametrize("function", actions.ACTIONS + actions.READS, ids=str)
def test_a_function_does_its_work_for_those_who_may_and_refuses_the_others(stage, function: Function) -> None:
    connection, at, people = stage
    given = callers.permissions(connection)
    arrangement = connection.begin_nested()
    arguments = function.arrange(connection, at)
    done = {name: calls.outcome(connection, function, arguments, caller.person) for name, caller in people.items()}
    arrangement.rollback()
    let_in = {name for name, each in done.items() if not (each.is_refused or (function.silent and each.is_empty))}
    assert let_in == {name for name, caller in people.items() if callers.may_call(function, name, caller, given)}
