"""What this version would do to a database in which one of ours is installed already."""

from sqlalchemy import Connection

from db import ledger, replaced
from db.preflight.finding import Finding


def finding(connection: Connection) -> Finding:
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
