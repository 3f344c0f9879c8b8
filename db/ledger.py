"""The ledger: which steps were taken (Alembic's version row) and the checksum of every file that was run."""

from pathlib import Path
from typing import Any

from alembic import command, context, op
from alembic.config import Config
from alembic.runtime.migration import MigrationContext, MigrationInfo
from alembic.script import Script, ScriptDirectory
from sqlalchemy import Connection, text

from db import made
from db.errors import LmsError
from db.patience import Tries
from db.plan import Part, base_rows
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


def take_step(connection: Connection, step: Script, *, in_parts: bool = False) -> None:
    """Run one step and enter it in the ledger, in a transaction of its own; `in_parts`: it was run, only enter it."""
    config = _config()
    config.attributes["connection"] = connection
    config.attributes["in_parts"] = in_parts
    command.upgrade(config, step.revision)


def run_step(sql_file: str) -> None:
    """What a revision does: run its SQL file on the connection that Alembic works on, and write down what it made."""
    file = SqlFile(f"steps/{sql_file}")
    in_parts = context.config.attributes["in_parts"]
    if not in_parts:
        file.run(op.get_bind())
    # the table of the version row is made here in any case
    made.record(op.get_bind(), file.path, rows=() if in_parts else base_rows(file.text))


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


def begin(connection: Connection, kind: str, backup_file: Path | None) -> tuple[int, str | None]:
    """The id of the installation at work, a new one or the one that was interrupted, and the step it began at."""
    installation_id = connection.scalar(
        text("""
            with unfinished as (
                select max(id) as id
                from lms_ops.installations
                where finished_at is null
                having max(id) is not null
            ),

            begun as (
                insert into lms_ops.installations (kind, from_step, backup_file)
                select :kind, :from_step, :backup_file
                where not exists (select from unfinished)
                returning id
            )

            select id from unfinished
            union all
            select id from begun
        """),
        {"kind": kind, "from_step": revision(connection), "backup_file": backup_file and str(backup_file)},
    )
    from_step = connection.scalar(
        text("select from_step from lms_ops.installations where id = :id"), {"id": installation_id}
    )
    return installation_id, from_step


def is_unfinished(connection: Connection) -> bool:
    """Whether an installation was interrupted."""
    return bool(
        connection.scalar(text("select to_regclass('lms_ops.installations') is not null"))
        and connection.scalar(text("select exists (select from lms_ops.installations where finished_at is null)"))
    )


def refuse_interrupted_rollback(connection: Connection) -> None:
    """Nothing is installed over half of a rollback."""
    if connection.scalar(text("select to_regclass('lms_ops.rollbacks') is not null")):
        raise LmsError("a rollback was interrupted: run `lms-db rollback` again to its end, then install")


def finish(connection: Connection, installation_id: int) -> None:
    """Enter that everything is done, and what our tables hold: a rollback tells by it what is entered from now on."""
    connection.execute(text("select from lms_ops.record_installed_rows()"))
    connection.execute(
        text("update lms_ops.installations set finished_at = now(), to_step = :to_step where id = :id"),
        {"id": installation_id, "to_step": revision(connection)},
    )


def done_parts(connection: Connection, installation_id: int) -> set[tuple[str, int, str]]:
    """Path, place and sha256 of the parts that an installation has run."""
    rows = connection.execute(
        text("select path, place, sha256 from lms_ops.installed_parts where installation_id = :id"),
        {"id": installation_id},
    )
    return {tuple(row) for row in rows}


def record_part(connection: Connection, installation_id: int, part: Part, tries: Tries) -> None:
    """Enter a part, in the transaction that ran it or, where it could be in none, behind it."""
    connection.execute(
        text("""
            insert into lms_ops.installed_parts
                (path, place, sha256, installation_id, tries, seconds, longest_wait_seconds)
            values (:path, :place, :sha256, :installation_id, :tries, :seconds, :longest_wait)
            on conflict (path, place) do update
            set
                sha256 = excluded.sha256,
                installation_id = excluded.installation_id,
                tries = excluded.tries,
                seconds = excluded.seconds,
                longest_wait_seconds = excluded.longest_wait_seconds,
                finished_at = now()
        """),
        {
            "path": part.path,
            "place": part.place,
            "sha256": part.sha256,
            "installation_id": installation_id,
            "tries": tries.count,
            "seconds": round(tries.seconds, 3),
            "longest_wait": round(tries.longest, 3) if part.makes_wait else 0,
        },
    )


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
