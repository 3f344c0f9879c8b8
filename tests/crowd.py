"""Many clients that act at the same moment, each with a connection of its own, as a person or as the LMS.

    crowd = Crowd(database, 32)
    outcomes = crowd.rush(*[crowd.call(registrar, "enroll_student", student, offering) for student in students])

A client that meets others (a deadlock, a serialization failure) tries again at most five times, as the dashboard
does; `crowd.meetings` counts how often that happened. What a client could not do comes back as its error.
"""

import queue
import threading
from collections.abc import Callable
from typing import Any
from uuid import UUID

import psycopg
from cluster import Database
from psycopg import sql
from psycopg.rows import dict_row

Task = Callable[[psycopg.Connection], Any]
TRIES = 5


class Crowd:
    """So many clients of one database."""

    def __init__(self, database: Database, clients: int) -> None:
        self.database = database
        self.clients = clients
        self.meetings = 0
        self._counting = threading.Lock()

    def rush(self, *tasks: Task) -> list[Any]:
        """What each task returned, or its error, in the order of the tasks; all clients begin at once."""
        waiting: queue.SimpleQueue[tuple[int, Task]] = queue.SimpleQueue()
        for numbered in enumerate(tasks):
            waiting.put(numbered)
        results: list[Any] = [None] * len(tasks)
        ready = threading.Barrier(min(self.clients, len(tasks)))

        def work() -> None:
            with (
                psycopg.connect(self.database.dashboard_url, row_factory=dict_row) as person,
                psycopg.connect(self.database.superuser_url, row_factory=dict_row) as program,
            ):
                program.execute("set session authorization lms_app")
                program.commit()
                ready.wait()
                while True:
                    try:
                        number, task = waiting.get_nowait()
                    except queue.Empty:
                        return
                    connection = program if getattr(task, "by_program", False) else person
                    results[number] = self._try(task, connection)

        threads = [threading.Thread(target=work) for _ in range(ready.parties)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return results

    def _try(self, task: Task, connection: psycopg.Connection) -> Any:
        for attempt in range(1, TRIES + 1):
            try:
                with connection.transaction():
                    return task(connection)
            except (psycopg.errors.DeadlockDetected, psycopg.errors.SerializationFailure) as error:
                with self._counting:
                    self.meetings += 1
                if attempt == TRIES:
                    return error
            except psycopg.Error as error:
                return error
        return None

    @staticmethod
    def call(person: UUID, function: str, *arguments: object) -> Task:
        """One function of lms_ops as a person, by the dashboard's role; its first row as a dict."""
        statement = sql.SQL("select * from {}({})").format(
            sql.Identifier("lms_ops", function), sql.SQL(", ").join([sql.Placeholder()] * len(arguments))
        )

        def task(connection: psycopg.Connection) -> dict[str, Any] | None:
            connection.execute("select set_config('app.current_user_id', %s, true)", [str(person)])
            return connection.execute(statement, arguments).fetchone()

        return task

    @staticmethod
    def write(person: UUID, statement: str, *values: object) -> Task:
        """One statement of the LMS application for a person, on the tables; the number of rows."""

        def task(connection: psycopg.Connection) -> int:
            connection.execute("select set_config('app.current_user_id', %s, true)", [str(person)])
            return connection.execute(statement, values).rowcount

        task.by_program = True
        return task
