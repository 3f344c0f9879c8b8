"""What is past retention leaves: the audit log into files that can be read back, the rest for good; nothing younger."""

import gzip
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest
from cluster import Database
from sqlalchemy import Engine, text
from test_partition import writers

from db import archive
from db.maintain import maintain
from db.partition import partition
from db.verify import differences

NOW = datetime.now(UTC)


def months_ago(months: int) -> datetime:
    """The middle of a month."""
    years, month = divmod(NOW.year * 12 + NOW.month - 1 - months, 12)
    return datetime(years, month + 1, 15, tzinfo=UTC)


def fill(owner: Engine, *months: int, table: str = "audit_logs", rows: int = 10) -> None:
    columns = {"audit_logs": "action, resource_type", "page_views": "page_path, page_title"}
    with owner.begin() as connection:
        for each in months:
            connection.execute(
                text(f"""
                    insert into {table} ({columns[table]}, created_at)
                    select E'look "at"\\n\\\\ \\t,', 'student', :time from generate_series(1, :rows)
                """),
                {"time": months_ago(each), "rows": rows},
            )


def count(owner: Engine, table: str = "audit_logs") -> int:
    with owner.connect() as connection:
        return connection.scalar(text(f"select count(*) from {table}"))


def partition_by_month(owner: Engine, database: Database, table: str, oldest: int) -> None:
    """A table that has been partitioned for so many months."""
    partition(database.url, table)
    with psycopg.connect(database.url, autocommit=True) as connection:
        first = connection.execute("select partition_name from lms_ops.partitions(%s)", [table]).fetchone()[0]
        connection.execute(f"alter table {table} detach partition {first}")
        connection.execute(f"drop table {first}")
        for months in range(oldest + 1):
            connection.execute("select create_monthly_partition(%s, %s)", [table, months_ago(months).date()])


def lines(path: Path) -> list[dict]:
    with gzip.open(path, "rt") as file:
        return [json.loads(line) for line in file]


@pytest.mark.every_server
def test_months_of_a_plain_audit_log_go_to_files_that_can_be_read_back(owner, database, tmp_path) -> None:
    fill(owner, 30, 26, 23, 1)
    with owner.connect() as connection:
        before = connection.execute(
            text("select * from audit_logs where created_at < :time order by id"), {"time": months_ago(25)}
        ).all()
    done = maintain(database.url, archive=tmp_path, only=("retention",))
    assert done.tasks[0].figures == {"archived": 20, "deleted": 20}
    assert count(owner) == 20
    files = sorted(tmp_path.iterdir())
    assert [file.name for file in files] == [f"audit_logs_{months_ago(months):%Y_%m}.jsonl.gz" for months in (30, 26)]
    assert all(file.stat().st_mode & 0o077 == 0 for file in files)
    with psycopg.connect(database.url) as connection:
        connection.execute("create temporary table lines (line jsonb)")
        for file in files:
            with connection.cursor().copy(
                "copy lines from stdin with (format csv, quote e'\\x01', delimiter e'\\x02')"
            ) as copy:
                copy.write(gzip.decompress(file.read_bytes()))
        read_back = connection.execute(
            "select (jsonb_populate_record(null::audit_logs, line)).* from lines order by line ->> 'id'"
        ).fetchall()
    assert read_back == [tuple(row) for row in before]
    with owner.connect() as connection:
        records = connection.execute(text("select * from lms_ops.retired_rows order by id")).all()
    assert [(row.row_count, row.partition_name) for row in records] == [(10, None), (10, None)]
    assert all(row.dropped_at and len(row.sha256) == 64 and row.file_bytes > 0 for row in records)


def test_without_a_place_for_the_archive_the_audit_log_keeps_all(owner, database) -> None:
    fill(owner, 30)
    done = maintain(database.url, only=("retention",))
    assert done.outcome == "skipped"
    assert "Set LMS_ARCHIVE_DIR" in done.tasks[0].summary
    assert count(owner) == 10


@pytest.mark.every_server
def test_partitions_of_the_audit_log_are_archived_then_dropped(owner, database, tmp_path) -> None:
    partition_by_month(owner, database, "audit_logs", 27)
    fill(owner, 27, 26, 25, 24, 2, 0)
    with writers(database):
        done = maintain(database.url, archive=tmp_path, only=("partitions", "retention"))
    assert [task.error for task in done.tasks] == [None, None]
    assert done.tasks[0].figures["made"] == 1, "two months ahead, of which the later was there"
    assert done.tasks[1].figures == {"archived": 30, "dropped": 3, "deleted": 0}
    with owner.connect() as connection:
        names = connection.scalars(text("select partition_name from lms_ops.partitions('audit_logs')")).all()
        gone = connection.scalar(text("select to_regclass(:name)"), {"name": f"audit_logs_{months_ago(27):%Y_%m}"})
    assert gone is None
    assert names[0] == f"audit_logs_{months_ago(24):%Y_%m}"
    assert sum(len(lines(file)) for file in tmp_path.iterdir()) == 30
    assert differences(owner) == []


@pytest.mark.every_server
@pytest.mark.parametrize("stopped_after", ["record", "detach"])
def test_an_interrupted_retirement_goes_on(owner, database, tmp_path, stopped_after) -> None:
    partition_by_month(owner, database, "audit_logs", 25)
    fill(owner, 25)
    name = f"audit_logs_{months_ago(25):%Y_%m}"
    with owner.connect() as connection:
        written = archive.write(connection, tmp_path, name, name, None, NOW)
        connection.execute(
            text("select lms_ops.record_retirement('audit_logs', :name, null, :end, 10, :file, :bytes, :sha256)"),
            {
                "name": name,
                "end": months_ago(24).replace(day=1),
                "file": written.path.name,
                "bytes": written.bytes,
                "sha256": written.sha256,
            },
        )
        connection.commit()
    if stopped_after == "detach":
        with psycopg.connect(database.url, autocommit=True) as connection:
            connection.execute(f"alter table audit_logs detach partition {name} concurrently")
    done = maintain(database.url, archive=tmp_path, only=("retention",))
    assert done.tasks[0].error is None
    assert done.tasks[0].figures["dropped"] == 1
    assert [file.name for file in tmp_path.iterdir()] == [f"{name}.jsonl.gz"], "not archived twice"
    assert count(owner) == 0


def test_rows_that_came_after_the_archive_are_archived_too(owner, database, tmp_path) -> None:
    """A partition whose archive has fewer rows than it has is never dropped."""
    partition_by_month(owner, database, "audit_logs", 25)
    fill(owner, 25)
    name = f"audit_logs_{months_ago(25):%Y_%m}"
    with owner.begin() as connection:
        connection.execute(
            text("select lms_ops.record_retirement('audit_logs', :name, null, now(), 9, 'a', 1, 'b')"), {"name": name}
        )
    with psycopg.connect(database.url, autocommit=True) as connection:
        connection.execute(f"alter table audit_logs detach partition {name}")
        with pytest.raises(psycopg.errors.RaiseException, match="has 10 rows and its archive 9"):
            connection.execute("select lms_ops.drop_retired_partition(%s)", [name])
    done = maintain(database.url, archive=tmp_path, only=("retention",))
    assert done.tasks[0].figures["archived"] == 10


def test_page_views_and_the_rows_before_partitions_go_without_an_archive(owner, database) -> None:
    fill(owner, 20, 14, 3, table="page_views", rows=6000)
    partition(database.url, "page_views")
    done = maintain(database.url, only=("retention",))
    assert done.tasks[0].figures == {"deleted": 12000}
    assert count(owner, "page_views") == 6000


def test_nothing_else_can_be_read_or_dropped_through_retention(owner, database) -> None:
    partition_by_month(owner, database, "page_views", 1)
    for call, reason in (
        ("lms_ops.archive_lines('users', null, now())", "users is no table that only grows"),
        ("lms_ops.count_source_rows('students')", "students is no table that only grows"),
        ("lms_ops.drop_retired_partition('users')", "users is no table that only grows"),
        (f"lms_ops.detach_partition('page_views_{NOW:%Y_%m}')", "not past retention"),
        (f"lms_ops.drop_retired_partition('page_views_{NOW:%Y_%m}')", "still attached"),
    ):
        with owner.connect() as connection, pytest.raises(Exception, match=reason):
            connection.execute(text(f"select {call}"))


def test_retention_can_be_switched_off_and_ends_on_the_first_of_a_month(owner, database, tmp_path) -> None:
    fill(owner, 30)
    with owner.begin() as connection:
        connection.execute(text("update system_settings set value = 'null' where category = 'retention'"))
    assert maintain(database.url, archive=tmp_path, only=("retention",)).outcome == "nothing"
    with owner.begin() as connection:
        connection.execute(text("update system_settings set value = '24' where key = 'audit_logs_months'"))
        months = connection.execute(text("select from_time, until_time from lms_ops.expired_rows()")).all()
    assert months[0].from_time == months_ago(30).replace(day=1)
    assert months[-1].until_time <= NOW - timedelta(days=729)
