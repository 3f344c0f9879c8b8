"""An upgrade of the existing database as its administrator makes it, and what there was before."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import psycopg
from sqlalchemy import text

from db import preflight
from db.connection import engine
from db.decisions import DECISIONS
from db.install import Installed, install
from existing import checksums
from existing.application import Key
from existing.database import ExistingDatabase

HOST = Path(__file__).with_name("host.sql")
COUNTED = ["current_enrollment", "max_enrollment", "updated_at"]  # of an offering: they follow who sits there

Objects = dict[tuple[str, str], str]  # definitions by kind and name


@dataclass(frozen=True)
class Before:
    """What an existing database holds before anything of ours is there: rows, and objects by kind and name."""

    columns: checksums.Columns
    rows: checksums.Checksums
    objects: Objects

    @classmethod
    def of(cls, database: ExistingDatabase, *, at_work: bool = False) -> "Before":
        """With an application `at_work` the counters of offerings move, and are left out."""
        with psycopg.connect(database.superuser_url) as connection:
            columns = checksums.columns(connection)
            if at_work:
                columns["course_offerings"] = [name for name in columns["course_offerings"] if name not in COUNTED]
            return cls(columns, checksums.checksums(connection, columns), host_objects(connection))

    def changed_rows(
        self, database: ExistingDatabase, written: Mapping[Key, dict[str, object] | None] | None = None
    ) -> list[str]:
        """What is not as it was, a sentence a table; rows that the application wrote have to be as it wrote them."""
        with psycopg.connect(database.superuser_url) as connection:
            now = checksums.checksums(connection, self.columns)
            found = checksums.differences(self.rows, now, besides=written or ())
            return found + checksums.unlike(connection, written or {})

    def changed_objects(self, database: ExistingDatabase) -> dict[tuple[str, str], str]:
        """Objects and rights of the host that are gone or different, with what they are now."""
        with psycopg.connect(database.superuser_url) as connection:
            now = host_objects(connection)
        return {key: now.get(key, "gone") for key, was in self.objects.items() if now.get(key) != was}


def host_objects(connection: psycopg.Connection) -> Objects:
    return {(kind, name): definition for kind, name, definition in connection.execute(HOST.read_text())}


def choices(url: str) -> dict[str, str]:
    """The first choice about each finding that waits for one; current is the latest of the current terms."""
    made = engine(url, application_name="tests decide", statement_timeout=0)
    with made.connect() as connection:
        codes = [each.code for each in preflight.findings(connection) if each.level == "decision"]
    with made.connect() as connection:
        term = connection.scalar(
            text("select id::text from academic_terms order by is_current desc, start_date desc limit 1")
        )
    made.dispose()
    return {code: DECISIONS[code].choices[0] if DECISIONS[code].choices else term for code in codes}


def upgrade(url: str, **further: str) -> Installed:
    """Install with a choice for every finding."""
    return install(url, given=choices(url) | further, reason="Decided by the tests.")
