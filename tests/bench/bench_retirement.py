"""What retiring a month of the audit log costs: its partition detached and dropped, against its rows deleted.

    python -m tests.bench.bench_retirement [--rows 1000000] [--rounds 3] [--source auto|wheel|system]

The same month stands in a partitioned and in a plain table of one more month, with the audit log's indexes. Seconds
and WAL are medians; the ratios are what to read. The archive file is made in both ways and is timed apart. VACUUM,
which the deleted rows still need, is counted with them. The server does not wait for the disk.
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

import psycopg
from cluster import Cluster, Database

from db import archive
from db.connection import engine
from db.partition import partition

OLD, LATER, END = (datetime(2024, month, 1, tzinfo=UTC) for month in (1, 2, 3))


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("--rows", default=1_000_000, type=int)
    arguments.add_argument("--rounds", default=3, type=int)
    arguments.add_argument("--source", default="auto", choices=["auto", "wheel", "system"])
    wanted = arguments.parse_args()
    cluster = Cluster(wanted.source)
    try:
        print(f"PostgreSQL {cluster.server.version}, a month of {wanted.rows:,} rows, {wanted.rounds} rounds\n")
        dropped, deleted = [], []
        for number in range(wanted.rounds):
            database = cluster.create(cluster.template)
            fill(database, wanted.rows)
            if number == 0:
                print_archive(database)
            partitioned = cluster.create(database.name)
            convert(partitioned)
            deleted.append(measure(database, delete))
            dropped.append(measure(partitioned, drop))
            cluster.drop(database)
            cluster.drop(partitioned)
        print_costs(dropped, deleted)
    finally:
        cluster.stop()


def fill(database: Database, rows: int) -> None:
    with psycopg.connect(database.url, autocommit=True) as connection:
        for begin in (OLD, LATER):
            connection.execute(
                """
                insert into audit_logs (action, resource_type, resource_id, new_values, ip_address, created_at)
                select
                    'update',
                    'course_enrollments',
                    gen_random_uuid(),
                    jsonb_build_object('old', 'enrolled', 'new', 'completed', 'number', number),
                    '10.0.0.1',
                    cast(%s as timestamptz) + number * interval '28 days' / %s
                from generate_series(0, %s - 1) as number
                """,
                [begin, rows, rows],
            )
        connection.execute("vacuum (analyze) audit_logs")


def convert(database: Database) -> None:
    """The same rows in partitions of a month."""
    partition(database.url, "audit_logs")
    with psycopg.connect(database.url, autocommit=True) as connection:
        plain = connection.execute("select partition_name from lms_ops.partitions('audit_logs')").fetchone()[0]
        connection.execute(f"alter table audit_logs detach partition {plain}")
        for begin in (OLD, LATER):
            connection.execute("select create_monthly_partition('audit_logs', %s)", [begin.date()])
        connection.execute(f"insert into audit_logs select * from {plain}")
        connection.execute(f"drop table {plain}")
        connection.execute("vacuum (analyze) audit_logs")


def drop(connection: psycopg.Connection) -> None:
    connection.execute("alter table audit_logs detach partition audit_logs_2024_01 concurrently")
    connection.execute("drop table audit_logs_2024_01")


def delete(connection: psycopg.Connection) -> None:
    connection.execute("delete from audit_logs where created_at < %s", [LATER])
    connection.execute("vacuum audit_logs")


def measure(database: Database, work: Callable[[psycopg.Connection], None]) -> tuple[float, int]:
    """Seconds and bytes of WAL."""
    with psycopg.connect(database.url, autocommit=True) as connection:
        before = connection.execute("select pg_current_wal_insert_lsn()").fetchone()[0]
        started = time.perf_counter()
        work(connection)
        seconds = time.perf_counter() - started
        after = "select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), %s)"
        return seconds, int(connection.execute(after, [before]).fetchone()[0])


def print_archive(database: Database) -> None:
    made = engine(database.url, application_name="bench", statement_timeout=0, pool_size=1)
    with tempfile.TemporaryDirectory() as folder, made.begin() as connection:
        started = time.perf_counter()
        written = archive.write(connection, Path(folder), "audit_logs_2024_01", "audit_logs", OLD, LATER)
        seconds = time.perf_counter() - started
    made.dispose()
    print(f"archive: {written.rows:,} rows in {seconds:.1f} s, {written.bytes / 2**20:.0f} MB\n")


def print_costs(dropped: list[tuple[float, int]], deleted: list[tuple[float, int]]) -> None:
    print("| a month | seconds | WAL, kB |\n|---|---|---|")
    for name, costs in (("partition detached and dropped", dropped), ("rows deleted and vacuumed", deleted)):
        seconds, wal = (median(each) for each in zip(*costs, strict=True))
        print(f"| {name} | {seconds:.3f} | {wal / 1024:,.0f} |")
    ratios = [median(cost[i] for cost in deleted) / median(cost[i] for cost in dropped) for i in (0, 1)]
    print(f"\nDELETE takes {ratios[0]:.0f} times the time and {ratios[1]:,.0f} times the WAL.")


if __name__ == "__main__":
    main()
