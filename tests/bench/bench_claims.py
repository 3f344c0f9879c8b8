"""What the installation costs a university of the published counts, beside what the specification promises.

    python -m tests.bench.bench_claims [--source auto|wheel|system]

Over one database, before and after the upgrade: its size, a dump's size, seconds to write enrollments one by one and in
bulk (the triggers), and who asks for a course, by its array and by the junction table. Read the ratios.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import psycopg
from cluster import Cluster
from existing import ExistingDatabase, build
from existing.upgrade import upgrade

from db.backup import backup

ROUNDS = 5
ONE_BY_ONE = 500

BY_ARRAY = "select count(*) from courses where %s = any (prerequisites)"
BY_JUNCTION = "select count(*) from course_prerequisites where prerequisite_course_id = %s"
# as the old application writes: offerings with room, students that exist, one row or many
ROOM = """
    insert into course_enrollments (course_offering_id, student_id, enrollment_status)
    select offerings.id, students.id, 'enrolled'
    from (
        select id
        from course_offerings
        where id not in (select course_offering_id from course_enrollments)
            and max_enrollment > 20
        order by id
        limit %s
    ) as offerings
    cross join (select id from students order by id limit %s) as students
"""


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("--source", default="auto", choices=["auto", "wheel", "system"])
    cluster = Cluster(arguments.parse_args().source)
    try:
        database = build(cluster, "bench_claims", "full")
        with psycopg.connect(database.owner_url, autocommit=True) as connection:
            fill_arrays(connection)
            connection.execute("vacuum analyze")
        before = measure(database)
        upgrade(database.url)
        with psycopg.connect(database.superuser_url, autocommit=True) as connection:
            connection.execute("vacuum analyze")
        after = measure(database)
        print(f"PostgreSQL {cluster.server.version}, load {os.getloadavg()[0]:.1f}\n")
        print("| | before | after | after / before |\n|---|---|---|---|")
        for name, was in before.items():
            print(f"| {name} | {was:,.2f} | {after[name]:,.2f} | {after[name] / was:.2f} |")
        print_junction(database)
    finally:
        cluster.stop()


def fill_arrays(connection: psycopg.Connection) -> None:
    """Two prerequisites a course, among the courses before it."""
    connection.execute("""
        with numbered as (select id, row_number() over (order by code) as place from courses)
        update courses
        set prerequisites = array(
            select earlier.id
            from numbered as earlier
            where earlier.place in (numbered.place / 2, numbered.place / 3)
        )
        from numbered
        where numbered.id = courses.id
    """)


def measure(database: ExistingDatabase) -> dict[str, float]:
    """Megabytes of database and dump, and seconds of the old application's writes; nothing of them stays."""
    with psycopg.connect(database.superuser_url, autocommit=True) as connection:
        size = connection.execute("select pg_database_size(current_database()) / 1e6").fetchone()[0]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "lms.dump")
        backup(database.url, file)
        dumped = file.stat().st_size / 1e6
    return {
        "database, MB": float(size),
        "dump, MB": dumped,
        "one row, ms": middle(database, one_by_one) * 1000 / ONE_BY_ONE,
        "10,000 rows at once, s": middle(database, at_once),
    }


def one_by_one(connection: psycopg.Connection) -> float:
    """Seconds for so many rows, each a statement."""
    rows = connection.execute(f"{ROOM} returning course_offering_id, student_id", [ONE_BY_ONE, 1]).fetchall()
    connection.rollback()
    begun = time.monotonic()
    for row in rows:
        connection.execute(
            "insert into course_enrollments (course_offering_id, student_id, enrollment_status)"
            " values (%s, %s, 'enrolled')",
            row,
        )
    return time.monotonic() - begun


def at_once(connection: psycopg.Connection) -> float:
    """Seconds for 500 offerings with 20 students each, one statement."""
    begun = time.monotonic()
    connection.execute(ROOM, [500, 20])
    return time.monotonic() - begun


def middle(database: ExistingDatabase, work: Callable[[psycopg.Connection], float]) -> float:
    """The median of some rounds, each rolled back."""
    taken = []
    for _ in range(ROUNDS):
        with psycopg.connect(database.app_url) as connection:
            taken.append(work(connection))
            connection.rollback()
    return median(taken)


def print_junction(database: ExistingDatabase) -> None:
    """Which courses ask for a course: both ways for every course, with equal answers."""
    with psycopg.connect(database.superuser_url) as connection:
        ids = connection.execute("select id from courses order by id").fetchall()
        taken, answers = [], []
        for query in (BY_ARRAY, BY_JUNCTION):
            begun = time.monotonic()
            answers.append([connection.execute(query, row).fetchone() for row in ids])
            taken.append(time.monotonic() - begun)
        assert answers[0] == answers[1]
        [array_row], [table_row] = (
            [connection.execute(f"explain analyze {query}", ids[-1]).fetchall()[-1]]
            for query in (BY_ARRAY, BY_JUNCTION)
        )
    print(f"\nwho asks for a course, {len(ids)} courses: array {taken[0]:.2f} s, junction table {taken[1]:.2f} s")
    print(f"in the server: {array_row[0]}, {table_row[0]}; load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
