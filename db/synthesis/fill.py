"""Fills the open seats of every section, so that the counts are met exactly."""

from collections.abc import Sequence

import numpy as np

from db.synthesis.bundles import Bundle, bundles
from db.synthesis.seating import Seating
from db.synthesis.wishes import Wishes

# A section of so many credits is most of a student's term: it comes first.
LARGE = 6


def fill(seating: Seating, wishes: Wishes, *, waiting: Sequence[Sequence[int]]) -> None:
    """Seat students until every section has as many as it counts.

    First those who wait for a freed seat, in their order, then students who sit in the lecture and lack the
    discussion, then whole bundles to whoever wants them most.
    """
    for section in range(len(seating.sections)):
        open_seats = seating.open_seats(section)
        first = _in_line(section, seating, waiting[section]) if open_seats else []
        if first:
            seating.sit(section, first[:open_seats])
    open_seats = [seating.open_seats(section) for section in range(len(seating.sections))]
    found = bundles(seating.sections, open_seats=open_seats, lectures=seating.lectures, timetable=seating.timetable)
    for bundle in sorted(found, key=lambda bundle: _hardest_first(bundle, seating)):
        _seat(bundle, seating, wishes)


def _in_line(section: int, seating: Seating, waiting: Sequence[int]) -> list[int]:
    """Who would take a seat before all others: those waiting, then the lecture's who lack the component."""
    lecture = seating.lectures[section]
    if lecture is None:
        free = seating.allowed & ~seating.busy(section) & ~seating.taking(section) if waiting else ()
        return [student for student in waiting if free[student]]
    in_lecture = seating.seats[lecture]
    if not in_lecture:
        return []
    free = seating.allowed & seating.sitting(lecture) & ~seating.busy(section)
    component = seating.sections[section].component
    for other in seating.siblings(section):
        if seating.lectures[other] == lecture and seating.sections[other].component == component:
            free[seating.seats[other]] = False
    return [student for student in dict.fromkeys([*waiting, *in_lecture]) if free[student]]


def _hardest_first(bundle: Bundle, seating: Seating) -> tuple:
    """Large sections, then those whose hours are most in demand; what has no hours fits everywhere: last."""
    overlapping = seating.timetable.overlapping
    slots = {slot for section in bundle.sections for slot in overlapping[section].tolist()}
    credits = seating.credits[bundle.sections[0]]
    return credits < LARGE, -len(slots), -credits, bundle.sections


def _seat(bundle: Bundle, seating: Seating, wishes: Wishes) -> None:
    """Seat a bundle's students; where too few are free, give up one wish after the other until enough are."""
    section = bundle.sections[0]
    free = seating.allowed & ~np.logical_or.reduce([seating.busy(member) for member in bundle.sections])
    new = ~seating.taking(section)
    of_level = wishes.of_level(section)
    chosen = wishes.best(section, among=free & new & of_level & wishes.normal(section), count=bundle.seats)
    if len(chosen) < bundle.seats:
        sitting = np.logical_or.reduce([seating.sitting(member) for member in bundle.sections])
        anybody = seating.allowed & ~sitting
        for among in (free & new & of_level, free & new, new & of_level, new, of_level, anybody):
            among = among & anybody & ~seating.among(chosen)
            more = wishes.best(section, among=among, count=bundle.seats - len(chosen))
            chosen = np.concatenate([chosen, more])
    for member in bundle.sections:
        seating.sit(member, chosen)
