"""How long the conflicts of a whole term take to find and to record, against asking for one student after the other.

    LMS_HOME=... python -m tests.bench.bench_conflicts [--runs 5] [--students 300]

Measures the current term of whatever database the settings name, best one of `lms-db seed --scale large`, and leaves
it as it was: what is recorded is rolled back. The loop over all students is that of some of them, chosen by chance
and multiplied. Times are medians of the runs; the load of the machine stands above them.
"""

import argparse
import os
import time
from collections.abc import Callable
from statistics import median

from sqlalchemy import Connection, text

from db.cli.target import owner_engine

PARTS = (
    "find_time_overlaps",
    "find_missing_requirements",
    "find_duplicate_courses",
    "find_incompatible_courses",
    "find_credit_overloads",
    "find_conflicts",
)
STUDENTS = text("""
    select enrollments.student_id
    from course_enrollments as enrollments
    join course_offerings as offerings on offerings.id = enrollments.course_offering_id
    where offerings.academic_term_id = :term
        and enrollments.enrollment_status = 'enrolled'
    group by enrollments.student_id
    order by md5(enrollments.student_id::text)
""")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("--runs", default=5, type=int)
    arguments.add_argument("--students", default=300, type=int, help="of the loop that are asked for")
    wanted = arguments.parse_args()
    with owner_engine("bench") as engine, engine.connect() as connection:
        term = connection.scalar(text("select id from academic_terms where is_current"))
        students = connection.scalars(STUDENTS, {"term": term}).all()
        print(f"{connection.scalar(text('show server_version'))}, load {os.getloadavg()[0]:.1f}")
        print(f"{len(students):,} students in the term\n")
        whole = print_term(connection, term, wanted.runs)
        print_loop(connection, term, students, wanted.students, whole)


def print_term(connection: Connection, term: str, runs: int) -> float:
    """Each part of a whole term, and recording it; the seconds of all parts together."""
    print("| whole term | conflicts | s |\n|---|---|---|")
    seconds = 0.0
    for part in PARTS:
        question = text(f"select count(*) from lms_ops.{part}(:term)")
        seconds, conflicts = timed(lambda question=question: connection.scalar(question, {"term": term}), runs)
        print(f"| {part} | {conflicts:,} | {seconds:.2f} |")
    for name, before in (
        ("record, nothing new", "select"),
        ("record, everything new", "delete from schedule_conflicts"),
    ):
        taken, opened = timed(lambda before=before: recorded(connection, term, before), runs)
        print(f"| {name} | {opened:,} opened | {taken:.2f} |")
    return seconds


def recorded(connection: Connection, term: str, before: str) -> int:
    """Conflicts that recording opens after a statement; all of it undone."""
    undone = connection.begin_nested()
    connection.execute(text(before))
    opened = connection.scalar(text("select opened from lms_ops.record_schedule_conflicts(:term)"), {"term": term})
    undone.rollback()
    return opened


def print_loop(connection: Connection, term: str, students: list, some: int, whole: float) -> None:
    """One student after the other, and how much faster all at once is."""
    asked = text("select count(*) from detect_schedule_conflicts(:student, :term)")
    chosen = students[:some]
    each = [
        timed(lambda student=student: connection.scalar(asked, {"student": student, "term": term}), 1)[0]
        for student in chosen
    ]
    loop = sum(each) / len(each) * len(students)
    print(f"\none student: median {1000 * median(each):.1f} ms, longest {1000 * max(each):.1f} ms")
    print(f"all {len(students):,} one by one: {loop:.0f} s, {loop / whole:.0f} times as long as all at once")


def timed(action: Callable[[], int], runs: int) -> tuple[float, int]:
    """Median seconds, and what the action returned."""
    taken = []
    for _ in range(runs):
        began = time.perf_counter()
        result = action()
        taken.append(time.perf_counter() - began)
    return median(taken), result


if __name__ == "__main__":
    main()
