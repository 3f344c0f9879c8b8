"""How believable the invented term came out."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from db.synthesis.population import Student
from db.synthesis.seating import Seating
from db.synthesis.wishes import NORMAL


@dataclass(frozen=True)
class Aims:
    """Students with a seat, and parts of a whole from 0 to 1 (1 where there is nothing to count).

    normal_undergraduates have 12 to 18 credits, normal_graduates 9 to 15; overlapping_seats overlap an
    earlier seat of the same student; discussions_with_lecture are seats in a discussion or laboratory whose
    student sits in its lecture too.
    """

    students: int
    undergraduates: int
    normal_undergraduates: float
    normal_graduates: float
    overlapping_seats: float
    discussions_with_lecture: float


def reached(students: Sequence[Student], seating: Seating) -> Aims:
    """What the seating reached of what it aimed at."""
    present = seating.among([student for seats in seating.seats for student in seats])
    undergraduate = np.array([student.level == "undergraduate" for student in students], dtype=bool)
    low, high = np.array([NORMAL[student.level] for student in students], dtype=float).reshape(-1, 2).T
    normal = (low <= seating.load) & (seating.load <= high)
    discussions = [(index, lecture) for index, lecture in enumerate(seating.lectures) if lecture is not None]
    with_lecture = sum(len({*seating.seats[index]} & {*seating.seats[lecture]}) for index, lecture in discussions)
    return Aims(
        students=int(present.sum()),
        undergraduates=int((present & undergraduate).sum()),
        normal_undergraduates=_part((normal & present & undergraduate).sum(), (present & undergraduate).sum()),
        normal_graduates=_part((normal & present & ~undergraduate).sum(), (present & ~undergraduate).sum()),
        overlapping_seats=round(seating.overlaps / max(sum(map(len, seating.seats)), 1), 4),
        discussions_with_lecture=_part(with_lecture, sum(len(seating.seats[index]) for index, _ in discussions)),
    )


def _part(some: int, whole: int) -> float:
    return round(float(some) / float(whole), 4) if whole else 1.0
