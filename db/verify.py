"""Is the schema as declared and as it was installed, and do counters, statistics and arrays tell the truth?"""

from dataclasses import dataclass

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from db import drift, ledger, replaced, structure
from db.connection import translate
from db.errors import LmsError

INSTALL = "run `lms-db install`"
RESTORE = "restore it from a backup"
# A remedy in SQL, as lms_ops.differences() writes it: run "...", then "..."
RUN, THEN, END = 'run "', '", then "', '"'


@dataclass(frozen=True)
class Difference:
    """One thing that is not as it should be, and what to do about it."""

    object: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.object} {self.problem}: {self.remedy}"

    @property
    def statements(self) -> list[str]:
        """The SQL of the remedy, in its order; none where a command or a person has to help."""
        if not self.remedy.startswith(RUN):
            return []
        return self.remedy.removeprefix(RUN).removesuffix(END).split(THEN)


@dataclass(frozen=True)
class Counted:
    """A part of the specification's change catalog: how many objects it names, how many of them are present."""

    part: str
    named: int
    present: int


def differences(engine: Engine) -> list[Difference]:
    """Everything that is not as it should be: files first, then objects, statistics and counters."""
    try:
        with engine.connect() as connection:
            if ledger.revision(connection) is None:
                raise LmsError(f"nothing is installed in this database: {INSTALL}")
            of_files = _file_differences(connection)
            found = of_files + _database_differences(connection)
            # with other files than those installed, the declaration is of another schema
            return found if of_files else found + _declared_differences(connection, found)
    except DBAPIError as error:
        raise translate(error) from error


def change_catalog(engine: Engine) -> list[Counted]:
    """The parts of the specification's change catalog in its order."""
    with engine.connect() as connection:
        return [
            Counted(*row)
            for row in connection.execute(text("select part, named, present from lms_ops.change_catalog()"))
        ]


def set_aside(engine: Engine) -> dict[str, int]:
    """How many entries an upgrade could not move, by table and column; no difference, but for somebody to look at."""
    with engine.connect() as connection:
        rows = connection.execute(
            text("""
                select
                    aside.table_name || '.' || aside.column_name,
                    count(*)
                from lms_ops.set_aside_rows as aside
                group by 1
                order by 1
            """)
        )
        return {name: count for name, count in rows}


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


def _declared_differences(connection: Connection, named: list[Difference]) -> list[Difference]:
    """Declared objects that are not there by what they mean, or are otherwise; without those already `named`.

    An LMS may lack what it never had: then the record of its installation agrees with it, and only this tells.
    """
    known = {each.object for each in named}
    return [
        Difference(
            f"{declared.kind} {declared.name}",
            "is not there" if found is None else "is not as it is declared",
            _remedy(connection, declared, found),
        )
        for declared, found in structure.differing(connection).items()
        if not known & {f"{declared.kind} {each.name}" for each in (declared, found) if each}
    ]


def _remedy(connection: Connection, declared: structure.CatalogObject, found: structure.CatalogObject | None) -> str:
    statements = connection.scalars(
        text("select statement from lms_ops.repair_statements(:kind, :name, :wanted, :found) order by place"),
        {
            "kind": declared.kind,
            "name": found.name if found else declared.name,
            "wanted": declared.definition,
            "found": found.definition if found else None,
        },
    ).all()
    if statements:
        return RUN + THEN.join(statements) + END
    return INSTALL if declared.kind in drift.FOLDERS else RESTORE
