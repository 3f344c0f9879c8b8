"""What one student takes of a course at once: a lecture with its discussion and laboratory."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from db.registrar import Section
from db.synthesis.timetable import Timetable


@dataclass(frozen=True)
class Bundle:
    """Sections (by index) that the same students sit in, the one with the credits first; seats = students."""

    sections: tuple[int, ...]
    seats: int


def bundles(
    sections: Sequence[Section],
    *,
    open_seats: Sequence[int],
    lectures: Sequence[int | None],
    timetable: Timetable,
) -> list[Bundle]:
    """Bundles whose seats add up to the open seats of every section.

    Each student of a lecture takes at most one section of each component that belongs to it, as far as the
    seats last and the sections do not overlap. Seats of a discussion beyond its lecture's are bundles of
    their own, as are sections that stand alone.
    """
    belonging: dict[int, list[int]] = defaultdict(list)
    for index, lecture in enumerate(lectures):
        if lecture is not None and open_seats[index]:
            belonging[lecture].append(index)
    found = []
    for index, lecture in enumerate(lectures):
        if lecture is None:
            components = _by_component(sections, belonging[index])
            found += _of_lecture(index, components, open_seats, timetable)
    return [bundle for bundle in found if bundle.seats]


def _of_lecture(
    lecture: int, components: list[list[int]], open_seats: Sequence[int], timetable: Timetable
) -> list[Bundle]:
    """The bundles of a lecture, and those of the seats of its discussions that no student of it fills."""
    made, alone = [Bundle((lecture,), open_seats[lecture])], []
    for members in components:
        open_bundles, made = made, []
        for index in members:
            seats = open_seats[index]
            for at, bundle in enumerate(open_bundles):
                taken = min(seats, bundle.seats)
                if taken and not any(timetable.clash(index, other) for other in bundle.sections):
                    made.append(Bundle((*bundle.sections, index), taken))
                    open_bundles[at] = Bundle(bundle.sections, bundle.seats - taken)
                    seats -= taken
            alone.append(Bundle((index,), seats))
        made += [bundle for bundle in open_bundles if bundle.seats]
    return made + alone


def _by_component(sections: Sequence[Section], members: list[int]) -> list[list[int]]:
    components: dict[str | None, list[int]] = defaultdict(list)
    for index in members:
        components[sections[index].component].append(index)
    return list(components.values())
