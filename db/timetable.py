"""Which sections of a term nobody can attend both."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from db.registrar import Section


def overlaps(sections: Sequence[Section]) -> list[np.ndarray]:
    """For each section the indexes of those that it overlaps, in ascending order, itself left out.

    Two sections overlap when a meeting of the one and a meeting of the other have a common day, a common time
    and a common span of dates. Meetings that only touch do not; missing dates are the whole term.
    """
    meetings = _meetings(sections)
    pairs = [np.empty(0, dtype=np.int64)]
    for day in range(7):
        section, _, starts, ends, first, last = meetings[meetings[:, 1] == day].T
        meet = (
            (starts[:, None] < ends)
            & (starts < ends[:, None])
            & (first[:, None] <= last)
            & (first <= last[:, None])
        )
        one, other = np.nonzero(meet)
        pairs.append(section[one] * len(sections) + section[other])
    one, other = np.divmod(np.unique(np.concatenate(pairs)), max(len(sections), 1))
    one, other = one[one != other], other[one != other]
    return np.split(other, np.searchsorted(one, np.arange(1, len(sections))))


def _meetings(sections: Sequence[Section]) -> np.ndarray:
    """A row a section's meeting and day: section, day, start and end in minutes, first and last day's number."""
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
