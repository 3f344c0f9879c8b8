"""Those who might notice a mutant: each asks the database the same questions before it and with it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import psycopg
from oracle import cells
from oracle.relations import RELATIONS
from sqlalchemy import Connection

from mutants.mutant import Mutant

Question = tuple[str, str]
Rule = Callable[[Connection], Sequence[object]]
KNOWN_RELATIONS = frozenset(relation.name for relations in RELATIONS.values() for relation in relations)


@dataclass
class Panel:
    """Asks on a superuser's connection; the answers without a mutant are asked for once."""

    connection: Connection
    known: dict[Question, object] = field(default_factory=dict)

    def questions(self, mutant: Mutant) -> Iterator[Question]:
        """What is asked about a mutant, what is likeliest to show it first."""
        raise NotImplementedError

    def answer(self, question: Question) -> object:
        raise NotImplementedError

    def verdict(self, mutant: Mutant) -> str | None:
        """The question that it answers otherwise, in words; None when there is none."""
        questions = list(self.questions(mutant))
        for question in questions:
            if question not in self.known:
                self.known[question] = self.answer(question)
        attempt = self.connection.begin_nested()
        try:
            cursor = self.connection.connection.cursor()
            for statement in mutant.statements:
                cursor.execute(statement)
            return next(
                (" ".join(question) for question in questions if self.answer(question) != self.known[question]), None
            )
        except psycopg.Error as error:
            return f"cannot be made: {error}"
        finally:
            attempt.rollback()


@dataclass
class Readers(Panel):
    """People of the oracle's world, who see and write; and rules about the catalog, which find nothing without it."""

    rules: tuple[Rule, ...] = ()

    def questions(self, mutant: Mutant) -> Iterator[Question]:
        relations = sorted(mutant.relations & KNOWN_RELATIONS) if mutant.relations else []
        yield from (("read", relation) for relation in relations)
        yield from (("rule", rule.__name__) for rule in self.rules)
        yield from ((way, relation) for way in cells.ATTEMPTS for relation in relations)
        if mutant.relations is None and not mutant.functions:
            yield "read", "everything"

    def answer(self, question: Question) -> object:
        what, name = question
        if what == "rule":
            return next(rule for rule in self.rules if rule.__name__ == name)(self.connection)
        return cells.seen(self.connection, relations=KNOWN_RELATIONS if name == "everything" else {name}, ways=(what,))
