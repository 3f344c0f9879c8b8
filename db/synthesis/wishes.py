"""Which students want a section most: those at home there, in its year, with credits still to take."""

from collections.abc import Sequence

import numpy as np

from db.synthesis.population import Student
from db.synthesis.seating import Seating

# Credits between which a term is a normal one, and what a student aims at within them.
NORMAL = {"undergraduate": (12, 18), "graduate": (9, 15), "doctoral": (9, 15)}
AIMED_AT = {"undergraduate": (14, 17), "graduate": (11.5, 14), "doctoral": (11.5, 14)}
# How much more a student wants a course at home, for each year of the course; how much less one of another
# year or level; and how far chance goes. One unit is the wish of a student without any course yet.
AT_HOME, ANOTHER_YEAR, ANOTHER_LEVEL, CHANCE = 0.15, 0.1, 0.3, 0.15


class Wishes:
    """What the students of a term want, as far as their level, home, year and load say it."""

    def __init__(
        self, students: Sequence[Student], seating: Seating, *, autumn: int, chance: np.random.Generator
    ) -> None:
        homes = sorted({student.home for student in students})
        low, high = np.array([AIMED_AT[student.level] for student in students], dtype=float).reshape(-1, 2).T
        self._seating = seating
        self._chance = chance
        self._homes = {home: index for index, home in enumerate(homes)}
        self._home = np.array([self._homes[student.home] for student in students], dtype=int)
        self._year = np.array([student.year(autumn) for student in students], dtype=int)
        self._undergraduate = np.array([student.level == "undergraduate" for student in students], dtype=bool)
        self._doctoral = np.array([student.level == "doctoral" for student in students], dtype=bool)
        self._most = np.array([NORMAL[student.level][1] for student in students], dtype=float)
        self._aim = low + (high - low) * chance.random(len(students))

    def of_level(self, section: int) -> np.ndarray:
        """For each student whether the section is of their level; graduate and doctoral count as one."""
        return self._undergraduate == (self._seating.sections[section].level == "undergraduate")

    def normal(self, section: int) -> np.ndarray:
        """For each student whether the section keeps them at or below the most credits of a normal term."""
        return self._seating.load + self._seating.credits[section] <= self._most

    def best(self, section: int, *, among: np.ndarray, count: int) -> np.ndarray:
        """The indexes of the students among those given (a mask) who want the section most, at most count."""
        students = np.nonzero(among)[0]
        if len(students) <= count:
            return students
        wanted = self._seating.sections[section]
        left = self._aim[students] - self._seating.load[students] - self._seating.credits[section]
        wish = left / self._aim[students]
        wish += (self._home[students] == self._homes.get(wanted.mnemonic)) * (AT_HOME * min(wanted.year, 5))
        if wanted.level == "undergraduate":
            wish -= ANOTHER_YEAR * abs(self._year[students] - max(wanted.year, 1))
        else:
            wish -= ANOTHER_LEVEL * (self._doctoral[students] != (wanted.level == "doctoral"))
        wish += CHANCE * self._chance.random(len(students))
        return students[np.argpartition(-wish, count)[:count]]
