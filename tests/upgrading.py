"""An upgrade at work, for tests of what it decides: an installation, its decisions, and the files that it runs."""

import psycopg
from sqlalchemy import Engine, text

from db.sqlfile import sql_files
from db.statements import statements


def decide(engine: Engine, *, kind: str = "upgrade", **choices: str) -> int:
    """Open an installation with these choices, finding by finding; returns its id."""
    with engine.begin() as connection:
        installation = connection.scalar(
            text("insert into lms_ops.installations (kind) values (:kind) returning id"), {"kind": kind}
        )
        for finding, choice in choices.items():
            connection.execute(
                text("""
                    insert into lms_ops.decisions (installation_id, finding, choice, row_count)
                    values (:installation, :finding, :choice, 0)
                """),
                {"installation": installation, "finding": finding, "choice": choice},
            )
    return installation


def run(url: str, folder: str, *names: str) -> None:
    """Run the files of db/sql/upgrade/<folder> as an installation does: statement by statement, each alone.

    With names only the files whose name contains one of them.
    """
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("set search_path to public")
        connection.execute("set lock_timeout to '2s'")
        for file in sql_files(f"upgrade/{folder}"):
            if not names or any(name in file.path for name in names):
                for statement in statements(file.text):
                    connection.execute(statement)


def decided(engine: Engine, finding: str) -> set[tuple]:
    """What was changed for a finding: row, column, value before and after."""
    with engine.begin() as connection:
        rows = connection.execute(
            text("""
                select row_id, column_name, old_value, new_value
                from lms_ops.decided_values
                where finding = :finding
            """),
            {"finding": finding},
        )
        return {tuple(row) for row in rows}


def set_aside(engine: Engine) -> set[tuple]:
    """What could not be moved: row, column, value and why."""
    with engine.begin() as connection:
        rows = connection.execute(text("select row_id, column_name, value, problem from lms_ops.set_aside_rows"))
        return {tuple(row) for row in rows}
