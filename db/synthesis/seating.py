"""Who sits where: students as columns of bits, one row a time slot and one row a course."""

from collections.abc import Sequence

import numpy as np

from db.registrar import Section
from db.synthesis.population import Student, credits
from db.synthesis.timetable import Timetable


class Seating:
    """The seats taken in a term, by the index of section and student, and what each student is left with.

    lectures gives for each section the index of the lecture that it belongs to, or None. load is in credits;
    allowed says who may get a further seat; overlaps counts the seats that overlap an earlier seat of the
    same student.
    """

    def __init__(
        self,
        sections: Sequence[Section],
        students: Sequence[Student],
        *,
        timetable: Timetable,
        lectures: Sequence[int | None],
    ) -> None:
        self.sections = sections
        self.timetable = timetable
        self.lectures = lectures
        self.credits = [credits(section) for section in sections]
        self.seats: list[list[int]] = [[] for _ in sections]
        self.load = np.zeros(len(students))
        self.allowed = np.ones(len(students), dtype=bool)
        self.overlaps = 0
        courses = sorted({section.course for section in sections})
        self._course = np.searchsorted(courses, [section.course for section in sections])
        width = (len(students) + 7) // 8
        self._busy = np.zeros((timetable.slots, width), dtype=np.uint8)
        self._taking = np.zeros((len(courses), width), dtype=np.uint8)

    def bar(self, students: Sequence[int]) -> None:
        """Give these students nothing further: they are on hold, or no longer here."""
        self.allowed[students] = False

    def busy(self, section: int) -> np.ndarray:
        """For each student whether a seat of theirs overlaps the section."""
        return self._unpack(self._busy_bits(section))

    def taking(self, section: int) -> np.ndarray:
        """For each student whether they sit in any section of the section's course."""
        return self._unpack(self._taking[self._course[section]])

    def sitting(self, section: int) -> np.ndarray:
        """For each student whether they sit in the section."""
        return self.among(self.seats[section])

    def siblings(self, section: int) -> np.ndarray:
        """The indexes of all sections of the section's course, its own among them."""
        return np.nonzero(self._course == self._course[section])[0]

    def open_seats(self, section: int) -> int:
        """Seats that the section counts as taken and that nobody holds yet."""
        return self.sections[section].enrolled - len(self.seats[section])

    def sit(self, section: int, students: Sequence[int]) -> None:
        """Give a seat of the section to each of the students, who must not sit in it yet."""
        bits = np.packbits(self.among(students))
        self.overlaps += int(self._unpack(bits & self._busy_bits(section)).sum())
        self._busy[self.timetable.own[section]] |= bits
        self._taking[self._course[section]] |= bits
        self.load[students] += self.credits[section]
        self.seats[section] += map(int, students)

    def among(self, students: Sequence[int]) -> np.ndarray:
        """For each student whether they are among those of the indexes."""
        mask = np.zeros(len(self.load), dtype=bool)
        mask[students] = True
        return mask

    def _busy_bits(self, section: int) -> np.ndarray:
        return np.bitwise_or.reduce(self._busy[self.timetable.overlapping[section]], axis=0)

    def _unpack(self, bits: np.ndarray) -> np.ndarray:
        return np.unpackbits(bits, count=len(self.load)).view(bool)
