"""The small made-up university, drawn once a server for all tests that only look at it."""

import functools
from collections.abc import Iterator
from datetime import date

import pytest
from cluster import Cluster, Database
from sqlalchemy import Engine

from db.connection import engine
from db.seed import seed
from db.statistics import refresh

DAY = date(2026, 3, 18)  # in the fifth week of a spring term


@functools.cache
def drawn(cluster: Cluster) -> Database:
    """The small university with its statistics, which the tests look at and leave as it is."""
    database = cluster.create(cluster.template)
    made = engine(database.url, application_name="tests make up a university")
    seed(made, "small", DAY)
    refresh(made)
    made.dispose()
    return database


@pytest.fixture
def university(cluster: Cluster) -> Iterator[Engine]:
    made = engine(drawn(cluster).url, application_name="tests look at a university")
    yield made
    made.dispose()


def rows(engine: Engine, question: str) -> list[tuple]:
    with engine.connect() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(question)]


def value(engine: Engine, question: str) -> object:
    return rows(engine, question)[0][0]
