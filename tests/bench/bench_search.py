"""How long a search takes on a made-up university, and how much faster the words' index is than ILIKE.

    python -m tests.bench.bench_search [--scale university|small|...] [--runs 15]

For courses and students it takes words that few, some and most rows have, and asks for them twice in turns: the
index of words (search_vector) and ILIKE on the same texts, both counting as the owner, timed by the server. Beside
them stands the whole search as a registrar sees it from outside: visibility, ranks and descriptions, of all kinds;
then searches of other sorts. Times are medians in milliseconds; how many rows have the word decides everything, so
it is printed.
"""

import argparse
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from statistics import median

from cluster import Cluster, Database
from sqlalchemy import Connection, text

from db.connection import acting_as, engine
from db.seed import seed
from db.seeding.scales import SCALES

AS_OF = date(2026, 3, 2)
SHARES = (0.0, 0.001, 0.01, 0.1, 0.5)  # of the rows that have the word, at least; 0: one row
SORTS = {
    "a code": "cs101",
    "a beginning": "prog",
    "two words": "introduction programming",
    "a misspelt word": "progaming",
    "a misspelt name": "Mamadov",
    "nothing": "zzzzzz",
}


@dataclass(frozen=True)
class Texts:
    """A table, the texts that its words come from, and how ILIKE would look through them."""

    table: str
    ilike: str


COURSES = Texts(
    "courses",
    """
    select count(*)
    from courses
    where code ilike :pattern
        or name ->> 'az' ilike :pattern
        or name ->> 'en' ilike :pattern
        or name ->> 'ru' ilike :pattern
        or description ->> 'az' ilike :pattern
        or description ->> 'en' ilike :pattern
        or description ->> 'ru' ilike :pattern
    """,
)
STUDENTS = Texts(
    "students",
    """
    select count(*)
    from students
    left join persons using (user_id)
    where student_number ilike :pattern
        or first_name ilike :pattern
        or last_name ilike :pattern
        or middle_name ilike :pattern
        or first_name_az ilike :pattern
        or last_name_az ilike :pattern
        or first_name_ru ilike :pattern
        or last_name_ru ilike :pattern
    """,
)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("--scale", default="university", choices=list(SCALES))
    arguments.add_argument("--runs", default=15, type=int)
    wanted = arguments.parse_args()
    cluster = Cluster("auto")
    try:
        print(f"PostgreSQL {cluster.server.version} ({cluster.server.source}), scale {wanted.scale}\n")
        measure(make(cluster, wanted.scale), wanted.runs)
    finally:
        cluster.stop()


def make(cluster: Cluster, scale: str) -> Database:
    database = cluster.create(cluster.template)
    owner = engine(database.url, application_name="bench", statement_timeout=0)
    seed(owner, scale, AS_OF)
    with owner.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("vacuum analyze"))
    owner.dispose()
    return database


def measure(database: Database, runs: int) -> None:
    owner = engine(database.url, application_name="bench", statement_timeout=0)
    dashboard = engine(database.dashboard_url, application_name="bench", statement_timeout=0)
    with owner.connect() as tables, acting_as(dashboard, registrar(tables)) as person:
        print("| in | word | rows | of | share | index ms | ILIKE ms | times faster | whole search ms |")
        print("|---|---|---|---|---|---|---|---|---|")
        for texts in (COURSES, STUDENTS):
            total = tables.scalar(text(f"select count(*) from {texts.table}"))
            for word, rows in words(tables, texts.table, total):
                index, ilike = in_turns(
                    partial(by_index, tables, texts, word), partial(by_ilike, tables, texts, word), runs=runs
                )
                (whole,) = in_turns(partial(search, person, word), runs=runs)
                print(
                    f"| {texts.table} | {word} | {rows} | {total} | {rows / total:.2%} | {index:.2f} | {ilike:.2f} |"
                    f" {ilike / index:.0f} | {whole:.1f} |"
                )
        print("\n| searched for | words | found | ms |\n|---|---|---|---|")
        for sort, typed in SORTS.items():
            (whole,) = in_turns(partial(search, person, typed), runs=runs)
            print(f"| {sort} | {typed} | {found(person, typed)} | {whole:.1f} |")
    for each in (owner, dashboard):
        each.dispose()


def registrar(connection: Connection) -> str:
    return connection.scalar(
        text("""
            select user_roles.user_id
            from user_roles
            join roles on roles.id = user_roles.role_id
            where roles.code = 'REGISTRAR'
            limit 1
        """)
    )


def words(connection: Connection, table: str, total: int) -> list[tuple[str, int]]:
    """For each share the word in Latin letters that the fewest rows have, but at least so many; rarest first."""
    found = []
    for share in SHARES:
        row = connection.execute(
            text(f"""
                select
                    word,
                    ndoc
                from ts_stat('select search_vector from {table}')
                where ndoc >= greatest(1, :least)
                    and word ~ '^[a-z]{{5,}}$'
                order by
                    ndoc,
                    word
                limit 1
            """),
            {"least": share * total},
        ).one_or_none()
        if row and tuple(row) not in found:
            found.append(tuple(row))
    return found


def by_index(connection: Connection, texts: Texts, word: str) -> float:
    by_words = f"select count(*) from {texts.table} where search_vector @@ websearch_to_tsquery('simple', :word)"
    return executed(connection, by_words, word=word)


def by_ilike(connection: Connection, texts: Texts, word: str) -> float:
    return executed(connection, texts.ilike, pattern=f"%{word}%")


def executed(connection: Connection, statement: str, **parameters: str) -> float:
    """Milliseconds in which the server executes a statement, without its way there and back."""
    plan = connection.scalar(text(f"explain (analyze, timing off, format json) {statement}"), parameters)
    return plan[0]["Execution Time"]


def search(connection: Connection, words: str) -> float:
    """Milliseconds until the page has what it would show."""
    began = time.perf_counter()
    found(connection, words)
    return 1000 * (time.perf_counter() - began)


def found(connection: Connection, words: str) -> int:
    return len(connection.execute(text("select * from lms_ops.search(:words, most => 10)"), {"words": words}).all())


def in_turns(*asked: Callable[[], float], runs: int) -> list[float]:
    """The median of each, asked in turns so that noise meets all, after one round that warms the caches."""
    rounds = [[ask() for ask in asked] for _ in range(runs + 1)]
    return [median(times) for times in zip(*rounds[1:], strict=True)]


if __name__ == "__main__":
    main()
