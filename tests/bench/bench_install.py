"""How long the old application waits while we install over its database, against the same installed naively.

    python -m tests.bench.bench_install [--rows 300000] [--source auto|wheel|system] [--counts full|small]

Both ways install over copies of the same flawed database (its enrollments, grades and attendance filled up to so many
rows) in a process of their own, while the old application's readers and writers work and a report reads for 4 seconds,
again and again. Naively: each step and each kind of files whole, in one transaction, which waits for its locks as long
as it takes. Then the published counts alone: seconds of the upgrade and of taking it back. What to read is the ratio;
the seconds of a shared machine mean little.
"""

import argparse
import multiprocessing
import os
import threading
import time
from collections.abc import Callable
from functools import partial

import psycopg
from cluster import Cluster
from existing import Application, ExistingDatabase, build, copy, long_reader
from existing.upgrade import choices

from db import install as installer
from db import ledger, replaced
from db.live import Live
from db.rollback import rollback

READER = 4.0  # seconds that the report reads
BREATH = 0.5  # seconds until it begins again
BASE_STEPS = {f"{number:04}" for number in range(2, 11)}  # their tables are there; both ways look at them alike
BUSY = ("course_enrollments", "grades", "attendance_records")


class Naive(Live):
    """An installation whose transactions are as large as its files."""

    def take_step(self, step):
        if step.revision in BASE_STEPS:
            super().take_step(step)
        else:
            ledger.take_step(self._connection, step)

    def replace(self, batch, end):
        with self._connection.begin():
            replaced.replace(self._connection, batch)
            end()


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--rows", default=300_000, type=int, help="of each of the busiest tables")
    arguments.add_argument("--source", default="system", choices=["auto", "wheel", "system"])
    arguments.add_argument("--counts", default="full", choices=["full", "small"])
    wanted = arguments.parse_args()
    cluster = Cluster(wanted.source, on_disk=True)
    try:
        template = build(cluster, "bench_template", wanted.counts)
        with psycopg.connect(template.superuser_url) as connection:
            version = connection.execute("show server_version").fetchone()[0]
        real = copy(cluster, template.name, "bench_real")
        print(f"PostgreSQL {version}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start\n", flush=True)
        fill_up(template, wanted.rows)
        print_waits(cluster, template)
        print_real_counts(real)
    finally:
        cluster.stop()


def fill_up(database: ExistingDatabase, rows: int) -> None:
    """More of what grows in a term: finished enrollments, marks, attendance; up to so many rows a table."""
    with psycopg.connect(database.owner_url) as connection:
        connection.execute(
            """
            insert into course_enrollments (course_offering_id, student_id, enrollment_status)
            select enrollments.course_offering_id, enrollments.student_id, 'dropped'
            from course_enrollments as enrollments
            cross join generate_series(1, 99)
            limit greatest(0, %s - (select count(*) from course_enrollments))
            """,
            [rows],
        )
        connection.execute(
            """
            insert into grades (assessment_id, student_id, marks_obtained)
            select assessments.id, students.id, 5
            from students
            cross join assessments
            limit greatest(0, %s - (select count(*) from grades))
            on conflict do nothing
            """,
            [rows],
        )
        connection.execute(
            """
            insert into attendance_records (class_schedule_id, student_id, attendance_date, status)
            select schedules.id, students.id, date '2025-10-01', 'present'
            from (select id from class_schedules limit 60) as schedules
            cross join students
            limit %s
            """,
            [rows],
        )
    with psycopg.connect(database.owner_url, autocommit=True) as connection:
        connection.execute("vacuum analyze")


def print_waits(cluster: Cluster, template: ExistingDatabase) -> None:
    """One line a way: seconds, actions of the application, its longest wait and its errors."""
    print("| | seconds | actions | longest wait | second | 99.9 % below | errors |")
    print("|---|---|---|---|---|---|---|")
    longest = {}
    for name, way in (("no installation", partial(time.sleep, 15)), ("ours", ours), ("naive", naive)):
        database = copy(cluster, template.name, f"bench_{name.replace(' ', '_')}")
        over = threading.Event()
        report = threading.Thread(target=read_again_and_again, args=[database.app_url, over])
        with Application(database.app_url) as application:
            report.start()
            time.sleep(0.5)
            begun = time.monotonic()
            work = way if name == "no installation" else partial(at_work, way, database.url)
            work()
            seconds = time.monotonic() - begun
            over.set()
        report.join()
        waits = application.waits
        longest[name] = waits[0].seconds
        print(
            f"| {name} | {seconds:.1f} | {sum(application.done.values())} | {longest[name] * 1000:.0f} ms "
            f"({waits[0].action}) | {waits[1].seconds * 1000:.0f} ms "
            f"| {waits[len(waits) // 1000].seconds * 1000:.0f} ms | {len(application.errors)} |",
            flush=True,
        )
        if application.errors:
            print(application.errors[0])
        if name == "ours":
            met = [f"{wait.seconds * 1000:.0f} ms in {part_at(database, wait.ended)}" for wait in waits[:5]]
        cluster.drop(database)
    print(f"\nours, the longest: {', '.join(met)}")
    print(f"naive / ours: {longest['naive'] / longest['ours']:.0f}; load {os.getloadavg()[0]:.1f}\n", flush=True)


def part_at(database: ExistingDatabase, ended: float) -> str:
    """The part of the installation that was at work when a wait ended, as file and place."""
    with psycopg.connect(database.superuser_url) as connection:
        found = connection.execute(
            """
            select format('%%s, part %%s', path, place)
            from lms_ops.installed_parts
            where finished_at >= to_timestamp(%s) - interval '20 ms'
            order by finished_at
            limit 1
            """,
            [ended],
        ).fetchone()
    return found[0] if found else "no part of a plan"


def read_again_and_again(url: str, over: threading.Event) -> None:
    while not over.wait(BREATH):
        with long_reader(url, READER):
            pass


def at_work(way: Callable[[str, dict[str, str]], None], url: str) -> None:
    """Install in another process, as an administrator does; its failure is ours."""
    process = multiprocessing.get_context("spawn").Process(target=way, args=[url, choices(url)])
    process.start()
    process.join()
    if process.exitcode:
        raise SystemExit(process.exitcode)


def ours(url: str, given: dict[str, str]) -> None:
    installer.install(url, given=given)


def naive(url: str, given: dict[str, str]) -> None:
    installer.Live, installer.LOCK_TIMEOUT = Naive, 0
    installer.install(url, given=given)


def print_real_counts(database: ExistingDatabase) -> None:
    """The published counts without anybody else at work: seconds there, and back."""
    installed = installer.install(database.url, given=choices(database.url))
    print(f"the published counts: upgraded in {installed.seconds:.1f} s; load {os.getloadavg()[0]:.1f}", flush=True)
    begun = time.monotonic()
    rollback(database.url)
    print(f"rolled back in {time.monotonic() - begun:.1f} s")


if __name__ == "__main__":
    main()
