"""Retires what growing tables keep no longer: partitions whole, rows of plain tables by the month.

What goes to the archive is in a file that was read back, and written down in lms_ops.retired_rows, before it is
detached or deleted; a run that is killed in between is gone on with by the next.
"""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from psycopg import sql
from sqlalchemy import Connection, Engine, Row, text

from db import archive
from db.connection import acting_as
from db.patience import patiently

DETACHING = "2s"  # concurrent detaching waits for readers of the partition and holds up nobody meanwhile


def retire(engine: Engine, folder: Path | None) -> Iterator[dict[str, int]]:
    """Take what is past retention, oldest first; yields numbers as it goes: archived, deleted, dropped, unarchived.

    Without a folder, what should be archived stays and is counted. Rows that need no archive are left to
    lms_ops.delete_expired_rows.
    """
    for expired in _expired(engine):
        if expired.is_archived and folder is None:
            yield {"unarchived": 1}
        elif expired.partition_name is not None:
            yield _retire_partition(engine, folder, expired)
        elif expired.is_archived:
            yield patiently(partial(_retire_rows, engine, folder, expired))


def foresee(engine: Engine, folder: Path | None) -> tuple[str, str]:
    """Outcome and sentence of what `retire` would do."""
    expired = _expired(engine)
    names = [each.partition_name or f"{each.source_name} before {each.until_time:%Y-%m-%d}" for each in expired]
    if not names:
        return "nothing", "Nothing is past retention."
    stays = sum(each.is_archived for each in expired) if folder is None else 0
    advice = f" {stays} need an archive: set LMS_ARCHIVE_DIR." if stays else ""
    return ("skipped" if stays else "done"), f"Past retention: {', '.join(names)}.{advice}"


def _expired(engine: Engine) -> list[Row]:
    with acting_as(engine, None) as connection:
        return list(connection.execute(text("select * from lms_ops.expired_rows()")))


def _retire_partition(engine: Engine, folder: Path | None, expired: Row) -> dict[str, int]:
    """Archive, write down, detach, drop; again from the start if rows came in between, now that none can."""
    archived = _record_partition(engine, folder, expired)
    _detach(engine, expired.partition_name)
    if expired.is_archived and _count(engine, expired.partition_name) != archived:
        archived = _record_partition(engine, folder, expired)
    patiently(partial(_call, engine, "lms_ops.drop_retired_partition(:name)", name=expired.partition_name))
    return {"dropped": 1} | ({"archived": archived} if expired.is_archived else {})


def _record_partition(engine: Engine, folder: Path | None, expired: Row) -> int:
    """Write a partition down, with its archive file if it goes to one; how many rows it has."""
    with acting_as(engine, None) as connection:
        if not expired.is_archived:
            rows = connection.scalar(text("select lms_ops.count_source_rows(:name)"), {"name": expired.partition_name})
            _record(connection, expired, rows, None)
            return rows
        latest = connection.execute(
            text("""
                select retired.file_name, retired.row_count
                from lms_ops.retirements(:name) as retired
            """),
            {"name": expired.partition_name},
        ).one_or_none()
        rows = connection.scalar(text("select lms_ops.count_source_rows(:name)"), {"name": expired.partition_name})
        if latest is not None and latest.row_count == rows and (folder / latest.file_name).is_file():
            return rows  # archived by a run that was interrupted
        written = archive.write(
            connection, folder, expired.partition_name, expired.source_name, None, expired.until_time
        )
        _record(connection, expired, written.rows, written)
        return written.rows


def _retire_rows(engine: Engine, folder: Path, expired: Row) -> dict[str, int]:
    """Archive and delete one month of rows in one transaction: what it reads and what it deletes is the same."""
    name = f"{expired.table_name}_{expired.from_time:%Y_%m}"
    written = None
    try:
        with engine.connect().execution_options(isolation_level="REPEATABLE READ") as connection, connection.begin():
            written = archive.write(
                connection, folder, name, expired.source_name, expired.from_time, expired.until_time
            )
            if written.rows == 0:
                archive.discard(written)
                return {}
            record = _record(connection, expired, written.rows, written)
            connection.scalar(
                text("select lms_ops.delete_archived_rows(:source, :record)"),
                {"source": expired.source_name, "record": record},
            )
    except BaseException:
        if written is not None:
            archive.discard(written)
        raise
    return {"archived": written.rows, "deleted": written.rows}


def _record(connection: Connection, expired: Row, rows: int, written: archive.Archived | None) -> int:
    return connection.scalar(
        text("""
            select lms_ops.record_retirement(:table, :partition, :first, :end, :rows, :file, :bytes, :sha256)
        """),
        {
            "table": expired.table_name,
            "partition": expired.partition_name,
            "first": expired.from_time,
            "end": expired.until_time,
            "rows": rows,
            "file": written and written.path.name,
            "bytes": written and written.bytes,
            "sha256": written and written.sha256,
        },
    )


def _detach(engine: Engine, partition: str) -> None:
    """Detach a partition if it still is one: concurrently as the owner, else by the function for who is not."""
    patiently(partial(_detach_once, engine, partition))


def _detach_once(engine: Engine, partition: str) -> None:
    with acting_as(engine, None) as connection:
        state = connection.execute(
            text("select parent_name, is_detaching, is_owner from lms_ops.partition_state(:name)"),
            {"name": partition},
        ).one_or_none()
    if state is None:
        return
    if not state.is_owner:
        _call(engine, "lms_ops.detach_partition(:name)", name=partition)
        return
    statement = sql.SQL("alter table public.{} detach partition public.{} {}").format(
        sql.Identifier(state.parent_name),
        sql.Identifier(partition),
        sql.SQL("finalize" if state.is_detaching else "concurrently"),
    )
    with (
        engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection,
        connection.connection.cursor() as cursor,
    ):
        cursor.execute("select set_config('lock_timeout', %s, false)", [DETACHING])
        try:
            cursor.execute(statement)
        finally:
            cursor.execute("reset lock_timeout")


def _count(engine: Engine, source: str) -> int:
    return _call(engine, "lms_ops.count_source_rows(:source)", source=source)


def _call(engine: Engine, call: str, **parameters: object) -> int:
    with engine.begin() as connection:
        return connection.scalar(text(f"select {call}"), parameters)
