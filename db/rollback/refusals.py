"""Why nothing is taken back: said before anything is changed, in a line that ends in what to do."""

from collections.abc import Sequence

from sqlalchemy import Connection, Row, text

from db import ledger
from db.errors import LmsError
from db.rollback.export import Entered

NAMED_AT_MOST = 12


def losses(lost: list[Entered]) -> LmsError:
    """The error that names what would be lost."""
    named = ", ".join(map(str, lost[:NAMED_AT_MOST]))
    more = f" and {len(lost) - NAMED_AT_MOST} more" if len(lost) > NAMED_AT_MOST else ""
    return LmsError(f"this would be lost: {named}{more}; say where to save it first with --export DIRECTORY")


def refuse_without_record(connection: Connection, to: str | None) -> None:
    """A rollback takes out what lms_ops.made_objects names: without it there is nothing to go by."""
    with connection.begin():
        if connection.scalar(text("select to_regclass('lms_ops.made_objects')")) is None:
            raise LmsError("nothing of ours is installed in this database: there is nothing to take back")
        begun = connection.scalar(text("select to_regclass('lms_ops.rollbacks')")) is not None
        recorded = connection.scalar(
            text("select exists (select from lms_ops.made_objects where path like 'steps/0001%')")
        )
        if not recorded and ledger.revision(connection) is not None and not begun:
            raise LmsError(
                "this was installed by a version that kept no record of what it made: restore the backup from before"
            )
        if to is not None and to not in {step.revision for step in ledger.steps()}:
            raise LmsError(f"there is no step {to}: give one as 0030, or leave --to out to take out everything")


def refuse_another_end(connection: Connection, to: str) -> None:
    """An interrupted rollback goes on to where it was going."""
    if connection.scalar(text("select to_regclass('lms_ops.rollbacks')")) is None:
        return
    begun = connection.scalar(text("select to_step from lms_ops.rollbacks"))
    if begun is not None and begun != to:
        option = f"--to {begun}" if begun else "no --to"
        raise LmsError(f"a rollback with {option} was interrupted: run that to its end first")


def refuse_converted_tables(connection: Connection) -> None:
    """Joining partitions again would copy every row of the table."""
    names = connection.scalars(
        text("""
            select found.name
            from lms_ops.found_objects as found
            join pg_class as classes on classes.oid = to_regclass(found.name)
            where found.kind = 'table'
                and classes.relkind = 'p'
                and not found.partitioned
            order by found.name
        """)
    ).all()
    if names:
        raise LmsError(
            f"{' and '.join(names)} got partitions from `lms-db partition`, which a rollback does not join again:"
            " restore the backup from before with `lms-db restore`"
        )


def refuse_readers(readers: Sequence[Row]) -> None:
    """`readers`: what rollback/readers.sql found; nothing of others is dropped, and nothing by cascade."""
    if readers:
        named = ", ".join(f"{row.reader} (needs {row.read})" for row in readers[:NAMED_AT_MOST])
        more = f" and {len(readers) - NAMED_AT_MOST} more" if len(readers) > NAMED_AT_MOST else ""
        raise LmsError(f"others depend on what would go: {named}{more}; drop or change that, then run this again")
