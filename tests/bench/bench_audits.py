"""How long degree audits take: of one student, of everybody, and of degrees that are hard to assign courses to.

    LMS_HOME=... python -m tests.bench.bench_audits [--students 300] [--hard 30]

Measures the university of whatever database the settings name, best one of `lms-db seed --scale university`, and writes
nothing. Times are milliseconds, as the asker waits and as the server's process computes: the first is the machine's
load as well, which stands above. The hard degrees are drawn: courses of several sizes, requirements that overlap at
random. `not proven` counts those of which the audit says that there may be a better assignment.
"""

import argparse
import os
import random
import time
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from statistics import median

from sqlalchemy import Connection, TextClause, text

from db.cli.target import owner_engine

STUDENTS = text("""
    select id, (select id from academic_programs order by md5(academic_programs.id::text) limit 1) as program_id
    from students
    order by md5(id::text)
    limit :students
""")
QUESTIONS = {
    "generate_degree_audit": text("select * from generate_degree_audit(:id)"),
    "what_if_audit": text("select * from lms_ops.what_if_audit(:id, :program_id)"),
    "degree_progress": text("select * from lms_ops.degree_progress(:id)"),
    "degree_audit_courses": text("select * from lms_ops.degree_audit_courses(:id)"),
}
EVERYBODY = text("select count(distinct student_id) from lms_ops.degree_audits()")
BEST = text("""
    select is_proven
    from lms_ops.best_assignment(
        cast(:needs as integer[]), cardinality(cast(:needs as integer[])),
        cast(:courses as integer[]), cast(:requirements as integer[]), cast(:credits as integer[]),
        cast(:sharing as integer[])
    )
""")


@dataclass(frozen=True)
class Asked:
    """The first value of an answer, and milliseconds: of waiting, and of the server's process (0 if elsewhere)."""

    answer: object
    waited: float
    computed: float


# requirements, courses, credits of a course, credits needed, chance that a requirement takes a course, that two share
HARD = [
    (4, 20, (1, 2, 3, 4, 5, 6), (6, 15), 0.5, 0),
    (6, 40, (3, 4), (12, 24), 0.4, 0),
    (6, 40, (3, 4), (12, 24), 0.3, 0.2),
    (8, 60, (6,), (20, 40), 0.3, 0),
    (8, 60, (3, 4, 5), (25, 30), 0.3, 0),
]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("--students", default=300, type=int)
    arguments.add_argument("--hard", default=30, type=int)
    wanted = arguments.parse_args()
    with owner_engine("bench") as engine, engine.connect() as connection:
        connection.execute(text("set statement_timeout = 0"))
        version = connection.scalar(text("show server_version"))
        print(f"PostgreSQL {version}, load {os.getloadavg()[0]:.1f}\n")
        print_students(connection, wanted.students)
        print_everybody(connection)
        print_hard(connection, wanted.hard)


def print_students(connection: Connection, students: int) -> None:
    """A line for each question about one student."""
    people = [row._asdict() for row in connection.execute(STUDENTS, {"students": students})]
    print("| question | first ms | median ms | 99 of 100 within | processor ms |\n|---|---|---|---|---|")
    for name, question in QUESTIONS.items():
        asked = [ask(connection, question, who) for who in people]
        print(f"| {name} | {asked[0].waited:.1f} {columns(asked)}", flush=True)


def print_everybody(connection: Connection) -> None:
    asked = ask(connection, EVERYBODY, {})
    print(
        f"\nAll {asked.answer:,} students: {asked.waited / 1000:.1f} s, {asked.computed / 1000:.1f} s of a processor,"
        f" {asked.waited / asked.answer:.1f} ms each\n"
    )


def print_hard(connection: Connection, drawn: int) -> None:
    """A line for each kind of degree that is hard to assign courses to."""
    print("| degree | median ms | 99 of 100 within | processor ms | not proven |\n|---|---|---|---|---|")
    for kind in HARD:
        chance = random.Random(repr(kind))
        asked = [ask(connection, BEST, hard_degree(chance, *kind)) for _ in range(drawn)]
        requirements, courses, sizes, *_, share = kind
        name = f"{requirements} requirements, {courses} courses of {', '.join(map(str, sizes))}"
        unproven = sum(not each.answer for each in asked)
        print(f"| {name}{', some share' if share else ''} {columns(asked)} {unproven} of {drawn} |", flush=True)


def hard_degree(
    chance: random.Random,
    requirements: int,
    courses: int,
    sizes: tuple[int, ...],
    needed: tuple[int, int],
    takes: float,
    shares: float,
) -> dict[str, list]:
    """Arguments of best_assignment: credits in tenths."""
    offers = [
        (course, requirement, 10 * size)
        for course in range(1, courses + 1)
        for size in [chance.choice(sizes)]
        for requirement in range(1, requirements + 1)
        if chance.random() < takes
    ]
    return {
        "needs": [10 * chance.randint(*needed) for _ in range(requirements)],
        "courses": [course for course, _, _ in offers],
        "requirements": [requirement for _, requirement, _ in offers],
        "credits": [credits for _, _, credits in offers],
        "sharing": [
            [*pair, 10 * chance.randint(3, 9)]
            for pair in combinations(range(1, requirements + 1), 2)
            if chance.random() < shares
        ],
    }


def ask(connection: Connection, question: TextClause, values: dict) -> Asked:
    process = Path(f"/proc/{connection.connection.driver_connection.info.backend_pid}/schedstat")
    began, before = time.perf_counter(), computed(process)
    answer = connection.scalar(question, values)
    return Asked(answer, 1000 * (time.perf_counter() - began), computed(process) - before)


def computed(process: Path) -> float:
    return int(process.read_text().split()[0]) / 1_000_000 if process.exists() else 0


def columns(asked: list[Asked]) -> str:
    waited = sorted(each.waited for each in asked)
    processor = median(each.computed for each in asked)
    return f"| {median(waited):.1f} | {waited[int(0.99 * len(waited))]:.1f} | {processor:.1f} |"


if __name__ == "__main__":
    main()
