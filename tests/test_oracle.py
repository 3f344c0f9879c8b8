"""Everybody sees and writes what is theirs, and nothing else: the policies against plain SQL, cell by cell."""

from collections.abc import Iterator

import pytest
from cluster import Cluster
from oracle import cells
from oracle.database import asked
from oracle.relations import TABLES, VIEWS
from sqlalchemy import Connection, text

from db.connection import engine

# Shown to nobody in this world: tables are partitioned by a command of its own, and no step had to be taken in parts.
EMPTY = {"report.partitions", "report.installed_steps"}
NOBODY = {"nobody", "malformed", "unknown", "locked", "inactive", "deleted", "locked teacher", "locked student"}


@pytest.fixture
def connection(cluster: Cluster) -> Iterator[Connection]:
    """A superuser's, in a transaction that is rolled back."""
    made = engine(asked(cluster).superuser_url, application_name="tests ask the oracle", statement_timeout=0)
    with made.connect() as opened:
        yield opened
    made.dispose()


@pytest.mark.parametrize("way", cells.WAYS)
def test_everybody_reads_and_writes_what_is_theirs(connection: Connection, way: str) -> None:
    parts = cells.differences(cells.seen(connection, ways=[way]), cells.expected(connection))
    assert not parts, "\n".join(cells.told(connection, parts))


def test_every_protected_table_and_every_view_is_asked_about(connection: Connection) -> None:
    protected = connection.scalars(
        text("""
            select relations.oid::regclass::text
            from pg_class as relations
            where relations.relrowsecurity
                and not relations.relispartition
            union all
            select views.oid::regclass::text
            from pg_class as views
            where views.relnamespace = 'report'::regnamespace
                and views.relkind = 'v'
        """)
    )
    assert {relation.name.removeprefix("public.") for relation in TABLES + VIEWS} == set(protected)


def test_every_relation_shows_something_to_somebody_and_nothing_to_nobody(connection: Connection) -> None:
    reads = {cell: keys for cell, keys in cells.expected(connection).items() if cell.way == "read" and keys}
    shown = {cell.relation for cell in reads}
    readable = {relation.name for relation in TABLES + VIEWS if relation.roles}
    assert readable - shown == EMPTY
    assert {cell.viewer for cell in reads}.isdisjoint(
        {"nobody", "malformed", "unknown", "locked", "inactive", "deleted"}
    )
