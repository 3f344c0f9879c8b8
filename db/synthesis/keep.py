"""Who stays in a section that counts fewer students than before."""

from collections import defaultdict
from collections.abc import Sequence

from db.registrar import Section


def keep(
    sections: Sequence[Section], *, seats: Sequence[Sequence[int]], lectures: Sequence[int | None]
) -> list[list[int]]:
    """The seats that remain, students by index in their order, at most as many as each section counts.

    The last to come leaves first. Who leaves a lecture leaves its discussion too where that has a seat too
    many as well, and such students leave before others.
    """
    kept = [list(students) for students in seats]
    belonging: dict[int, list[int]] = defaultdict(list)
    for index, lecture in enumerate(lectures):
        if lecture is not None:
            belonging[lecture].append(index)

    def crowded(members: list[int]) -> list[int]:
        return [index for index in members if len(kept[index]) > sections[index].enrolled]

    # Lectures before what belongs to them.
    for index in sorted(crowded(list(range(len(sections)))), key=lambda index: lectures[index] is not None):
        while crowded([index]):
            discussions = crowded(belonging[index])
            in_crowd = {student for discussion in discussions for student in kept[discussion]}
            leaving = next((student for student in reversed(kept[index]) if student in in_crowd), kept[index][-1])
            for section in [index, *discussions]:
                if leaving in kept[section]:
                    kept[section].remove(leaving)
    return kept
