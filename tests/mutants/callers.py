"""People who call every function of the inventory: those who may, and who may elsewhere, no longer or not at all."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

import actions
import sample
from actions import calls, scene
from actions.function import Function
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from mutants.mentions import Mentions
from mutants.mutant import Mutant
from mutants.panel import Panel, Question

FUNCTIONS = {function.signature: function for function in (*actions.ACTIONS, *actions.READS)}
# These compare what is there with what was installed: they tell of every mutant, whatever it opens.
COMPARING = {"lms_ops.differences", "lms_ops.status"}


@dataclass
class Callers(Panel):
    """Calls functions in a scene of their own, in a database without a current term."""

    def __post_init__(self) -> None:
        unit, elsewhere = sample.unit(self.connection), sample.unit(self.connection)
        furnish(self.connection, elsewhere)
        self.scene = scene.build(self.connection, unit)
        self.mentions = Mentions(self.connection)
        self.people = gathered(self.connection, unit, elsewhere, self.scene)

    def questions(self, mutant: Mutant) -> Iterator[Question]:
        if mutant.kind == "function" and mutant.thing:
            for name in self.mentions.of(mutant.thing):
                if name == mutant.thing or name not in COMPARING:
                    yield from (("call", each.signature) for each in FUNCTIONS.values() if each.name == name)
        elif mutant.thing in FUNCTIONS:
            yield "call", mutant.thing

    def answer(self, question: Question) -> dict[str, object]:
        """Caller -> whether the call is refused, whether it answers nothing, and in how many rows."""
        function: Function = FUNCTIONS[question[1]]
        attempt = self.connection.begin_nested()
        try:
            arguments = function.arrange(self.connection, self.scene)
            return {caller: self._came(function, arguments, person) for caller, person in self.people.items()}
        except DBAPIError as error:  # what it works on cannot even be made
            return {"scene": error.orig.sqlstate}
        finally:
            attempt.rollback()

    def _came(self, function: Function, arguments: dict[str, object], person: UUID | None) -> object:
        try:
            outcome = calls.outcome(self.connection, function, arguments, person)
        except DBAPIError as error:  # not a refusal; it shows as well that something has changed
            return error.orig.sqlstate
        return outcome.is_refused, outcome.is_empty, len(outcome.rows)


def furnish(connection: Connection, elsewhere: UUID) -> None:
    """Another unit with one of each, which a question that has lost its key comes upon first."""
    term = sample.term(connection, "2020-fall")
    offering = sample.offering(connection, sample.course(connection, elsewhere), term)
    student = sample.student(connection, sample.program(connection, elsewhere))
    sample.enrollment(connection, offering, student, enrollment_status="completed", grade="B", grade_points=3)
    sample.grade(connection, sample.assessment(connection, offering), student, 80)
    sample.hold(connection, student, organization_unit_id=elsewhere)


def gathered(connection: Connection, unit: UUID, elsewhere: UUID, at: scene.Scene) -> dict[str, UUID | None]:
    """What the callers are called -> users.id; None is nobody."""
    people = {
        "holder": sample.viewer(connection, "SUPER_ADMIN", unit),
        "holder for all units": sample.viewer(connection, "SUPER_ADMIN"),
        "holder elsewhere": sample.viewer(connection, "SUPER_ADMIN", elsewhere),
        "head": sample.viewer(connection, "DEPT_HEAD", unit),
        "lapsed": sample.person(connection),
        "locked": sample.viewer(connection, "SUPER_ADMIN"),
        "student": at.user,
        "other student": sample.user_id(connection, sample.student(connection, at.program)),
        "advisor": at.advisor,
        "teacher": at.teacher,
        "without a role": sample.person(connection),
        "nobody": None,
    }
    sample.role(connection, people["lapsed"], "SUPER_ADMIN", valid_until="2020-01-01")
    connection.execute(text("update users set is_locked = true where id = :locked"), people)
    return people
