"""The declared structure is that of a fresh installation, on every server; base objects are told by their meaning.

After a change of db/sql write it anew, and read the difference before it is committed:

    python -m pytest tests/test_structure.py --write-structure
"""

import psycopg
import pytest
from cluster import Cluster, Database
from sqlalchemy import Engine

from db import structure
from db.connection import engine
from db.sqlfile import SqlFile, sql_files

LAST_BASE_STEP = "steps/0010_base_behaviour.sql"
# of the base too, though it comes from a file that is replaced: an LMS may lack it
BASE_FUNCTION = ("function", "public.calculate_student_gpa(student_id uuid, term_id uuid)")


def base_names(database: Database) -> set[tuple[str, str]]:
    """Kind and name of all that steps 0002 to 0010 make, from a database that has taken no later one."""
    files = [file for file in sql_files("steps") if file.path <= LAST_BASE_STEP]
    with psycopg.connect(database.url) as connection:
        connection.execute("set search_path to public")
        for file in [SqlFile("roles.sql"), SqlFile("ledger.sql"), *files]:
            connection.execute(file.text)
    made = engine(database.url, application_name="tests")
    with made.connect() as connection:
        found = structure.found(connection)
    made.dispose()
    public = [each for each in found if each.name.startswith("public.") or " on public." in each.name]
    return {BASE_FUNCTION} | {(each.kind, each.name) for each in public}


@pytest.mark.every_server
def test_the_declared_structure_is_that_of_a_fresh_installation(
    cluster: Cluster, owner: Engine, empty_database: Database, request: pytest.FixtureRequest
) -> None:
    base = base_names(empty_database)
    with owner.connect() as connection:
        found = structure.found(connection)
    if request.config.getoption("write_structure"):
        structure.write(found, base)
    declared = structure.declared()
    assert [(each.kind, each.name, each.definition) for each in declared] == [
        (each.kind, each.name, each.definition)
        for each in found
        if each.kind != "right" or (each.kind, each.name) not in base
    ]
    assert [each.name for each in declared if each.is_base] == [
        each.name for each in found if each.kind != "right" and (each.kind, each.name) in base
    ]


@pytest.mark.every_server
def test_a_fresh_installation_stands_as_it_is_declared(owner: Engine) -> None:
    with owner.connect() as connection:
        counterparts = structure.counterparts(structure.found(connection))
        assert all(structure.agrees(declared, found) for declared, found in counterparts.items())
        assert all(found and found.name == declared.name for declared, found in counterparts.items())
