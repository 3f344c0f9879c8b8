"""Pseudonymous students for the seats that a class-schedule export counts. Pure: no database, no clock.

The counts are met exactly: every section has the students that it counts as enrolled and as waiting. What
makes a term believable (loads, hours, homes, a discussion with its lecture) gives way to them. The same
sections and the same earlier students give the same result.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from db.registrar import Section
from db.synthesis.aims import Aims, reached
from db.synthesis.fill import fill
from db.synthesis.keep import keep
from db.synthesis.lectures import lectures
from db.synthesis.population import Student, population
from db.synthesis.queues import queues
from db.synthesis.seating import Seating
from db.synthesis.timetable import Timetable
from db.synthesis.wishes import Wishes

Key = tuple[str, str]


@dataclass(frozen=True)
class Synthesis:
    """The students of a term by number; seats, waiting and lecture by section, in the sections' order.

    seats and waiting hold student numbers (waiting: first in line first), lectures the key of the section
    that a discussion belongs to, or None.
    """

    students: tuple[Student, ...]
    seats: tuple[tuple[str, ...], ...]
    waiting: tuple[tuple[str, ...], ...]
    lectures: tuple[Key | None, ...]
    aims: Aims


def synthesize(
    sections: Sequence[Section],
    *,
    autumn: int,
    earlier: Sequence[Student] = (),
    seats: Mapping[Key, Sequence[str]] | None = None,
    waiting: Mapping[Key, Sequence[str]] | None = None,
    barred: Collection[str] = (),
    waiting_elsewhere: Mapping[tuple[str, str], Collection[str]] | None = None,
) -> Synthesis:
    """Students for the sections of a term in the academic year that begins in that autumn.

    `earlier` are the students of before, who are taken first; `seats` and `waiting` are what they hold in
    this term already, by section, student numbers in the order of coming. What need not change stays. Who is
    `barred` gets nothing new; `waiting_elsewhere` are those who wait for a course and component in another
    term, who may not wait for it twice.
    """
    seats, waiting = seats or {}, waiting or {}
    present = {number for held in (seats, waiting) for numbers in held.values() for number in numbers}
    students = population(sections, autumn=autumn, earlier=earlier, present=present, barred=barred)
    index_of = {student.number: index for index, student in enumerate(students)}

    def indexes(held: Mapping[Key, Sequence[str]]) -> list[list[int]]:
        return [[index_of[number] for number in held.get(section.key, ())] for section in sections]

    timetable = Timetable(sections)
    seating = Seating(sections, students, timetable=timetable, lectures=lectures(sections, timetable))
    seating.bar([index_of[number] for number in barred if number in index_of])
    for index, kept in enumerate(keep(sections, seats=indexes(seats), lectures=seating.lectures)):
        if kept:
            seating.sit(index, kept)
    chance = np.random.default_rng(autumn)
    wishes = Wishes(students, seating, autumn=autumn, chance=chance)
    in_line = indexes(waiting)
    fill(seating, wishes, waiting=in_line)
    elsewhere = {
        queue: {index_of[number] for number in numbers if number in index_of}
        for queue, numbers in (waiting_elsewhere or {}).items()
    }
    lines = queues(seating, wishes, waiting=in_line, elsewhere=elsewhere, chance=chance)
    return Synthesis(
        students=tuple(students),
        seats=tuple(tuple(students[at].number for at in held) for held in seating.seats),
        waiting=tuple(tuple(students[at].number for at in line) for line in lines),
        lectures=tuple(None if at is None else sections[at].key for at in seating.lectures),
        aims=reached(students, seating),
    )
