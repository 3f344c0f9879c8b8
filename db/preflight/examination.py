"""The whole examination: which kind of database this is, every check that applies to it, and how it all adds up."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from db import connection as connections
from db.errors import Impossible
from db.patience import LOCK_TIMEOUT
from db.preflight import circumstances, estimate, installed, structure
from db.preflight.check import SAMPLE, Check, checks
from db.preflight.finding import LEVELS, Finding, worst_first
from db.preflight.kind import kind, tables, unfinished_kind
from db.preflight.locks import strongest_locks

TIMEOUT = 60  # seconds for one check: reading never holds anybody up, but it should not run for hours either
# SQLSTATE -> why a check has no answer.
UNANSWERED = {
    "57014": f"it took longer than {TIMEOUT} s",
    "55P03": "a table is locked by another session",
    "42501": "the role may not read what it asks for",
}
# A check reads a column that is missing or has another type: where that is a finding itself, this one has to wait.
STRUCTURAL = {"42703", "42804", "42846", "42883"}

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Examination:
    """What an installation would meet: its kind, the findings worst first, seconds it will take, locks by table."""

    kind: str
    server: str
    database: str
    findings: tuple[Finding, ...]
    duration_seconds: float
    locks: dict[str, str]

    @property
    def ready(self) -> bool:
        """Whether `lms-db install` runs as it stands, without a decision."""
        return all(each.level == "notice" for each in self.findings)

    @property
    def exit_code(self) -> int:
        """0: ready; 3: ready with decisions to take; 4: impossible."""
        levels = {each.level for each in self.findings}
        return 4 if "impossible" in levels else 3 if "decision" in levels else 0


def findings(connection: Connection) -> list[Finding]:
    """Everything an installation over this database has to know, worst first; `connection` in no transaction.

    One read-only snapshot: nothing is changed, and nobody waits for a lock of it.
    """
    with _reading(connection):
        return worst_first(_findings(connection))


def examine(url: str) -> Examination:
    """Connect as the role that would install and look at everything."""
    engine = connections.engine(
        url,
        application_name="lms-db preflight",
        statement_timeout=TIMEOUT,
        lock_timeout=LOCK_TIMEOUT,
        pool_size=1,
        oldest_server=0,  # that a server is too old is a finding
    )
    try:
        with engine.connect() as connection, _reading(connection):
            found = worst_first(_findings(connection))
            here = kind(connection)
            nothing_to_do = any(each.code == "installed" for each in found)
            return Examination(
                kind=here,
                server=connection.scalar(text("select current_setting('server_version')")),
                database=connection.scalar(text("select current_database()")),
                findings=tuple(found),
                duration_seconds=0 if nothing_to_do else estimate.duration_seconds(connection),
                # in an empty database nobody waits
                locks={} if nothing_to_do or here == "fresh" else strongest_locks(connection),
            )
    except DBAPIError as error:
        raise connections.translate(error) from error
    finally:
        engine.dispose()


def refuse_unsuitable(connection: Connection) -> None:
    """Say in one line why nothing can be installed here, whatever the data are; a suitable database passes."""
    circumstances.tell(connection)
    for check in checks():
        if check.level == "impossible" and not check.tables:
            found = check.run(connection)
            if found:
                raise Impossible(f"{'; '.join(found.sample)}: {found.remedy}")


@contextmanager
def _reading(connection: Connection) -> Iterator[None]:
    """A transaction that sees one moment and cannot write; row-level security raises rather than hide rows."""
    connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    try:
        with connection.begin():
            limits = {"statement_timeout": f"{TIMEOUT}s", "lock_timeout": f"{LOCK_TIMEOUT}s", "row_security": "off"}
            for name, value in limits.items():
                connection.execute(text("select set_config(:name, :value, true)"), {"name": name, "value": value})
            circumstances.tell(connection)
            yield
    finally:
        connection.execution_options(isolation_level=connection.default_isolation_level, postgresql_readonly=False)


def _findings(connection: Connection) -> list[Finding]:
    if too_old := Check.named("server_version").run(connection):
        return [too_old]  # the other questions are written for newer catalogs
    here, present = kind(connection), tables(connection)
    found = installed.findings(connection) if here == "again" else []
    is_resumed, unanswered = unfinished_kind(connection) is not None, {}
    if here == "upgrade":
        about_structure, reason = _asked(connection, partial(structure.findings, connection, resumed=is_resumed))
        found += about_structure or []
        if reason:
            unanswered["structure"] = ("decision", reason)
    differs = any(finding.code.endswith("_columns") for finding in found)
    for check in checks():
        if check.tables and not (here == "upgrade" and present >= set(check.tables)):
            continue
        finding, reason = _asked(connection, partial(check.run, connection), differs=differs)
        if reason:
            unanswered[check.code] = (check.level, reason)
        elif finding:
            found.append(finding)
    found += _unanswered(unanswered)
    return installed.resumed(connection, found) if is_resumed else found


def _asked(
    connection: Connection, question: Callable[[], Answer | None], *, differs: bool = False
) -> tuple[Answer | None, str | None]:
    """The answer, or why there is none. `differs`: columns do, which is a finding, so that asking for them may fail."""
    try:
        with connection.begin_nested():
            return question(), None
    except DBAPIError as error:
        state = error.orig.sqlstate
        if differs and state in STRUCTURAL:
            return None, None
        if state not in UNANSWERED:
            raise
        return None, UNANSWERED[state]


def _unanswered(reasons: dict[str, tuple[str, str]]) -> list[Finding]:
    """What could not be looked at, by level and reason: what was not counted cannot be decided."""
    if not reasons:
        return []
    worst = min((level for level, _ in reasons.values()), key=LEVELS.index)
    return [
        Finding(
            code="unanswered",
            level="impossible" if worst == "decision" else worst,
            count=len(reasons),
            sample=tuple(f"{code}: {reason}" for code, (_, reason) in reasons.items())[:SAMPLE],
            sentence="Checks that have no answer.",
            remedy="see to the reason, then run preflight again",
        )
    ]
