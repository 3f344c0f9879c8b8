"""How long the dashboard's questions take on a made-up university, and what the statistics views save.

    python -m tests.bench.bench_reports [--scale university|small] [--runs 15] [--every]

Opens every page as a department head, a teacher, a dean, a registrar and a database administrator, keeps the
questions that it asks the database, and asks each again and again as the dashboard's role for the same person.
What reads a statistics view is asked, in the same run, of a copy in which the three are plain views, that is of
the base tables: noise meets both. Prints tables in Markdown; times are medians in milliseconds, with all rows
fetched. `--every` prints a line for each question.
"""

import argparse
import logging
import time
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from statistics import median

from cluster import Cluster, Database
from sqlalchemy import Engine, text

from db.connection import acting_as, engine
from db.replaced import RIGHTS
from db.seed import seed
from db.sqlfile import SqlFile, sql_files
from db.statistics import refresh
from tests.bench.questions import Question, asked, readers

AS_OF = date(2026, 3, 2)
LIVE_RUNS = 3  # what takes seconds needs no fifteen runs


@dataclass(frozen=True)
class Measured:
    """Median milliseconds of a question, and on the base tables; None for one that reads no statistics."""

    question: Question
    rows: int
    milliseconds: float
    live: float | None

    @property
    def ratio(self) -> float | None:
        return self.live and self.live / self.milliseconds


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("--scale", default="university", choices=["university", "small"])
    arguments.add_argument("--runs", default=15, type=int)
    arguments.add_argument("--every", action="store_true")
    wanted = arguments.parse_args()
    logging.disable(logging.WARNING)  # pages run without a browser, and Streamlit says so for each
    cluster = Cluster("auto")
    try:
        print(f"PostgreSQL {cluster.server.version} ({cluster.server.source}), scale {wanted.scale}\n")
        university, live = make(cluster, wanted.scale)
        print_refreshes(university)
        print_questions(measure(university, live, wanted.runs), every=wanted.every)
    finally:
        cluster.stop()


def make(cluster: Cluster, scale: str) -> tuple[Database, Database]:
    """The university, and a copy of it in which the statistics are plain views."""
    university = cluster.create(cluster.template)
    owner = engine(university.url, application_name="bench", statement_timeout=0)
    seed(owner, scale, AS_OF)
    refresh(owner)
    with owner.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("vacuum analyze"))
    owner.dispose()
    live = cluster.create(university.name)
    make_live(live)
    return university, live


def make_live(database: Database) -> None:
    """Turn the materialized views into views; what reads them stays as it is written."""
    owner = engine(database.url, application_name="bench", statement_timeout=0)
    with owner.begin() as connection:
        views = connection.execute(
            text("select matviewname, definition from pg_matviews where schemaname = 'public'")
        ).all()
        for name, definition in views:
            connection.execute(text(f"drop materialized view {name} cascade"))
            connection.exec_driver_sql(f"create view {name} as {definition}".replace("%", "%%"))
        connection.execute(text("drop schema report cascade"))
        connection.execute(text("create schema report"))
        for file in (*sql_files("report"), SqlFile(RIGHTS)):
            file.run(connection)
    owner.dispose()


def print_refreshes(database: Database) -> None:
    owner = engine(database.url, application_name="bench", statement_timeout=0)
    runs = [{each.view: each.seconds for each in refresh(owner)} for _ in range(5)]
    owner.dispose()
    print("| view | seconds |\n|---|---|")
    for view in runs[0]:
        print(f"| {view} | {median(run[view] for run in runs):.2f} |")
    print(f"| together | {median(sum(run.values()) for run in runs):.2f} |\n")


def measure(university: Database, live: Database, runs: int) -> list[Measured]:
    """Every question of every page and reader, in their order."""
    owner = engine(university.url, application_name="bench")
    views = engine(university.dashboard_url, application_name="bench", statement_timeout=0)
    tables = engine(live.dashboard_url, application_name="bench", statement_timeout=0)
    found = []
    for question in [each for reader in readers(owner) for each in asked(university, reader)]:
        milliseconds, rows = timed(views, question, runs)
        live_milliseconds = timed(tables, question, LIVE_RUNS)[0] if question.reads_statistics(views) else None
        found.append(Measured(question, rows, milliseconds, live_milliseconds))
    for each in (owner, views, tables):
        each.dispose()
    return found


def timed(dashboard: Engine, question: Question, runs: int) -> tuple[float, int]:
    """Median milliseconds and rows, after one run that warms the caches."""
    taken = []
    with acting_as(dashboard, question.reader.user_id) as connection:
        rows = question.ask(connection)
        for _ in range(runs):
            began = time.perf_counter()
            question.ask(connection)
            taken.append(1000 * (time.perf_counter() - began))
    return median(taken), rows


def print_questions(measured: list[Measured], *, every: bool) -> None:
    """Per page and reader: questions, the slowest, and those on statistics against the base tables."""

    def page(each: Measured) -> tuple[str, str]:
        return each.question.page, each.question.reader.role

    print("| page | as | questions | slowest ms | on statistics ms | on base tables ms | times faster | least |")
    print("|---|---|---|---|---|---|---|---|")
    for (name, role), group in groupby(sorted(measured, key=page), key=page):
        questions = list(group)
        counted = [each for each in questions if each.live]
        slowest = max(each.milliseconds for each in questions)
        line = f"| {name} | {role} | {len(questions)} | {slowest:.1f} |"
        if counted:
            ours, theirs = sum(each.milliseconds for each in counted), sum(each.live for each in counted)
            least = min(each.ratio for each in counted)
            line += f" {ours:.1f} | {theirs:.0f} | {theirs / ours:.0f} | {least:.0f} |"
        else:
            line += " | | | |"
        print(line)
    if every:
        print("\n| page | as | ms | base tables ms | rows | question |\n|---|---|---|---|---|---|")
        for each in sorted(measured, key=lambda each: -each.milliseconds):
            live = f"{each.live:.0f}" if each.live else ""
            words = " ".join(each.question.statement.split())[:300]
            print(
                f"| {each.question.page} | {each.question.reader.role} | {each.milliseconds:.1f} | {live} |"
                f" {each.rows} | {words} |"
            )


if __name__ == "__main__":
    main()
