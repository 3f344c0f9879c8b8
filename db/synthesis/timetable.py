"""Which sections of a term nobody can attend both."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from db.registrar import Section


class Timetable:
    """The slots of a term: a slot is a day, a start, an end and a span of dates, shared by many sections.

    Two slots overlap when they have the day, some time and some date in common. Slots that only touch do not;
    a meeting without dates lasts the whole term.
    """

    def __init__(self, sections: Sequence[Section]) -> None:
        meetings = _meetings(sections)
        slots, slot_of_meeting = np.unique(meetings[:, 1:], axis=0, return_inverse=True)
        slot_of_meeting = slot_of_meeting.reshape(-1)  # NumPy 2.0 gives a column
        overlap = _overlap(slots)
        self.slots = len(slots)
        # For each section its own slots, and every slot that overlaps one of them (its own among them).
        self.own: list[np.ndarray] = []
        self.overlapping: list[np.ndarray] = []
        rows = np.searchsorted(meetings[:, 0], np.arange(len(sections) + 1))
        for begin, end in zip(rows[:-1], rows[1:], strict=True):
            own = np.unique(slot_of_meeting[begin:end])
            self.own.append(own)
            self.overlapping.append(np.nonzero(overlap[own].any(axis=0))[0])

    def clash(self, one: int, other: int) -> bool:
        """Whether two sections, given by their index, overlap."""
        return bool(np.isin(self.own[one], self.overlapping[other]).any())


def _meetings(sections: Sequence[Section]) -> np.ndarray:
    """A row a meeting and day: section, day, start and end in minutes, number of the first and last date."""
    rows = [
        (
            index,
            day,
            meeting.starts.hour * 60 + meeting.starts.minute,
            meeting.ends.hour * 60 + meeting.ends.minute,
            (meeting.first or date.min).toordinal(),
            (meeting.last or date.max).toordinal(),
        )
        for index, section in enumerate(sections)
        for meeting in section.meetings
        for day in meeting.days
    ]
    return np.array(rows, dtype=np.int64).reshape(-1, 6)


def _overlap(slots: np.ndarray) -> np.ndarray:
    day, starts, ends, first, last = slots.T
    return (
        (day[:, None] == day)
        & (starts[:, None] < ends)
        & (starts < ends[:, None])
        & (first[:, None] <= last)
        & (first <= last[:, None])
    )
