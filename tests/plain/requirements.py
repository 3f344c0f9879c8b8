"""What a course asks for and whether a student has it, said plainly: the model that the database is compared with."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

POINTS = {None: None, "A": Decimal("4.00"), "B": Decimal("3.00"), "C": Decimal("2.00"), "F": Decimal("0.00")}


@dataclass(frozen=True)
class Asked:
    """A course that is asked for: alone, or as a member of a group."""

    code: str
    minimum: str | None = None
    concurrent: bool = False

    @property
    def words(self) -> str:
        lowest = f" with at least {self.minimum}" if self.minimum else ""
        return self.code + lowest + (" before or in the same term" if self.concurrent else "")

    @property
    def json(self) -> object:
        if self == Asked(self.code):
            return self.code
        return {"course": self.code, "minimum_grade": self.minimum, "concurrent": self.concurrent}


@dataclass(frozen=True)
class Group:
    """So many of these are enough; None: all."""

    members: tuple["Asked | Group", ...]
    needs: int | None = None

    @property
    def words(self) -> str:
        inner = [
            f"({each.words})" if isinstance(each, Group) and " " in each.words else each.words for each in self.members
        ]
        inner.sort(key=lambda words: (words.lstrip("("), words))
        if self.needs in (None, len(inner)):
            return " and ".join(inner)
        return " or ".join(inner) if self.needs == 1 else f"{self.needs} of {', '.join(inner)}"

    @property
    def json(self) -> object:
        members = [each.json for each in self.members]
        if self.needs is None:
            return {"all": members}
        return {"any": members} if self.needs == 1 else {"at_least": self.needs, "of": members}


@dataclass(frozen=True)
class Rule:
    """That one course counts for another, for work of certain days."""

    course: str
    equivalent: str
    kind: str
    first: date
    last: date | None = None
    approved: bool = True

    def pairs(self, day: date) -> Iterable[tuple[str, str]]:
        """Course done and course that it counts as, for work of a day."""
        if not self.approved or day < self.first or (self.last and day > self.last):
            return
        if self.kind in ("exact", "substitution"):
            yield self.equivalent, self.course
        if self.kind == "exact":
            yield self.course, self.equivalent


@dataclass(frozen=True)
class Work:
    """A course that was completed here or credited from elsewhere, with a letter or without one."""

    code: str
    day: date
    letter: str | None = None
    elsewhere: bool = False
    partial: bool = False

    @property
    def is_pass(self) -> bool:
        return self.letter != "F" and not self.partial


@dataclass(frozen=True)
class Demand:
    """All that one course asks for."""

    alone: tuple[Asked, ...] = ()
    group: Group | None = None
    beside: tuple[tuple[str, bool], ...] = ()  # a corequisite, and whether it is strict


@dataclass(frozen=True)
class Record:
    """What a student has done, and takes in a term that ends on a day."""

    work: tuple[Work, ...]
    now: frozenset[str]
    term_end: date


def counts_as(code: str, day: date, rules: Iterable[Rule]) -> set[str]:
    return {code} | {course for rule in rules for done, course in rule.pairs(day) if done == code}


def has_passed(record: Record, rules: Iterable[Rule], asked: Asked) -> bool:
    return any(
        asked.code in counts_as(work.code, work.day, rules)
        and (asked.minimum is None or (work.letter is not None and POINTS[work.letter] >= POINTS[asked.minimum]))
        for work in record.work
        if work.is_pass
    )


def takes_now(record: Record, rules: Iterable[Rule], code: str) -> bool:
    return any(code in counts_as(each, record.term_end, rules) for each in record.now)


def is_met(record: Record, rules: Iterable[Rule], wanted: Asked | Group) -> bool:
    if isinstance(wanted, Group):
        met = sum(is_met(record, rules, each) for each in wanted.members)
        return met >= (len(wanted.members) if wanted.needs is None else wanted.needs)
    return has_passed(record, rules, wanted) or (wanted.concurrent and takes_now(record, rules, wanted.code))


def missing(record: Record, rules: Iterable[Rule], demand: Demand) -> set[tuple[str, str]]:
    """The kind and the words of everything that the student lacks."""
    lacking = {("missing_prerequisite", each.words) for each in demand.alone if not is_met(record, rules, each)}
    if demand.group and not is_met(record, rules, demand.group):
        lacking.add(("missing_prerequisite", demand.group.words))
    for code, strict in demand.beside:
        done_before = not strict and has_passed(record, rules, Asked(code))
        if not done_before and not takes_now(record, rules, code):
            lacking.add(("missing_corequisite", code + ("" if strict else " or after it")))
    return lacking
