"""Those who might notice a mutant: each asks the database the same questions before it and with it."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
from oracle import cells
from oracle.relations import RELATIONS
from sqlalchemy import Connection, Select, func, select, text

from mutants.mentions import Mentions
from mutants.mutant import Mutant
from mutants.rules import rules

Question = tuple[str, str]
KEYS = {relation.name: relation.key for relations in RELATIONS.values() for relation in relations}
IMPOSSIBLE = "cannot be made"
FURTHER = Path(__file__).with_name("further.sql")


@dataclass
class Panel(ABC):
    """Asks on a superuser's connection; the answers without a mutant are asked for once."""

    connection: Connection
    known: dict[Question, object] = field(default_factory=dict)

    @abstractmethod
    def questions(self, mutant: Mutant) -> Iterator[Question]:
        """What is asked about a mutant, what is likeliest to show it first."""

    @abstractmethod
    def answer(self, question: Question) -> object:
        """What the database says to a question now: two answers are compared, whatever they are."""

    def verdict(self, mutant: Mutant) -> str | None:
        """The question that it answers otherwise, in words; None when there is none."""
        for question in self.questions(mutant):
            if question not in self.known:
                self.known[question] = self.answer(question)
            attempt = self.connection.begin_nested()
            try:
                cursor = self.connection.connection.cursor()
                for statement in mutant.statements:
                    cursor.execute(statement)
                if self.answer(question) != self.known[question]:
                    return " ".join(question)
            except psycopg.Error as error:
                return f"{IMPOSSIBLE}: {error}"
            finally:
                attempt.rollback()
        return None


@dataclass
class Readers(Panel):
    """People of the oracle's world, who look, write and take over unseen; and the tests of the catalog."""

    def __post_init__(self) -> None:
        self.mentions = Mentions(self.connection)
        self.rules = rules()
        self.connection.exec_driver_sql(FURTHER.read_text(), execution_options={"no_parameters": True})

    def questions(self, mutant: Mutant) -> Iterator[Question]:
        relations = [name for name in self.mentions.of(mutant.thing) if name in KEYS] if mutant.thing else []
        yield from (("read", relation) for relation in relations if "read" in mutant.ways)
        yield from (("rule", name) for name in self.rules if mutant.shows_in_catalog)
        yield from (("look", view) for view in relations if view.startswith("report."))
        tables = [relation for relation in relations if relation.startswith("public.")]
        yield from ((way, table) for way in mutant.ways if way != "read" for table in tables)

    def answer(self, question: Question) -> object:
        what, name = question
        if what == "rule":
            return self.rules[name](self.connection)
        if what == "take":
            return self._told("lms_app", select(func.oracle.takeable(name, KEYS[name])))
        if what == "look":
            return self._told("lms_dashboard", select(func.oracle.looks(name)))
        return cells.seen(self.connection, relations={name}, ways=(what,))

    def _told(self, role: str, question: Select) -> dict[str, str | None]:
        """Viewer -> the one value that the question has for them through a role."""
        viewers = self.connection.execute(text("select name, identity from oracle.viewers")).all()
        with self.connection.begin_nested() as attempt:
            self.connection.execute(text("set local session_replication_role = replica"))
            self.connection.execute(select(func.set_config("session_authorization", role, True)))
            found = {}
            for name, identity in viewers:
                self.connection.execute(select(func.set_config("app.current_user_id", identity, True)))
                found[name] = self.connection.scalar(question)
            attempt.rollback()
        return found
