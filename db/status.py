"""The state of the database in one document: what is well, what is not, and what to do about it."""

from dataclasses import dataclass

from sqlalchemy import Connection, Engine, text

from db import ledger, replaced
from db.connection import acting_as
from db.errors import LmsError
from db.sqlfile import sql_files
from db.version import needed_step


@dataclass(frozen=True)
class Topic:
    """One thing that somebody looks after: good, watch or bad; a sentence that ends in what to do; the figures."""

    topic: str
    status: str
    sentence: str
    facts: dict

    @property
    def is_well(self) -> bool:
        """False when somebody should be called: `watch` can wait for the morning."""
        return self.status != "bad"


def status(engine: Engine) -> list[Topic]:
    """Every topic in a fixed order, from the server to the backups. Reads only, and counts no large table."""
    with acting_as(engine, None) as connection:
        if connection.scalar(text("select to_regprocedure('lms_ops.status(text)')")) is None:
            raise LmsError("this version is not installed in this database: run `lms-db install`")
        rows = connection.execute(
            text("select topic, status, sentence, facts from lms_ops.status(:needed)"), {"needed": needed_step()}
        )
        return [*(Topic(*row) for row in rows), _files(connection)]


def as_document(topics: list[Topic]) -> dict:
    """The topics as one object for programs: `well`, and each topic by its name with its figures."""
    return {
        "well": all(each.is_well for each in topics),
        "topics": {each.topic: {"status": each.status, "sentence": each.sentence} | each.facts for each in topics},
    }


def _files(connection: Connection) -> Topic:
    """Whether the files of this version are the ones that were run."""
    recorded = ledger.recorded(connection)
    files = [*sql_files("steps"), *replaced.files()]
    other = [file.path for file in files if recorded.get(file.path) != file.sha256] + replaced.gone(recorded)
    if not other:
        return Topic("files", "good", "Every file of this version is installed as it is now.", {"differing": 0})
    return Topic(
        "files",
        "bad",
        f"Files that are not installed as they are now: {len(other)}, the first is db/sql/{other[0]}. "
        "Run `lms-db install`.",
        {"differing": len(other)},
    )
