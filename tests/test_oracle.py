"""Everybody sees and writes what is theirs, and nothing else: the policies against plain SQL, cell by cell."""

from collections.abc import Iterator

import pytest
from cluster import Cluster
from oracle import cells
from oracle.database import asked
from oracle.relations import TABLES
from sqlalchemy import Connection

from db.connection import engine


@pytest.fixture
def connection(cluster: Cluster) -> Iterator[Connection]:
    """A superuser's, in a transaction that is rolled back."""
    made = engine(asked(cluster).superuser_url, application_name="tests ask the oracle", statement_timeout=0)
    with made.connect() as opened:
        yield opened
    made.dispose()


@pytest.mark.parametrize("relation", TABLES, ids=lambda relation: relation.name)
def test_everybody_reads_and_writes_what_is_theirs(connection, relation):
    found = cells.seen(connection, relations=[relation.name])
    assert cells.differences(found, cells.expected(connection, relations=[relation.name])) == {}
