"""Databases that the oracle is asked about, made once a server; whoever changes something in one rolls it back."""

import functools

from cluster import Cluster, Database

from db.connection import engine
from db.statistics import refresh
from oracle import answers, world


@functools.cache
def asked(cluster: Cluster) -> Database:
    """An installation with the oracle's world alone, its statistics and the plain answers."""
    return _answered(cluster.create(cluster.template))


def _answered(database: Database) -> Database:
    owner = engine(database.url, application_name="tests build the oracle's world")
    superuser = engine(database.superuser_url, application_name="tests build the oracle's world")
    with superuser.begin() as connection:
        viewers = world.build(connection)
    refresh(owner)
    with superuser.begin() as connection:
        answers.build(connection, viewers, world.WRITERS)
        connection.exec_driver_sql("analyze")
    owner.dispose()
    superuser.dispose()
    return database
