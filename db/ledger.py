"""The ledger: which steps were taken (Alembic's version row) and the checksum of every file that was run."""

from pathlib import Path
from typing import Any

from alembic import command, op
from alembic.config import Config
from alembic.runtime.migration import MigrationContext, MigrationInfo
from alembic.script import Script, ScriptDirectory
from sqlalchemy import Connection, text

from db.sqlfile import SqlFile


def revision(connection: Connection) -> str | None:
    """The latest step taken, as '0019'; None for a database without any."""
    context = MigrationContext.configure(connection, opts={"version_table_schema": "lms_ops"})
    return context.get_current_revision()


def steps() -> list[Script]:
    """Every step, first to last."""
    return list(reversed(list(ScriptDirectory.from_config(_config()).walk_revisions())))


def step_file(step: Script) -> SqlFile:
    """The SQL that a step stands for."""
    return SqlFile(f"steps/{step.module.sql_file}")


def take_step(connection: Connection, step: Script) -> None:
    """Run one step and enter it in the ledger, in a transaction of its own."""
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, step.revision)


def run_step(sql_file: str) -> None:
    """What a revision does: run its SQL file on the connection that Alembic works on."""
    SqlFile(f"steps/{sql_file}").run(op.get_bind())


def record_step(*, ctx: MigrationContext, step: MigrationInfo, **_: Any) -> None:
    """Alembic's callback beside the version row: the checksum commits with the step or not at all."""
    record(ctx.connection, step_file(step.up_revision))


def recorded(connection: Connection) -> dict[str, str]:
    """The latest checksum of each file that was run and is still there, by path, latest run last."""
    if connection.scalar(text("select to_regclass('lms_ops.installed_files')")) is None:
        return {}
    rows = connection.execute(
        text("""
            select distinct on (files.path) files.id, files.path, files.sha256
            from lms_ops.installed_files as files
            order by files.path, files.id desc
        """)
    )
    return {row.path: row.sha256 for row in sorted(rows) if row.sha256 is not None}


def record(connection: Connection, file: SqlFile) -> None:
    """Enter a file that was just run."""
    _enter(connection, file.path, file.sha256)


def record_gone(connection: Connection, path: str) -> None:
    """Enter that a file which was run once is no longer part of the project."""
    _enter(connection, path, None)


def _enter(connection: Connection, path: str, sha256: str | None) -> None:
    connection.execute(
        text("insert into lms_ops.installed_files (path, sha256) values (:path, :sha256)"),
        {"path": path, "sha256": sha256},
    )


def _config() -> Config:
    config = Config()
    # Alembic's values are templates in which a % is written twice
    folder = str(Path(__file__).with_name("migrations")).replace("%", "%%")
    config.set_main_option("script_location", folder)
    return config
