"""What a database lacks is said in one line before anything is installed into it."""

import psycopg
import pytest
from cluster import Cluster, Database

from db.errors import Impossible
from db.install import install
from db.preflight import circumstances


def test_somebody_elses_tables_are_refused_by_name(empty_database: Database) -> None:
    with psycopg.connect(empty_database.url) as connection:
        connection.execute("create table invoices (id int); create table payments (id int)")
    with pytest.raises(Impossible, match="already holds invoices, payments and no LMS: install into an empty"):
        install(empty_database.url)
    with psycopg.connect(empty_database.url) as connection:
        assert connection.execute("select to_regnamespace('lms_ops')").fetchone() == (None,)


def test_a_role_that_may_not_create_is_refused(cluster: Cluster, empty_database: Database) -> None:
    with pytest.raises(Impossible, match="lms_dashboard may not create .* .* let a superuser run"):
        install(empty_database.dashboard_url)


def test_a_missing_extension_names_the_package(empty_database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(circumstances, "EXTENSIONS", ("pgcrypto", "no_such_extension"))
    with pytest.raises(Impossible, match="lacks the extension no_such_extension: install .*contrib"):
        install(empty_database.url)


@pytest.mark.usefixtures("database")  # its installation made the roles
def test_missing_roles_that_may_not_be_created_name_the_statements(cluster: Cluster, empty_database: Database) -> None:
    cluster.execute("create role plain_owner login password 'plain'")
    cluster.execute(f"alter database {empty_database.name} owner to plain_owner")
    for role in ("lms_app", "lms_admin"):
        cluster.execute(f"alter role {role} rename to {role}_hidden")
    host = empty_database.url.split("@")[1]
    statements = '"create role lms_app nologin; create role lms_admin nologin"'
    try:
        with pytest.raises(Impossible, match=f"plain_owner may not create roles: let a superuser run {statements}"):
            install(f"postgresql://plain_owner:plain@{host}")
    finally:
        for role in ("lms_app", "lms_admin"):
            cluster.execute(f"alter role {role}_hidden rename to {role}")
        cluster.drop(empty_database)
        cluster.execute("drop role plain_owner")


def test_a_database_without_room_for_the_languages_is_refused(cluster: Cluster) -> None:
    cluster.execute(
        "create database latin template template0 encoding 'LATIN1' locale 'C' "
        f"{'locale_provider libc' if cluster.server.source == 'wheel' else ''} owner lms_owner"
    )
    with pytest.raises(Impossible, match="latin stores text as LATIN1, .* encoding 'UTF8'"):
        install(cluster.database("latin").url)
    cluster.execute("drop database latin")
