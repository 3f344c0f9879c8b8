"""People who call every function of the inventory: those who may, and who may elsewhere, no longer or not at all."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from uuid import UUID

import sample
from actions import calls, scene
from actions.function import Function
from oracle.people import keeper_of_accounts
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from mutants.mentions import Mentions
from mutants.mutant import Mutant
from mutants.occasions import INVENTORY, occasions
from mutants.panel import Panel, Question

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
        self.owner = self.connection.scalar(
            text("select datdba::regrole::text from pg_database where datname = current_database()")
        )
        self.functions = defaultdict(list)
        for function in (*INVENTORY.values(), *occasions(self.people, elsewhere)):
            self.functions[function.signature].append(function)

    def questions(self, mutant: Mutant) -> Iterator[Question]:
        if mutant.kind == "function" and mutant.thing:
            for name in self.mentions.of(mutant.thing):
                if name == mutant.thing or name not in COMPARING:
                    yield from (("call", each.signature) for each in INVENTORY.values() if each.name == name)
        elif mutant.thing in INVENTORY:
            yield "call", mutant.thing

    def answer(self, question: Question) -> object:
        """On each occasion, caller -> what came of the call."""
        return [self._came(function) for function in self.functions[question[1]]]

    def _came(self, function: Function) -> dict[str, object]:
        attempt = self.connection.begin_nested()
        try:
            arguments = function.arrange(self.connection, self.scene)
            came = {caller: self._call(function, arguments, person) for caller, person in self.people.items()}
            # the owner of the database, in nobody's name and in somebody's
            for caller in ("nobody", "without a role"):
                by_owner = replace(function, role=self.owner)
                came[f"owner as {caller}"] = self._call(by_owner, arguments, self.people[caller])
            return came
        except DBAPIError as error:  # what it works on cannot even be made
            return {"scene": error.orig.sqlstate}
        finally:
            attempt.rollback()

    def _call(self, function: Function, arguments: dict[str, object], person: UUID | None) -> object:
        """How it is refused, how many rows of the audit log it leaves, and the shape of its own."""
        try:
            outcome = calls.outcome(self.connection, function, arguments, person)
        except DBAPIError as error:  # not a refusal; it shows as well that something has changed
            return error.orig.sqlstate
        refusal = [word for word in (outcome.refusal or "").split()[:3] if word.isalpha()]
        return (
            outcome.is_refused,
            refusal,
            len(outcome.audited),
            sorted(repr(shape(tuple(row))) for row in outcome.rows),
        )


def shape(value: object) -> object:
    """A value without what is another each time: keys, names, moments."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, dict):
        return {key: shape(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [shape(each) for each in value]
    return type(value).__name__


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
        "administrator": sample.viewer(connection, "ADMIN"),
        "head": sample.viewer(connection, "DEPT_HEAD", unit),
        "keeper of accounts": sample.viewer(connection, keeper_of_accounts(connection)),
        "assistant": sample.viewer(connection, assistant(connection)),
        "teacher of nothing": sample.viewer(connection, "TEACHER", unit),
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


def assistant(connection: Connection) -> str:
    """Code of a role that reads what it teaches, and has other rights there than those asked for."""
    code = "ASSISTANT"
    role = sample.insert(connection, "roles", code=code, name=sample.words("Assistant"), level=90)
    for resource, action in (
        ("offering", "read"),
        ("group", "read"),
        ("desk", "manage"),
        ("grade", "read"),
        ("desk", "change"),
    ):
        connection.execute(
            text("""
                with given as (
                    insert into public.permissions (resource, action, scope)
                    values (:resource, :action, 'own')
                    on conflict (resource, action, scope) do update set scope = excluded.scope
                    returning id
                )

                insert into public.role_permissions (role_id, permission_id)
                select
                    :role,
                    given.id
                from given
            """),
            {"resource": resource, "action": action, "role": role},
        )
    return code
