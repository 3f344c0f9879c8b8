"""One installation over a database: what a person has to decide before it begins, and the row that it is known by."""

from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import Connection

from db import decisions, ledger, preflight
from db.errors import DecisionsMissing, Impossible


def decided_findings(connection: Connection, given: Mapping[str, str]) -> list[preflight.Finding]:
    """The findings about the data of an LMS; refuses while one of them has no choice, or cannot have any."""
    findings = preflight.findings(connection)
    impossible = [each for each in findings if each.level == "impossible"]
    if impossible:
        said = "; ".join(f"{each.code}: {each.sentence} {each.remedy}" for each in impossible)
        raise Impossible(f"nothing can be installed here: {said}; see `lms-db preflight`")
    with connection.begin():
        taken = decisions.chosen(connection, given)
    open_codes = [each.code for each in findings if each.level == "decision"]
    missing = decisions.undecided(open_codes, taken)
    if missing:
        options = " ".join(f"{each.option} {'|'.join(each.choices) or 'ID'}" for each in missing)
        raise DecisionsMissing(
            f"somebody has to decide about {len(missing)} findings: see `lms-db preflight`, then add {options}"
        )
    return findings


def begin(
    connection: Connection,
    kind: str,
    findings: list[preflight.Finding],
    given: Mapping[str, str],
    reason: str | None,
    backup_file: Path | None,
) -> tuple[int, str | None]:
    """The id of the installation that is at work, written with its decisions, and the step it began at."""
    with connection.begin():
        installation_id, from_step = ledger.begin(connection, kind, backup_file)
        if kind == "upgrade":
            decisions.record(
                connection,
                installation_id,
                decisions.chosen(connection, given),
                row_counts={each.code: each.count for each in findings},
                reason=reason,
            )
        return installation_id, from_step


def choices(connection: Connection) -> dict[str, str]:
    """What was decided for the installation that is at work, by finding."""
    with connection.begin():
        return decisions.recorded(connection)
