"""Which kind of installation a database asks for."""

from sqlalchemy import Connection, text

from db import ledger

CORE = {"students", "courses", "course_offerings", "course_enrollments"}  # who has these has an LMS


def kind(connection: Connection) -> str:
    """What an installation is here: fresh (nothing there), upgrade (over an LMS) or again (over our own).

    An interrupted installation keeps its kind. Whether tables that are there are an LMS is a finding.
    """
    if unfinished := unfinished_kind(connection):
        return unfinished
    if ledger.revision(connection):
        return "again"
    return "upgrade" if tables(connection) >= CORE else "fresh"


def unfinished_kind(connection: Connection) -> str | None:
    """The kind of the installation that was interrupted here, if one was."""
    if connection.scalar(text("select to_regclass('lms_ops.installations')")) is None:
        return None
    return connection.scalar(
        text("select kind from lms_ops.installations where finished_at is null order by id desc limit 1")
    )


def tables(connection: Connection) -> set[str]:
    """The tables of the schema public, partitioned ones too."""
    return set(
        connection.scalars(
            text("""
                select relations.relname
                from pg_class as relations
                where relations.relnamespace = to_regnamespace('public')
                    and relations.relkind in ('r', 'p')
            """)
        )
    )
