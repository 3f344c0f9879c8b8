"""Databases that the oracle is asked about, made once a server; whoever changes something in one rolls it back."""

import functools

from cluster import Cluster, Database
from sqlalchemy import Connection, text
from universities import drawn

from db.connection import engine
from db.partition import partition
from db.statistics import refresh
from oracle import answers, world


@functools.cache
def asked(cluster: Cluster) -> Database:
    """An installation with the oracle's world alone, its statistics and the plain answers."""
    return _answered(cluster.create(cluster.template))


@functools.cache
def asked_in_a_university(cluster: Cluster) -> Database:
    """The same beside the small made-up university, whose staff and every twelfth student are asked too."""
    return _answered(cluster.create(drawn(cluster).name))


def _answered(database: Database) -> Database:
    owner = engine(database.url, application_name="tests build the oracle's world")
    superuser = engine(database.superuser_url, application_name="tests build the oracle's world")
    with superuser.begin() as connection:
        viewers = _members(connection) | world.build(connection)
    refresh(owner)
    partition(database.url, "page_views")
    with superuser.begin() as connection:
        answers.build(connection, viewers, world.WRITERS)
        connection.exec_driver_sql("analyze")
    owner.dispose()
    superuser.dispose()
    return database


def _members(connection: Connection) -> dict[str, str]:
    """Who is there already: everybody who works, and some who study; user name -> identity."""
    found = connection.execute(
        text("""
            select
                users.username,
                users.id::text
            from public.users
            left join public.students on students.user_id = users.id
            where students.id is null
                or right(students.student_number, 2)::integer % 12 = 0
        """)
    )
    return dict(found.all())
