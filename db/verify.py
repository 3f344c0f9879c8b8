"""Is the schema as declared, and do the counters tell the truth?"""

from dataclasses import dataclass

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from db import ledger, replaced
from db.connection import translate
from db.errors import LmsError

INSTALL = "run `lms-db install`"


@dataclass(frozen=True)
class Difference:
    """One thing that is not as it should be, and what to do about it."""

    object: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.object} {self.problem}: {self.remedy}"


def differences(engine: Engine) -> list[Difference]:
    """Everything that is not as it should be: files first, then objects, statistics and counters."""
    try:
        with engine.connect() as connection:
            if ledger.revision(connection) is None:
                raise LmsError(f"nothing is installed in this database: {INSTALL}")
            return _file_differences(connection) + _database_differences(connection)
    except DBAPIError as error:
        raise translate(error) from error


def _file_differences(connection: Connection) -> list[Difference]:
    """Files that are not the ones that were installed."""
    recorded, taken, steps = ledger.recorded(connection), ledger.revision(connection), ledger.steps()
    found = []
    if taken not in {step.revision for step in steps}:
        found.append(Difference(f"step {taken}", "is not known to this version", "use a newer one"))
    for file in map(ledger.step_file, steps):
        if file.path not in recorded:
            found.append(Difference(f"db/sql/{file.path}", "is not installed yet", INSTALL))
        elif recorded[file.path] != file.sha256:
            found.append(
                Difference(
                    f"db/sql/{file.path}",
                    "is not the file that was installed",
                    "restore it and add a new step, or install into an empty database",
                )
            )
    for file in replaced.files():
        if recorded.get(file.path) != file.sha256:
            found.append(Difference(f"db/sql/{file.path}", "is not installed as it is now", INSTALL))
    for path in replaced.gone(recorded):
        found.append(Difference(f"db/sql/{path}", "was installed and is no longer there", INSTALL))
    return found


def _database_differences(connection: Connection) -> list[Difference]:
    return [
        Difference(*row)
        for row in connection.execute(text("select object, problem, remedy from lms_ops.differences()"))
    ]
