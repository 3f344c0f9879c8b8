"""The students of a term: how many, of which level and home department, and who was here before."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from db.registrar import USUAL_CREDITS, Section

# Credits of an average student, and years that a student of a level may be here.
USUAL_LOAD = {"undergraduate": 15.5, "graduate": 12.75, "doctoral": 12.75}
YEARS = {"undergraduate": 4, "graduate": 2, "doctoral": 4}
FIRST_NUMBER = 1_000_001


@dataclass(frozen=True)
class Student:
    """An invented student. home is a mnemonic, since the autumn of the first year of study."""

    number: str
    level: str
    home: str
    since: int

    def year(self, autumn: int) -> int:
        """The year of study in the academic year that begins in that autumn, 1 for a beginner."""
        return autumn - self.since + 1


def population(
    sections: Sequence[Section],
    *,
    autumn: int,
    earlier: Sequence[Student],
    present: Collection[str],
    barred: Collection[str],
) -> list[Student]:
    """The students who share the term's seats, by number: earlier ones who are still here, then new ones.

    As many as the credits of all seats need at the usual load, at home where the seats are. Who has a seat or
    waits in this term already (`present`, student numbers) belongs to it in any case; who may get nothing new
    (`barred`) counts for nothing. Nobody is invented as long as there is an earlier student of the level.
    """
    ours = (int(student.number[1:]) for student in earlier if re.fullmatch(r"S\d{7}", student.number))
    next_number = max(ours, default=FIRST_NUMBER - 1) + 1
    everyone: list[Student] = []
    for level, homes in _homes(sections).items():
        quotas = _shares(_wanted(sections, level), homes)
        here = sorted(
            (
                student
                for student in earlier
                if student.level == level and (student.number in present or 1 <= student.year(autumn) <= YEARS[level])
            ),
            key=lambda student: (student.number not in present, student.number),
        )
        chosen, spare = [], []
        taken: Counter[str] = Counter()
        for student in here:
            if student.number in present or taken[student.home] < quotas[student.home]:
                chosen.append(student)
                taken[student.home] += student.number not in barred
            else:
                spare.append(student)
        missing = max(quotas.total() - taken.total(), 0)
        everyone += chosen + spare[:missing]
        for home, count in _shares(max(missing - len(spare), 0), quotas - taken).items():
            for at in range(count):
                everyone.append(Student(f"S{next_number}", level, home, autumn - at % YEARS[level]))
                next_number += 1
    return sorted(everyone, key=lambda student: student.number)


def credits(section: Section) -> float:
    """The section's credits, the usual three where the export does not say."""
    return float(USUAL_CREDITS if section.credits is None else section.credits)


def _homes(sections: Sequence[Section]) -> dict[str, Counter[str]]:
    """For each level the weight of each department: the credits of the seats that are wanted there.

    Undergraduates are at home where the third and fourth year is taught; the courses of the first two years
    are for everybody. Where no seat has credits, each seat counts.
    """
    homes: dict[str, Counter[str]] = {}
    for level in USUAL_LOAD:
        at_level = [section for section in sections if section.level == level and section.enrolled + section.waitlisted]
        upper = [section for section in at_level if section.year >= 3] or at_level
        weighted = [section for section in upper if section.credits != 0] or upper
        homes[level] = Counter()
        for section in weighted:
            wanted = section.enrolled + section.waitlisted
            homes[level][section.mnemonic] += wanted * (credits(section) or 1)
    return homes


def _wanted(sections: Sequence[Section], level: str) -> int:
    """Students that the level's credits need, and enough of them for the seats and queues of any course."""
    load, largest = 0.0, Counter()
    for section in sections:
        if section.level == level:
            load += section.enrolled * credits(section)
            largest[section.course, section.component] += section.enrolled + section.waitlisted
    return max(round(load / USUAL_LOAD[level]), max(largest.values(), default=0))


def _shares(total: int, weights: Mapping[str, float]) -> Counter[str]:
    """The total in whole numbers by weight, the largest remainders first; by name where they are equal."""
    whole = sum(weights.values())
    if not whole:
        return Counter()
    exact = {name: total * weight / whole for name, weight in sorted(weights.items())}
    shares = Counter({name: int(share) for name, share in exact.items()})
    by_remainder = sorted(exact, key=lambda name: shares[name] - exact[name])
    shares.update(by_remainder[: total - shares.total()])
    return shares
