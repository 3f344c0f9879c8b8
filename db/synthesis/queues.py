"""Who waits for a seat: as many as each section counts, in the order of joining."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from db.synthesis.seating import Seating
from db.synthesis.wishes import Wishes

# Parts of a queue that hold another section of the course, and that are busy at its hours; and the number of
# queues after which a student joins no further one while somebody else can.
HOLDING_ANOTHER, BUSY, PATIENCE = 0.12, 0.10, 3


def queues(
    seating: Seating,
    wishes: Wishes,
    *,
    waiting: Sequence[Sequence[int]],
    elsewhere: Mapping[tuple[str, str], set[int]],
    chance: np.random.Generator,
) -> list[list[int]]:
    """The students who wait for each section, by index, first in line first.

    Who waited before stays in line, unless seated by now; a shorter queue loses its last. Nobody waits for a
    section that they sit in, nor twice for a component of a course (`elsewhere`: who does in another term, by
    course and component). A discussion is waited for by those who
    wait for its lecture, then by those who sit there and would rather have this discussion.
    """
    lines: list[list[int]] = []
    in_line_for: dict[tuple[str, str], set[int]] = defaultdict(set, elsewhere)
    queued = np.zeros(len(seating.load), dtype=int)
    for section, seats, before in zip(seating.sections, seating.seats, waiting, strict=True):
        seated = set(seats)
        lines.append([student for student in before if student not in seated][: section.waitlisted])
        in_line_for[section.course, section.component or ""].update(lines[-1])
        queued[lines[-1]] += 1
    # Lectures before what belongs to them.
    for index in sorted(range(len(lines)), key=lambda index: seating.lectures[index] is not None):
        section, line, lecture = seating.sections[index], lines[index], seating.lectures[index]
        if section.waitlisted == len(line):
            continue
        in_line = in_line_for[section.course, section.component or ""]
        may = seating.allowed & ~seating.sitting(index) & ~seating.among(list(in_line))
        joining: list[int] = []
        for among, part in (
            _for_lecture(index, seating, wishes, patient=queued < PATIENCE)
            if lecture is None
            else _for_discussion(lecture, seating, lines[lecture])
        ):
            missing = section.waitlisted - len(line) - len(joining)
            count = min(missing, round(part * section.waitlisted))
            joining += wishes.best(index, among=among & may, count=count).tolist()
            may[joining] = False
        line += chance.permutation(joining).astype(int).tolist()
        in_line.update(joining)
        queued[joining] += 1
    return lines


def _for_lecture(
    section: int, seating: Seating, wishes: Wishes, *, patient: np.ndarray
) -> Iterator[tuple[np.ndarray, float]]:
    """Masks of students, and the part of the queue that each may fill, in this order."""
    taking, busy, of_level = seating.taking(section), seating.busy(section), wishes.of_level(section)
    yield taking & of_level & patient, HOLDING_ANOTHER
    yield busy & ~taking & of_level & patient, BUSY
    yield ~busy & ~taking & of_level & patient, 1
    yield of_level, 1
    yield np.ones_like(busy), 1


def _for_discussion(lecture: int, seating: Seating, waiting: Sequence[int]) -> Iterator[tuple[np.ndarray, float]]:
    """The same for a section that belongs to a lecture."""
    sitting = seating.sitting(lecture)
    yield seating.among(waiting), 1
    yield sitting, 1
    yield np.ones_like(sitting), 1
