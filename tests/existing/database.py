"""Making the existing database: its roles, its tables, its rows."""

from dataclasses import dataclass, field
from pathlib import Path

import psycopg
from cluster import Cluster
from psycopg import sql

HERE = Path(__file__).parent
PASSWORD = "campus"
DIVISORS = {"small": (10, 40), "full": (1, 1)}  # of the numbers of people, and of everything else


@dataclass(frozen=True)
class ExistingDatabase:
    """One database of the university and the URLs of its roles."""

    name: str
    url: str = field(repr=False)  # as campus_dba, who installs: a member of the owner, no superuser
    owner_url: str = field(repr=False)  # as campus_owner, whose tables they are
    app_url: str = field(repr=False)  # as campus_app, the application
    report_url: str = field(repr=False)  # as campus_report, who reads a few tables
    superuser_url: str = field(repr=False)


def build(cluster: Cluster, name: str, scale: str = "small") -> ExistingDatabase:
    """A new database of the server, with tables, rows and rights."""
    with psycopg.connect(cluster.database("postgres").superuser_url, autocommit=True) as connection:
        connection.execute((HERE / "roles.sql").read_text())
    made = copy(cluster, "template1", name)
    with psycopg.connect(made.owner_url) as connection:
        connection.execute((HERE / "lms.sql").read_text())
    fill(made.owner_url, scale)
    return made


def copy(cluster: Cluster, template: str, name: str) -> ExistingDatabase:
    """A new database like `template`, owned by campus_owner."""
    with psycopg.connect(cluster.database("postgres").superuser_url, autocommit=True) as connection:
        for statement in (
            "create database {} template {} owner campus_owner",
            "grant create on database {} to campus_dba",
        ):
            names = [sql.Identifier(each) for each in (name, template)][: statement.count("{}")]
            connection.execute(sql.SQL(statement).format(*names))
    superuser_url = cluster.database(name).superuser_url
    _, place = superuser_url.split("@", 1)
    urls = [f"postgresql://campus_{role}:{PASSWORD}@{place}" for role in ("dba", "owner", "app", "report")]
    return ExistingDatabase(name, *urls, superuser_url)


def fill(url: str, scale: str = "small") -> None:
    """The university's rows, the same every time; `url` is the owner's and the tables are empty."""
    people, rest = DIVISORS[scale]
    with psycopg.connect(url) as connection:
        connection.execute(
            "select set_config('campus.people', %s, false), set_config('campus.rest', %s, false)",
            [str(people), str(rest)],
        )
        for file in sorted((HERE / "fill").glob("*.sql")):
            connection.execute(file.read_text())
        connection.commit()
        connection.autocommit = True
        connection.execute("vacuum analyze")
