"""What the tests of seats and queues share: a department on a day of registration, and calls as a person."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from uuid import UUID

import sample
from sqlalchemy import Connection, Engine, Row, text

AsPerson = Callable[[UUID | str | None], AbstractContextManager[Connection]]


class Registration:
    """A department with a course in the current term, and whatever a test adds to it.

    `call` calls a function of lms_ops in a transaction of its own and returns its first row; `by` is a user,
    None nobody. Without `by` the owner of the database calls.
    """

    def __init__(self, owner: Engine, as_person: AsPerson) -> None:
        self.owner = owner
        self.as_person = as_person
        with owner.begin() as connection:
            self.unit = sample.unit(connection)
            self.program = sample.program(connection, self.unit)
            self.term = sample.open_term(connection)
            self.course = sample.course(connection, self.unit, "CS101")
            self.registrar = sample.viewer(connection, "REGISTRAR")
            self.head = sample.viewer(connection, "DEPT_HEAD", self.unit)
            self.stranger = sample.viewer(connection, "DEPT_HEAD", sample.unit(connection))

    def run(self, statement: str, **values: object) -> list[Row]:
        """One statement as the owner; its rows, if it has any."""
        with self.owner.begin() as connection:
            result = connection.execute(text(statement), values)
            return list(result) if result.returns_rows else []

    def one(self, statement: str, **values: object) -> object:
        """The one value of a query."""
        [[value]] = self.run(statement, **values)
        return value

    def call(self, function: str, *arguments: object, **by: UUID | None) -> Row:
        names = ", ".join(f":a{number}" for number in range(len(arguments)))
        values = {f"a{number}": value for number, value in enumerate(arguments)}
        statement = text(f"select * from lms_ops.{function}({names})")
        transaction = self.as_person(by["by"]) if "by" in by else self.owner.begin()
        with transaction as connection:
            return connection.execute(statement, values).one()

    def offering(self, seats: int, section: str = "A", **columns: object) -> UUID:
        course = columns.pop("course", self.course)
        with self.owner.begin() as connection:
            return sample.offering(connection, course, self.term, max_enrollment=seats, section_code=section, **columns)

    def students(self, number: int) -> list[UUID]:
        with self.owner.begin() as connection:
            return [sample.student(connection, self.program) for _ in range(number)]

    def student(self, **columns: object) -> UUID:
        with self.owner.begin() as connection:
            return sample.student(connection, self.program, **columns)

    def user(self, student: UUID) -> UUID:
        with self.owner.begin() as connection:
            return sample.user_id(connection, student)

    def seated(self, offering: UUID, number: int) -> list[UUID]:
        """So many new students with a seat; returns their enrollments."""
        return [self.call("enroll_student", student, offering).enrollment_id for student in self.students(number)]

    def queue(self, offering: UUID, number: int) -> list[tuple[UUID, UUID]]:
        """So many new students who join the queue; returns student and entry of each, by rank."""
        waiting = []
        for student in self.students(number):
            joined = self.call("join_waitlist", student, offering)
            assert joined.outcome == "waiting", joined.reasons
            waiting.append((student, joined.entry_id))
        return waiting

    def seats(self, offering: UUID) -> tuple[int, int, int, int]:
        """Published limit, enrolled, on offer, free."""
        row = self.run("select * from lms_ops.offering_seats(array[cast(:id as uuid)])", id=offering)[0]
        return tuple(row)[1:]

    def status(self, entry: UUID) -> str:
        return self.one("select status from course_waitlist where id = :id", id=entry)

    def receipts(self, offering: UUID) -> list[tuple]:
        """Event, rank and rule of each receipt of a queue, in their order; joining left out."""
        return [
            tuple(row)
            for row in self.run(
                """
                select event, queue_rank, rule
                from lms_ops.waitlist_events
                where course_offering_id = :id
                    and event <> 'joined'
                order by id
                """,
                id=offering,
            )
        ]
