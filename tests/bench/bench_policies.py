"""What row-level security costs: what a person sees of a table, against the same query with its rows written out.

    python -m tests.bench.bench_policies [--home DIRECTORY] [--runs 15]

A student, a teacher, the head of a department, a dean and a registrar count what they see of students, enrollments and
grades, and average a column of it, as lms_app; then the same query is asked without policies and with a WHERE that
says which rows these are. Both in turn: noise meets both, and the ratio of the medians is what to read. At last one
student's grades under policies that ask EXISTS of every row, as the specification sketches them.

Without `--home` a made-up university is seeded; with it, the database of the embedded server there is measured.
"""

import argparse
import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from statistics import median
from uuid import UUID

from cluster import Cluster
from sqlalchemy import Connection, Engine, text

from db import server
from db.config import Settings
from db.connection import engine
from db.seed import seed

AS_OF = date(2026, 3, 2)
EXISTS_RUNS = 3  # what takes seconds needs no fifteen runs
AVERAGES = {"students": "gpa", "course_enrollments": "grade_points", "grades": "percentage"}

_HOLDER = "select user_id from user_roles join roles on roles.id = role_id where code = '{}' order by 1 limit 1"

# one of each; the teacher with the most offerings
VIEWERS = {
    "student": "select user_id from students where user_id is not null order by student_number limit 1",
    "teacher": "select instructor_id from course_instructors group by 1 order by count(*) desc, 1 limit 1",
    "head": _HOLDER.format("DEPT_HEAD"),
    "dean": _HOLDER.format("DEAN"),
    "registrar": _HOLDER.format("REGISTRAR"),
}

_UNITS = """
    with recursive units as (
        select organization_unit_id as id from user_roles where user_id = :viewer
        union
        select below.id from organization_units as below join units on units.id = below.parent_id
    )
    select id from units
"""
_NEAR = "students.user_id = :viewer or academic_advisor_id = :viewer or thesis_advisor_id = :viewer"
_STUDENTS = f"""
    select students.id
    from students
    left join academic_programs on academic_programs.id = academic_program_id
    where {_NEAR} or organization_unit_id in ({_UNITS})
"""
_TAUGHT = "select course_offering_id from course_instructors where instructor_id = :viewer"
_OFFERINGS = f"""
    select course_offerings.id
    from course_offerings
    join courses on courses.id = course_id
    where organization_unit_id in ({_UNITS}) or course_offerings.id in ({_TAUGHT})
"""
_ASSESSMENTS = "select id from assessments where course_offering_id in ({})"

# which rows a person sees, as whoever knows the person would write it
ROWS = {
    ("student", "students"): "user_id = :viewer",
    ("student", "course_enrollments"): "student_id = (select id from students where user_id = :viewer)",
    ("student", "grades"): "student_id = (select id from students where user_id = :viewer)",
    ("teacher", "students"): _NEAR,
    ("teacher", "course_enrollments"): f"course_offering_id in ({_TAUGHT})",
    ("teacher", "grades"): f"assessment_id in ({_ASSESSMENTS.format(_TAUGHT)})",
} | {
    key: rows
    for viewer in ("head", "dean")
    for key, rows in {
        (viewer, "students"): f"id in ({_STUDENTS})",
        (viewer, "course_enrollments"): f"student_id in ({_STUDENTS}) or course_offering_id in ({_OFFERINGS})",
        (viewer, "grades"): f"student_id in ({_STUDENTS}) or assessment_id in ({_ASSESSMENTS.format(_OFFERINGS)})",
    }.items()
}

EXISTS_POLICIES = """
    create policy of_students on grades for select to lms_app using (
        exists (
            select
            from students
            where students.id = grades.student_id
                and students.user_id = nullif(current_setting('app.current_user_id', true), '')::uuid
        )
    );
    create policy of_instructors on grades for select to lms_app using (
        exists (
            select
            from assessments
            join course_instructors using (course_offering_id)
            where assessments.id = grades.assessment_id
                and course_instructors.instructor_id = nullif(current_setting('app.current_user_id', true), '')::uuid
        )
    );
    create policy of_administrators on grades for select to lms_app using (
        exists (
            select
            from user_roles
            join roles on roles.id = user_roles.role_id
            where roles.code in ('SUPER_ADMIN', 'ADMIN')
                and user_roles.user_id = nullif(current_setting('app.current_user_id', true), '')::uuid
        )
    );
"""


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("--home", type=Path)
    arguments.add_argument("--runs", default=15, type=int)
    wanted = arguments.parse_args()
    logging.disable(logging.WARNING)
    with university(wanted.home) as superuser:
        with superuser.connect() as connection:
            counts = {table: connection.scalar(text(f"select count(*) from {table}")) for table in AVERAGES}
            print(", ".join(f"{count:,} {table}" for table, count in counts.items()), end="\n\n")
        print("| table | as | rows | count ms | written out ms | ratio | average ms | written out ms | ratio |")
        print("|---|---|---|---|---|---|---|---|---|")
        for table in AVERAGES:
            for viewer in VIEWERS:
                print_comparison(superuser, table, viewer, wanted.runs)
        print_exists(superuser, wanted.runs)


@contextmanager
def university(home: Path | None) -> Iterator[Engine]:
    """A superuser's engine on the database to measure."""
    if home:
        made = engine(server.start(Settings(home=home)).superuser_url, application_name="bench", statement_timeout=0)
        yield made
        made.dispose()
        return
    cluster = Cluster("auto")
    try:
        database = cluster.create(cluster.template)
        owner = engine(database.url, application_name="bench", statement_timeout=0)
        seed(owner, "university", AS_OF)
        with owner.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("vacuum analyze"))
        owner.dispose()
        made = engine(database.superuser_url, application_name="bench", statement_timeout=0)
        yield made
        made.dispose()
    finally:
        cluster.stop()


def print_comparison(superuser: Engine, table: str, viewer: str, runs: int) -> None:
    """One line: rows seen, and for each of the two questions the medians and their ratio."""
    cells = []
    with superuser.connect() as connection:
        person = connection.scalar(text(VIEWERS[viewer]))
        rows = ROWS.get((viewer, table), "true")
        for figure in ("count(*)", f"avg({AVERAGES[table]})"):
            question = f"select count(*) as seen, {figure} from {table}"
            policies, plain = [], []
            for _ in range(runs + 1):
                seen, milliseconds = ask_as(connection, person, question)
                policies.append(milliseconds)
                written_out, milliseconds = ask(connection, f"{question} where {rows}", person)
                plain.append(milliseconds)
                assert seen == written_out, f"{viewer} sees {seen} of {table}, and {written_out} are written out"
            # the first ones warm the caches
            with_policies, without = median(policies[1:]), median(plain[1:])
            cells += [f"{with_policies:.2f}", f"{without:.2f}", f"{with_policies / without:.2f}"]
    print(f"| {table} | {viewer} | {seen:,} | {' | '.join(cells)} |")


def ask_as(connection: Connection, person: UUID, question: str) -> tuple[int, float]:
    """The first figure of the answer to a person through lms_app, and milliseconds of the question alone."""
    with connection.begin_nested() if connection.in_transaction() else connection.begin():
        connection.execute(text("set local role lms_app"))
        connection.execute(text("select set_config('app.current_user_id', :id, true)"), {"id": str(person)})
        answer = ask(connection, question, person)
        connection.execute(text("set local role none"))
    return answer


def ask(connection: Connection, question: str, person: UUID) -> tuple[int, float]:
    """The first figure of the answer, and milliseconds."""
    statement, values = text(question), {"viewer": person} if ":viewer" in question else {}
    began = time.perf_counter()
    seen = connection.execute(statement, values).one()[0]
    return seen, 1000 * (time.perf_counter() - began)


def print_exists(superuser: Engine, runs: int) -> None:
    """One student's grades under our policies, and under such as ask EXISTS of every row; the latter rolled back."""
    question = "select count(*), avg(percentage) from grades"
    with superuser.connect() as connection:
        person = connection.scalar(text(VIEWERS["student"]))
        ours = median(ask_as(connection, person, question)[1] for _ in range(runs))
        connection.rollback()
        for policy in connection.scalars(
            text("select polname from pg_policy where polrelid = 'grades'::regclass and polcmd in ('r', '*')")
        ).all():
            connection.execute(text(f"drop policy {policy} on grades"))
        connection.execute(text(EXISTS_POLICIES))
        exists = median(ask_as(connection, person, question)[1] for _ in range(EXISTS_RUNS))
        connection.rollback()
    print(f"\nOne student's grades: {ours:.2f} ms, with EXISTS {exists:.0f} ms, {exists / ours:.0f} times as long.")


if __name__ == "__main__":
    main()
