"""What an installation would run in a database, in its order, with the locks it needs and what it would keep."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection

from db import connection as connections
from db import drift, ledger, made, plan, preflight, replaced
from db.forms import ALONE
from db.installation import decided_findings
from db.patience import LOCK_TIMEOUT
from db.plan import Part
from db.sqlfile import SqlFile, sql_files
from db.statements import bare


@dataclass(frozen=True)
class Planned:
    """One transaction: its files, its first line, the strongest lock, the tables it is on; `kept`: it does nothing."""

    path: str
    place: int
    statement: str
    lock: str | None
    tables: tuple[str, ...]
    kept: bool

    def __str__(self) -> str:
        locked = f"{self.lock} on {', '.join(self.tables) or 'what it changes'}" if self.lock else "no lock"
        return f"{self.path} {self.place}: {'kept' if self.kept else locked}: {self.statement}"


def planned(url: str) -> list[Planned]:
    """Everything that an installation would do now; nothing where all is there. Nothing is changed."""
    with _connected(url) as connection, connection.begin() as transaction:
        found = _planned(connection)
        transaction.rollback()
        return found


def refuse_undecided(url: str, given: Mapping[str, str]) -> None:
    """Refuse, as an installation would, while a finding waits for a decision."""
    with _connected(url) as connection:
        kind = preflight.kind(connection)
        connection.rollback()
        if kind == "upgrade":
            decided_findings(connection, given)


@contextmanager
def _connected(url: str) -> Iterator[Connection]:
    engine = connections.engine(
        url, application_name="lms-db install", statement_timeout=60, lock_timeout=LOCK_TIMEOUT, pool_size=1
    )
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def _planned(connection: Connection) -> list[Planned]:
    kind, taken = preflight.kind(connection), ledger.revision(connection)
    steps = [ledger.step_file(step) for step in ledger.steps() if taken is None or step.revision > taken]
    recorded = ledger.recorded(connection)
    drifted = drift.changed_objects(connection) if replaced.finished(recorded) else []
    batches = replaced.due(recorded, drift.folders(drifted))
    if kind == "fresh":
        return [_whole((file,)) for file in steps] + [_whole(batch) for batch in batches]
    # what is asked of the database needs our tables; all of it is rolled back
    made.watch(connection)
    SqlFile("ledger.sql").run(connection)
    parts = [part for file in steps for part in plan.step_parts(file)]
    upgrade = {phase: [] for phase in ("before_steps", "after_files")}
    if kind == "upgrade":
        upgrade = {phase: _parts(sql_files(f"upgrade/{phase}")) for phase in upgrade}
    files = []
    for batch in batches:
        if batch[0].path.startswith("triggers/"):
            files += [_asked(connection, part) for part in _parts(batch)]
        else:
            files.append(_whole(batch))
    finish = _parts([SqlFile("live/finish.sql")]) if steps else []
    return [
        *(_asked(connection, part) for part in upgrade["before_steps"] + parts),
        *files,
        *(_asked(connection, part) for part in upgrade["after_files"] + finish),
    ]


def _parts(files: list[SqlFile] | replaced.Batch) -> list[Part]:
    return [part for file in files for part in plan.file_parts(file)]


def _asked(connection: Connection, part: Part) -> Planned:
    form = part.form
    kept = (
        form.unless is not None
        and connection.exec_driver_sql(f"select {form.unless}", execution_options={"no_parameters": True}).scalar_one()
    )
    return Planned(part.path, part.place, _first_line(part), form.lock, form.tables, kept)


def _first_line(part: Part) -> str:
    """The statement's first line; of a block, the sentence above it or the file's."""
    line = bare(part.text).split("\n", 1)[0]
    if not line.startswith("do "):
        return line
    commented = part.text.lstrip()
    return (commented if commented.startswith("--") else SqlFile(part.path).text).split("\n", 1)[0].removeprefix("-- ")


def _whole(batch: replaced.Batch) -> Planned:
    """Files that are one transaction. Policies lock their table."""
    path = batch[0].path
    is_policy = path.startswith("policies/")
    return Planned(
        path if len(batch) == 1 else ", ".join(dict.fromkeys(file.path.split("/")[0] for file in batch)),
        1,
        f"{len(batch)} files" if len(batch) > 1 else batch[0].text.split("\n", 1)[0].removeprefix("-- "),
        ALONE if is_policy else None,
        (path.removeprefix("policies/").removesuffix(".sql"),) if is_policy else (),
        kept=False,
    )
