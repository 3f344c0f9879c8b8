"""Enrollments a second through lms_ops.enroll_student, against the bare conditional update; and a rank in a long queue.

    python -m tests.bench.bench_enrollments [--clients 16] [--seconds 8] [--source auto|wheel|system]

The bare way is one statement on copies of the two tables without triggers, checks or rules: a conditional update
of the counter and an insert of the row, as fast as an enrollment can be made. Both ways run in turn, again and
again, on a server that writes to the disk as a real one does; the ratio of the medians is what to read, since the
seconds of a shared machine mean little. Clients are processes of their own.
"""

import argparse
import multiprocessing
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import psycopg
import sample
from cluster import Database
from registration_invariants import broken_promises

from db import server
from db.config import Settings
from db.connection import engine
from db.install import install

BARE = """
    with seat as (
        update bare_offerings
        set current_enrollment = current_enrollment + 1
        where id = %(offering)s and current_enrollment < max_enrollment
        returning id
    )
    insert into bare_enrollments (course_offering_id, student_id, enrollment_status)
    select seat.id, %(student)s, 'enrolled'
    from seat
"""
OURS = "select * from lms_ops.enroll_student(%(student)s, %(offering)s)"
ROUNDS = 3


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("--clients", default=16, type=int)
    arguments.add_argument("--seconds", default=8.0, type=float, help="of each round")
    arguments.add_argument("--source", default="auto", choices=["auto", "wheel", "system"])
    wanted = arguments.parse_args()
    with university(wanted.source) as (database, version):
        print(f"PostgreSQL {version}, {wanted.clients} clients, {ROUNDS} rounds of {wanted.seconds:g} s\n")
        print("| offerings | bare, a second | enroll_student, a second | ratio |")
        print("|---|---|---|---|")
        for offerings in (1, 1000):
            print_rates(database, offerings, wanted)
        print_last_seats(database)
        print_rank(database)


@contextmanager
def university(source: str) -> Iterator[tuple[Database, str]]:
    """An installed database on a server of its own, on the disk; its version."""
    with tempfile.TemporaryDirectory(prefix="lms-bench-", dir="/var/tmp") as home:
        Path(home).chmod(0o755)
        settings = Settings(home=Path(home), embedded_source=source)
        started = server.start(settings)
        try:
            install(started.url)
            yield Database("lms", started.url, started.dashboard_url, started.superuser_url), started.version
        finally:
            server.stop(settings)


def fill(database: Database, *, offerings: int, students: int, limit: int) -> tuple[list[str], list[str]]:
    """New offerings of a course each and new students, and copies of the tables for the bare way; their ids."""
    made = engine(database.url, application_name="bench", statement_timeout=0)
    with made.begin() as connection:
        cursor = connection.connection.driver_connection.cursor()
        cursor.execute("update academic_terms set is_current = false where is_current")
        unit = sample.unit(connection)
        program = sample.program(connection, unit)
        term = cursor.execute(
            """
            insert into academic_terms (academic_year, term_type, term_number, start_date, end_date, is_current)
            select 'year ' || count(*), 'fall', 1, current_date - 10, current_date + 100, true
            from academic_terms
            returning id
            """
        ).fetchone()[0]
        course_ids = [sample.course(connection, unit) for _ in range(offerings)]
        offering_ids = [sample.offering(connection, course, term, max_enrollment=limit) for course in course_ids]
        student_ids = [
            row[0]
            for row in cursor.execute(
                """
                insert into students (student_number, academic_program_id, enrollment_date, status)
                select 'BENCH' || gen_random_uuid(), %s, current_date, 'active'
                from generate_series(1, %s)
                returning id
                """,
                [program, students],
            )
        ]
        cursor.execute("drop table if exists bare_offerings, bare_enrollments")
        cursor.execute("create table bare_offerings (like course_offerings including all)")
        cursor.execute("create table bare_enrollments (like course_enrollments including all)")
        cursor.execute("insert into bare_offerings select * from course_offerings where id = any (%s)", [offering_ids])
    made.dispose()
    with psycopg.connect(database.url, autocommit=True) as connection:
        connection.execute("vacuum analyze")
    return [str(each) for each in offering_ids], [str(each) for each in student_ids]


def print_rates(database: Database, offerings: int, wanted: argparse.Namespace) -> None:
    """One line: enrollments a second, bare and ours in turn, medians of the rounds."""
    rates: dict[str, list[float]] = {BARE: [], OURS: []}
    for _ in range(ROUNDS):
        offering_ids, student_ids = fill(database, offerings=offerings, students=40_000, limit=1_000_000)
        for statement in rates:
            rates[statement].append(rate(database, statement, offering_ids, student_ids, wanted))
    bare, ours = median(rates[BARE]), median(rates[OURS])
    print(f"| {offerings} | {bare:,.0f} | {ours:,.0f} | {ours / bare:.2f} |")


def rate(
    database: Database, statement: str, offerings: list[str], students: list[str], wanted: argparse.Namespace
) -> float:
    """Enrollments a second of so many clients, each with students of its own."""
    shares = [students[number :: wanted.clients] for number in range(wanted.clients)]
    done = at_once(
        enroll_for,
        [(database.url, statement, offerings, share, wanted.seconds) for share in shares],
    )
    return sum(done) / wanted.seconds


def enroll_for(url: str, statement: str, offerings: list[str], students: list[str], seconds: float) -> int:
    """How many enrollments one client makes until its time is over."""
    with psycopg.connect(url, autocommit=True) as connection:
        ends = time.monotonic() + seconds
        for done, student in enumerate(students):  # noqa: B007 - counted
            if time.monotonic() > ends:
                return done
            offering = offerings[hash((student, done)) % len(offerings)]
            connection.execute(statement, {"student": student, "offering": offering})
    return len(students)


def at_once(work: Callable, arguments: list[tuple]) -> list:
    """What each process returned; they begin together."""
    with multiprocessing.get_context("spawn").Pool(len(arguments)) as pool:
        pool.starmap(len, [((),)] * len(arguments))  # all have started
        return pool.starmap(work, arguments, chunksize=1)


def print_last_seats(database: Database) -> None:
    """Ten runs of 32 clients on the last seat: how many sat over the limit, and which promises broke."""
    seated = []
    for _ in range(10):
        [offering], students = fill(database, offerings=1, students=32, limit=1)
        at_once(enroll_for, [(database.url, OURS, [offering], [student], 60) for student in students])
        with psycopg.connect(database.url) as connection:
            seated.append(
                connection.execute(
                    "select current_enrollment from course_offerings where id = %s", [offering]
                ).fetchone()[0]
            )
    with engine(database.url, application_name="bench").connect() as connection:
        broken = broken_promises(connection)
    print(f"\n32 clients on the last seat, ten runs: {sum(seated) - 10} over the limit; broken promises: {broken}")


def print_rank(database: Database, length: int = 5000, runs: int = 50) -> None:
    """Milliseconds to read one student's rank in a long queue, from the middle and from the end."""
    [offering], students = fill(database, offerings=1, students=length, limit=0)
    with psycopg.connect(database.url) as connection:
        connection.execute(
            """
            insert into course_waitlist (course_offering_id, student_id, joined_at)
            select %s, student, now() - interval '1 day' + place * interval '1 second'
            from unnest(%s::uuid[]) with ordinality as queue (student, place)
            """,
            [offering, students],
        )
        connection.execute("analyze course_waitlist")
        for place in (length // 2, length):
            entry = connection.execute(
                "select id from course_waitlist where student_id = %s", [students[place - 1]]
            ).fetchone()[0]
            times = []
            for _ in range(runs):
                begun = time.perf_counter()
                rank = connection.execute("select lms_ops.queue_rank(%s)", [entry]).fetchone()[0]
                times.append((time.perf_counter() - begun) * 1000)
            assert rank == place
            print(f"rank {rank} in a queue of {length}: {median(times):.2f} ms")


if __name__ == "__main__":
    main()
