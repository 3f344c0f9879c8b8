"""Everybody sees and writes what is theirs, and nothing else: the policies against plain SQL, cell by cell."""

from collections.abc import Iterator

import pytest
from cluster import Cluster, Database
from oracle import cells
from oracle.database import asked, asked_in_a_university
from oracle.relations import TABLES, VIEWS
from sqlalchemy import Connection, text

from db.connection import engine

NOBODY = {"nobody", "malformed", "unknown", "locked", "inactive", "deleted", "locked teacher", "locked student"}


def questioned(database: Database) -> Iterator[Connection]:
    """A superuser's connection, in a transaction that is rolled back."""
    made = engine(database.superuser_url, application_name="tests ask the oracle", statement_timeout=0)
    with made.connect() as opened:
        yield opened
    made.dispose()


@pytest.fixture
def connection(cluster: Cluster) -> Iterator[Connection]:
    yield from questioned(asked(cluster))


@pytest.fixture
def university(cluster: Cluster) -> Iterator[Connection]:
    yield from questioned(asked_in_a_university(cluster))


@pytest.mark.every_server
@pytest.mark.parametrize("way", cells.WAYS)
def test_everybody_reads_and_writes_what_is_theirs(connection: Connection, way: str) -> None:
    parts = cells.differences(cells.seen(connection, ways=[way]), cells.expected(connection, ways=[way]))
    assert not parts, "\n".join(cells.told(connection, parts))


@pytest.mark.slow
def test_everybody_of_a_university_reads_what_is_theirs(university: Connection) -> None:
    parts = cells.differences(cells.seen(university, ways=["read"]), cells.expected(university, ways=["read"]))
    assert not parts, "\n".join(cells.told(university, parts))


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
    assert set(protected) <= {relation.name.removeprefix("public.") for relation in TABLES + VIEWS}


def test_every_relation_shows_something_to_somebody_and_nothing_to_nobody(connection: Connection) -> None:
    reads = {cell: keys for cell, keys in cells.expected(connection).items() if cell.way == "read" and keys}
    shown = {cell.relation for cell in reads}
    readable = {relation.name for relation in TABLES + VIEWS if relation.roles}
    assert readable <= shown
    assert {cell.viewer for cell in reads}.isdisjoint(
        {"nobody", "malformed", "unknown", "locked", "inactive", "deleted"}
    )
