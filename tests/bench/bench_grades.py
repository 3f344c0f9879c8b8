"""What recording costs a bulk change of grades, and how long the chains of a long history take to check and to seal.

    python -m tests.bench.bench_grades [--grades 10000] [--rounds 5] [--source auto|wheel|system]

Each change is made with the triggers of the record and of approval and without them, in turn and rolled back;
what is left without them is the update of the same rows with all other triggers. The ratio of the medians is what
to read. The server does not wait for the disk.
"""

import argparse
import time
from statistics import median
from uuid import UUID

from cluster import Cluster
from graded_course import GradedCourse, build, say
from sqlalchemy import Connection, Engine, text

from db.connection import engine

CHANGES = {
    "marks": "update grades set percentage = percentage + 1, marks_obtained = marks_obtained + 1",
    "course grades": "update course_enrollments set grade = 'B+', grade_points = 3.3",
    "course grades, far": "update course_enrollments set grade = 'D', grade_points = 1",
    "no grade, only notes": "update course_enrollments set notes = 'seen'",
}
HISTORY = 100_000  # changes that are checked and sealed


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("--grades", default=10_000, type=int)
    arguments.add_argument("--rounds", default=5, type=int)
    arguments.add_argument("--source", default="auto", choices=["auto", "wheel", "system"])
    wanted = arguments.parse_args()
    cluster = Cluster(wanted.source)
    try:
        owner = engine(cluster.create(cluster.template).url, application_name="bench", statement_timeout=0, pool_size=1)
        print(f"PostgreSQL {cluster.server.version}, {wanted.grades:,} grades, {wanted.rounds} rounds\n")
        with owner.begin() as connection:
            course = fill(connection, wanted.grades)
        analyze(owner)
        print("| change of | by | unrecorded ms | recorded ms | ratio | µs a row |\n|---|---|---|---|---|---|")
        for name in CHANGES:
            for editor in (None, course.teacher):
                print_change(owner, course, name, editor, wanted)
        print_history(owner, wanted.grades)
        owner.dispose()
    finally:
        cluster.stop()


def fill(connection: Connection, grades: int) -> GradedCourse:
    """The course of the tests, with so many more students that have a mark and a course grade."""
    course = build(connection)
    connection.execute(text("update course_offerings set max_enrollment = :seats"), {"seats": grades})
    connection.execute(
        text("""
            insert into students (student_number, enrollment_date, status, study_mode)
            select 'BENCH' || number, '2023-09-01', 'active', 'full_time'
            from generate_series(1, :grades) as number
        """),
        {"grades": grades},
    )
    connection.execute(
        text("""
            insert into grades (assessment_id, student_id, percentage, marks_obtained, is_final)
            select :exam, id, 60, 60, true
            from students
            where student_number like 'BENCH%'
        """),
        {"exam": course.exam},
    )
    connection.execute(
        text("""
            insert into course_enrollments (course_offering_id, student_id, enrollment_status, grade, grade_points)
            select :offering, id, 'completed', 'B', 3
            from students
            where student_number like 'BENCH%'
        """),
        {"offering": course.offering},
    )
    return course


def analyze(owner: Engine) -> None:
    with owner.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("vacuum analyze"))


def print_change(
    owner: Engine, course: GradedCourse, name: str, editor: UUID | None, wanted: argparse.Namespace
) -> None:
    rounds = [
        (changed(owner, course, name, editor, recorded=False), changed(owner, course, name, editor, recorded=True))
        for _ in range(wanted.rounds)
    ]
    bare, recorded = (1000 * median(seconds) for seconds in zip(*rounds, strict=True))
    who = "a teacher, approved" if editor else "the owner"
    print(
        f"| {name} | {who} | {bare:.0f} | {recorded:.0f} | {recorded / bare:.1f} |"
        f" {1000 * (recorded - bare) / wanted.grades:.0f} |"
    )


def changed(owner: Engine, course: GradedCourse, name: str, editor: UUID | None, *, recorded: bool) -> float:
    """Seconds of one bulk change that is rolled back."""
    with owner.connect() as connection:
        if not recorded:
            for table in ("grades", "course_enrollments"):
                for trigger in ("record_grade_change", "refuse_unapproved_grade_change"):
                    connection.execute(text(f"alter table {table} disable trigger {trigger}"))
        if editor:
            say(connection, current_user_id=editor, grade_change_approved_by=course.head)
        began = time.perf_counter()
        connection.execute(text(CHANGES[name]))
        taken = time.perf_counter() - began
        connection.rollback()
    return taken


def print_history(owner: Engine, grades: int) -> None:
    """A history of many changes, ten of each grade, checked, sealed, and sealed again with nothing new."""
    for _ in range(HISTORY // grades):
        with owner.begin() as connection:
            connection.execute(text(CHANGES["marks"]))
    analyze(owner)
    print(f"\n| a history of {HISTORY // grades * (grades + 1):,} changes | seconds |\n|---|---|")
    for what, statement in (
        ("check", "select * from lms_ops.check_grade_chains()"),
        ("seal", "select * from lms_ops.seal_grade_chains()"),
        ("check against the seal", "select * from lms_ops.check_grade_chains()"),
        ("seal again", "select * from lms_ops.seal_grade_chains()"),
    ):
        with owner.begin() as connection:
            began = time.perf_counter()
            connection.execute(text(statement)).all()
            print(f"| {what} | {time.perf_counter() - began:.2f} |")


if __name__ == "__main__":
    main()
