"""Which lecture a discussion or laboratory belongs to: the export does not say."""

from collections import defaultdict
from collections.abc import Sequence

from db.registrar import Section
from db.synthesis.timetable import Timetable


def lectures(sections: Sequence[Section], timetable: Timetable) -> list[int | None]:
    """For each section the index of the lecture that it belongs to, or None.

    A section without credits belongs to a section of its course that carries the credits (a lecture where
    there is one). It stands alone where the course has none, or none with as many seats taken. Among several
    it goes where its students can attend both and still find room, first to the lecture of its own hundred
    (101 to 100).
    """
    of_course: dict[str, list[int]] = defaultdict(list)
    for index, section in enumerate(sections):
        of_course[section.course].append(index)
    found: list[int | None] = [None] * len(sections)
    for members in of_course.values():
        with_credits = [index for index in members if sections[index].credits != 0]
        without = [index for index in members if sections[index].credits == 0]
        # Seats that each lecture still has for students of a component.
        room = {
            (lecture, sections[index].component): sections[lecture].enrolled
            for lecture in with_credits
            for index in without
        }
        for index in sorted(without, key=lambda index: -sections[index].enrolled):
            section = sections[index]
            fitting = [lecture for lecture in with_credits if sections[lecture].enrolled >= section.enrolled]
            if not fitting:
                continue
            component = section.component
            found[index] = max(
                fitting,
                key=lambda lecture: (
                    not timetable.clash(index, lecture),
                    room[lecture, component] >= section.enrolled,
                    _hundred(sections[lecture].code) == _hundred(section.code),
                    sections[lecture].component == "Lecture",
                    room[lecture, component],
                    -lecture,
                ),
            )
            room[found[index], component] -= section.enrolled
    return found


def _hundred(code: str) -> str:
    return code[:-2]
