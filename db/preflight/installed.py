"""What this version would do to a database in which one of ours is installed already, wholly or in part."""

from dataclasses import replace

from sqlalchemy import Connection, text

from db import decisions, ledger, replaced
from db.preflight.check import Check
from db.preflight.finding import Finding

# Checks that would name what an interrupted installation made as the university's own.
MISTAKEN = {"existing_policies", "host_triggers"}


def findings(connection: Connection) -> list[Finding]:
    """What an installation would do here, and whom it would shut out."""
    return [_state(connection), *_shut_out(connection)]


def _state(connection: Connection) -> Finding:
    """Where the database stands, and how many steps and files an installation would run."""
    taken, steps, recorded = ledger.revision(connection), ledger.steps(), ledger.recorded(connection)
    if taken not in {step.revision for step in steps}:
        return Finding(
            code="newer_version",
            level="impossible",
            count=1,
            sample=(f"the database stands at step {taken}",),
            sentence="A newer version than this one is installed.",
            remedy="use that version",
        )
    pending = [f"step {step.revision}: {' '.join(step.doc.split())}" for step in steps if step.revision > taken]
    due = sum(len(batch) for batch in replaced.due(recorded))
    if not pending and not due:
        return Finding(
            code="installed",
            level="notice",
            count=1,
            sample=(f"the database stands at step {taken}",),
            sentence="This version is installed: an installation has nothing to do.",
            remedy="see with `lms-db verify` whether anything was changed since",
        )
    return Finding(
        code="earlier_version",
        level="notice",
        count=len(pending) + due,
        sample=(f"the database stands at step {taken}", *pending, f"{due} files to replace")[:5],
        sentence="An earlier version is installed: an installation takes its next steps and replaces files.",
        remedy="nothing has to be decided: run `lms-db install`",
    )


def resumed(connection: Connection, findings: list[Finding]) -> list[Finding]:
    """The findings for an installation that was interrupted: what it decided is decided, and goes on."""
    recorded = decisions.recorded(connection)
    begun = connection.execute(
        text("""
            select format('begun by %s at %s', installed_by, to_char(started_at, 'YYYY-MM-DD HH24:MI'))
            from lms_ops.installations
            where finished_at is null
            order by id desc
            limit 1
        """)
    ).scalar_one()
    interrupted = Finding(
        code="interrupted",
        level="notice",
        count=1,
        sample=(begun,),
        sentence="An installation was interrupted here.",
        remedy="run `lms-db install` again: it goes on where it stopped, with what was decided",
    )
    return [interrupted, *(_decided(each, recorded) for each in findings if each.code not in MISTAKEN)]


def _shut_out(connection: Connection) -> list[Finding]:
    """Roles with rights on tables that only this version protects, unless such roles are let through by decision.

    Those of an LMS that was upgraded are; whoever got rights on a database of ours is not.
    """
    exposed = Check.named("exposed_roles").run(connection)
    if exposed is None or _admits_roles(connection):
        return []
    remedy = "let them say for whom they act, as members of lms_app, or make them members of lms_admin"
    return [replace(exposed, level="notice", remedy=remedy, choices=())]


def _admits_roles(connection: Connection) -> bool:
    if connection.scalar(text("select to_regclass('lms_ops.decisions')")) is None:
        return False
    decided = text("select from lms_ops.decisions where finding = 'exposed_roles' and choice = 'admit'")
    return connection.execute(decided).first() is not None


def _decided(finding: Finding, recorded: dict[str, str]) -> Finding:
    if finding.level != "decision" or finding.code not in recorded:
        return finding
    option = f"{decisions.DECISIONS[finding.code].option} {recorded[finding.code]}"
    return replace(finding, level="notice", remedy=f"this is decided: {option}", choices=())
