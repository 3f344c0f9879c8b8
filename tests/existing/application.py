"""The old application at work: campus_app in threads, each statement with the time that it took."""

import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from random import Random
from types import TracebackType
from typing import Self
from uuid import UUID

import psycopg
from psycopg import sql

from existing.actions import READS, WRITES, Action, Row, enroll

PAUSE = 0.005  # seconds between two actions of a thread
FULL = "23514"  # how an offering says that it has no seat, once something guards its limit

Key = tuple[str, UUID]  # a table and the id of a row


@dataclass(frozen=True)
class Wait:
    """One statement of the application and how long it took."""

    seconds: float
    action: str
    ended: float  # time.time()


class Visitor:
    """One thread of the application: a connection, students and courses of its own, and what it wrote."""

    def __init__(self, url: str, number: int, visitors: int, actions: tuple[Action, ...]) -> None:
        self.connection = psycopg.connect(url)
        self.actions = actions
        self.chance = Random(number)
        self.students = self._ids("students")[number::visitors]
        self.courses = self._ids("courses")[number::visitors]
        self.offerings = self._ids("course_offerings")
        self.users = self._ids("users")
        self.waits: list[Wait] = []
        self.errors: list[str] = []
        self.done: Counter[str] = Counter()
        self.refused = 0
        self.written: dict[Key, dict[str, object] | None] = {}
        self._noted: dict[Key, dict[str, object] | None] = {}
        self._action = ""

    def _ids(self, table: str) -> list[UUID]:
        statement = sql.SQL("select id from {} order by id").format(sql.Identifier(table))
        with self.connection.transaction():
            return [row[0] for row in self.connection.execute(statement)]

    def ask(self, statement: str, *values: object) -> list[Row]:
        """All rows of a statement, timed as somebody waits for it."""
        begun = time.perf_counter()
        try:
            cursor = self.connection.execute(statement, values)
            return cursor.fetchall() if cursor.description else []
        finally:
            self.waits.append(Wait(time.perf_counter() - begun, self._action, time.time()))

    def note(self, table: str, row_id: UUID, **columns: object) -> None:
        self._noted[table, row_id] = (self._noted.get((table, row_id)) or {}) | columns if columns else None

    def act(self, action: Action) -> list[Row]:
        """One action in a transaction; what it wrote counts once it has committed."""
        self._action, self._noted = action.__name__, {}
        try:
            with self.connection.transaction():
                rows = action(self)
        except psycopg.Error as error:
            if action is enroll and error.sqlstate == FULL:
                self.refused += 1
            else:
                self.errors.append(f"{action.__name__}: {type(error).__name__}: {error}")
            return []
        for key, columns in self._noted.items():
            self.written[key] = columns and (self.written.get(key) or {}) | columns
        self.done[action.__name__] += 1
        return rows


class Application:
    """Readers and writers, from entering the `with` until it is left."""

    def __init__(self, url: str, *, readers: int = 2, writers: int = 2) -> None:
        self.visitors = [
            Visitor(url, number, readers + writers, READS if number < readers else WRITES)
            for number in range(readers + writers)
        ]
        self._over = threading.Event()
        self._threads = [threading.Thread(target=self._work, args=[each]) for each in self.visitors]

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._over.set()
        for thread in self._threads:
            thread.join()
        for visitor in self.visitors:
            visitor.connection.close()

    def _work(self, visitor: Visitor) -> None:
        while not self._over.wait(PAUSE):
            visitor.act(visitor.chance.choice(visitor.actions))

    @property
    def waits(self) -> list[Wait]:
        """Every statement so far, the slowest first."""
        return sorted((wait for each in self.visitors for wait in each.waits), key=lambda wait: -wait.seconds)

    @property
    def errors(self) -> list[str]:
        return [error for each in self.visitors for error in each.errors]

    @property
    def refused(self) -> int:
        """Seats that a full offering refused; there were none before anything guarded the limits."""
        return sum(each.refused for each in self.visitors)

    @property
    def done(self) -> Counter[str]:
        """Actions that went through, by name."""
        return sum((each.done for each in self.visitors), Counter())

    @property
    def written(self) -> dict[Key, dict[str, object] | None]:
        """What the application was told is stored: by row, the columns that it wrote; None: deleted."""
        return {key: columns for each in self.visitors for key, columns in each.written.items()}


def answers(url: str, rounds: int = 5) -> list[list[Row]]:
    """What the application reads, the same questions every time."""
    visitor = Visitor(url, 0, 1, READS)
    found = [visitor.act(action) for _ in range(rounds) for action in visitor.actions]
    visitor.connection.close()
    assert not visitor.errors, visitor.errors
    return found


@contextmanager
def long_reader(url: str, seconds: float) -> Iterator[None]:
    """A transaction that has read the busiest tables and stays open so long; leaving waits for its end."""
    with _open_transaction(
        url,
        seconds,
        "select (select count(*) from course_enrollments), (select count(*) from grades), "
        "(select count(*) from students), (select count(*) from courses), (select count(*) from course_offerings), "
        "(select count(*) from academic_terms), (select count(*) from users)",
    ):
        yield


@contextmanager
def long_writer(url: str, seconds: float) -> Iterator[None]:
    """A transaction that has changed a row of a log and a setting and stays open so long."""
    with _open_transaction(
        url,
        seconds,
        "with visit as (insert into page_views (page_path) values ('/slow') returning id) "
        "update system_settings set value = value where key = 'theme'",
    ):
        yield


@contextmanager
def _open_transaction(url: str, seconds: float, statement: str) -> Iterator[None]:
    with psycopg.connect(url) as connection:
        connection.execute(statement)
        closing = threading.Timer(seconds, connection.commit)
        closing.start()
        yield
        closing.join()
