"""A rehearsal: the same installation on a copy, which leaves neither copy nor roles nor changes behind."""

from pathlib import Path

import psycopg
import pytest
from cluster import Cluster
from existing import ExistingDatabase
from existing.upgrade import choices

from db import server
from db.config import Settings
from db.errors import DecisionsMissing
from db.rehearsal import rehearse


def ask(url: str, question: str) -> list[tuple]:
    with psycopg.connect(url) as connection:
        return connection.execute(question).fetchall()


@pytest.mark.slow
def test_an_upgrade_is_rehearsed_on_the_server_and_on_one_of_our_own(
    cluster: Cluster, existing_database: ExistingDatabase, homes: Path
) -> None:
    given = choices(existing_database.url)
    own = Settings(home=homes / "rehearsal", embedded_source=cluster.settings.embedded_source)
    roles = "select count(*) from pg_roles"
    for url in (existing_database.superuser_url, existing_database.url):
        before = ask(existing_database.superuser_url, roles)
        done = rehearse(url, own, given=given)
        assert done.installed.kind == "upgrade"
        assert done.restore_seconds > 0
        assert done.database is None
        assert ask(existing_database.superuser_url, roles) == before
        left = "select datname from pg_database where datname like '%rehearsed%'"
        assert ask(existing_database.superuser_url, left) == []
    server.stop(own)
    assert ask(existing_database.superuser_url, "select to_regnamespace('lms_ops')::text") == [(None,)]


def test_a_rehearsal_asks_for_the_same_decisions(existing_database: ExistingDatabase, homes: Path) -> None:
    with pytest.raises(DecisionsMissing, match="--over-capacity"):
        rehearse(existing_database.superuser_url, Settings(home=homes / "rehearsal"), given={})
    left = "select datname from pg_database where datname like '%rehearsed%'"
    assert ask(existing_database.superuser_url, left) == []
