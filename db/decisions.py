"""What a person decides before an installation over an existing LMS: the choices, and the record of who chose what.

A finding of the preflight with the level `decision` waits for one of these choices. The files of
db/sql/upgrade/ carry them out; they read them from lms_ops.decisions.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, text

from db.errors import LmsError


@dataclass(frozen=True)
class Decision:
    """A choice about one finding; no choices to name: the value is an id. With a default it is never asked for."""

    finding: str
    option: str
    choices: tuple[str, ...]
    help: str
    default: str | None = None


DECISIONS = {
    decision.finding: decision
    for decision in (
        Decision(
            "over_capacity",
            "--over-capacity",
            ("raise",),
            "Offerings with more students than places: raise max_enrollment to the students there are; "
            "an override keeps the published limit, and admits nobody above it.",
        ),
        Decision(
            "current_terms",
            "--current-term",
            (),
            "Id of the one term that is current from now on; the others are no longer.",
        ),
        Decision(
            "passing_marks",
            "--passing-marks",
            ("lower",),
            "Passing marks above the total marks of an assessment: lower them to the total.",
        ),
        Decision(
            "negative_marks",
            "--negative-marks",
            ("clear",),
            "Negative marks: make them empty.",
        ),
        Decision(
            "dangling_groups",
            "--dangling-groups",
            ("clear",),
            "Submissions of groups that do not exist: make group_id empty and set the value aside.",
        ),
        Decision(
            "waitlisted_enrollments",
            "--waitlisted",
            ("move", "keep"),
            "Enrollments that are waitlisted: move them into the queues in the order of their dates, after which the "
            "old application shows them as dropped; or keep them where they are, outside every queue.",
        ),
        Decision(
            "exposed_roles",
            "--existing-roles",
            ("admit",),
            "Roles that would see nothing under row-level security: admit them to every row as before, "
            "until they say for whom they act. COPY FROM into a protected table is refused to them.",
        ),
        Decision(
            "missing_tables",
            "--missing-tables",
            ("create",),
            "Base tables that are not there: create them, empty.",
        ),
        Decision(
            "missing_columns",
            "--missing-columns",
            ("add",),
            "Columns of base tables that are not there: add them; the rows get only constant defaults.",
        ),
        Decision(
            "differing_columns",
            "--differing-columns",
            ("keep",),
            "Columns of base tables with another type, default or rule: keep them as they are.",
        ),
        Decision(
            "array_problems",
            "--arrays",
            ("set-aside",),
            "Entries of prerequisites and corequisites that point nowhere, at their own course or twice at the same: "
            "set them aside in a table; the arrays stay as they are.",
        ),
        Decision(
            "refuse_under_hold",
            "--refuse-under-hold",
            ("on", "off"),
            "Whether a registration hold refuses the seats that the old application gives, too.",
            default="off",
        ),
        Decision(
            "approvals",
            "--approvals",
            ("on", "off"),
            "Whether final grades move far only with an approver, in the old application too.",
            default="off",
        ),
        Decision(
            "retention",
            "--retention",
            ("on", "off"),
            "Whether maintenance deletes page views after 12 months, sessions after 90 days and messages that were "
            "delivered, cancelled or given up after 180 days.",
            default="off",
        ),
    )
}


def chosen(connection: Connection, given: Mapping[str, str]) -> dict[str, str]:
    """The choice for each finding that was decided: what is given now, and what an interrupted installation recorded.

    `given` has finding codes and choices. Refuses an unknown choice, a term that is not there, and another
    choice than the one that the interrupted installation began with. Defaults stand for what nobody said.
    """
    for finding, choice in given.items():
        _refuse_unknown(DECISIONS[finding], choice)
    if "current_terms" in given:
        _refuse_unknown_term(connection, given["current_terms"])
    before = recorded(connection)
    for finding, choice in given.items():
        if before.get(finding, choice) != choice:
            raise LmsError(
                f"the interrupted installation began with {DECISIONS[finding].option} {before[finding]}: "
                "go on with the same, or roll back first"
            )
    defaults = {code: decision.default for code, decision in DECISIONS.items() if decision.default}
    return defaults | before | dict(given)


def recorded(connection: Connection) -> dict[str, str]:
    """What the installation that is not finished decided, by finding; nothing where there is none."""
    if connection.scalar(text("select to_regclass('lms_ops.decisions')")) is None:
        return {}
    rows = connection.execute(
        text("""
            select
                decisions.finding,
                decisions.choice
            from lms_ops.decisions
            join lms_ops.installations on installations.id = decisions.installation_id
            where installations.finished_at is null
        """)
    )
    return {row.finding: row.choice for row in rows}


def undecided(findings: Iterable[str], choices: Mapping[str, str]) -> list[Decision]:
    """The decisions that these findings wait for and nobody has taken, in the order of the findings."""
    return [DECISIONS[finding] for finding in findings if finding not in choices]


def record(
    connection: Connection,
    installation_id: int,
    choices: Mapping[str, str],
    *,
    row_counts: Mapping[str, int],
    reason: str | None,
) -> None:
    """Write the choices of an installation before it changes anything, with who chose and why.

    `row_counts` says how many rows each finding was about. What is written already stays as it is.
    """
    for finding, choice in choices.items():
        connection.execute(
            text("""
                insert into lms_ops.decisions (installation_id, finding, choice, row_count, reason)
                values (:installation_id, :finding, :choice, :row_count, :reason)
                on conflict (installation_id, finding) do nothing
            """),
            {
                "installation_id": installation_id,
                "finding": finding,
                "choice": choice,
                "row_count": row_counts.get(finding, 0),
                "reason": reason,
            },
        )


def _refuse_unknown(decision: Decision, choice: str) -> None:
    if decision.choices and choice not in decision.choices:
        raise LmsError(f"{decision.option} {choice} is no choice: say {' or '.join(decision.choices)}")


def _refuse_unknown_term(connection: Connection, term_id: str) -> None:
    terms = connection.execute(
        text("select id, academic_year, term_type from public.academic_terms order by start_date, id")
    ).all()
    try:
        known = UUID(term_id) in {term.id for term in terms}
    except ValueError:
        known = False
    if not known:
        listed = ", ".join(f"{term.id} ({term.academic_year} {term.term_type})" for term in terms)
        raise LmsError(f"--current-term {term_id} is no term: choose one of {listed or 'none: there are no terms'}")
