"""Runs tests of the suite on installations with one mutant in them, to see which of them goes red.

    LMS_TEST_MUTANT='function lms_ops.join_waitlist(uuid,uuid,integer): without ...' \
        PYTHONPATH=tests python -m pytest -p mutants.plugin tests/test_waitlists.py
"""

import os
from functools import cached_property

import psycopg
from cluster import Cluster

from db.connection import engine
from mutants.all_kinds import made

_installed = Cluster.__dict__["template"].func


def _template(cluster: Cluster) -> str:
    """The installed database, with the mutant in it."""
    name = _installed(cluster)
    url = cluster.database(name).superuser_url
    superuser = engine(url, application_name="tests make a mutant")
    with superuser.connect() as connection:
        (mutant,) = (each for each in made(connection) if each.name == os.environ["LMS_TEST_MUTANT"])
    superuser.dispose()
    with psycopg.connect(url) as connection:
        for statement in mutant.statements:
            connection.execute(statement)
    return name


Cluster.template = cached_property(_template)
Cluster.template.__set_name__(Cluster, "template")
