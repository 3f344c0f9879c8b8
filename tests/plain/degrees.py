"""The best way to count courses for requirements, found by going every way: the model of best_assignment()."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

Course = dict[int, int]  # what it gives to each requirement that takes it, in tenths of a credit
Taken = tuple[int, ...]  # the requirements that one course is counted for


@dataclass(frozen=True)
class Degree:
    """Requirements from 0 in their order, the mandatory ones first; pairs that share, with their limits."""

    needs: tuple[int, ...]
    mandatory: int
    sharing: dict[tuple[int, int], int]

    def uses(self, course: Course) -> Iterator[Taken]:
        """All that one course may count for: nothing, one requirement, two that share."""
        yield ()
        yield from ((requirement,) for requirement in course)
        yield from (pair for pair in self.sharing if set(pair) <= course.keys())

    def best(self, courses: list[Course]) -> tuple[int, ...]:
        """The worth of the best of all allowed ways to count these courses."""
        nothing = (0,) * len(self.needs), (0,) * len(self.sharing)
        reached = {nothing}
        for course in courses:
            reached = {self.add(*before, course, use) for before in reached for use in self.uses(course)}
        return max(self.worth(credits) for credits, shared in reached if self.is_allowed(shared))

    def result(self, courses: list[Course], taken: Iterable[Taken]) -> tuple[int, ...] | None:
        """The worth of one way; None if it is not allowed."""
        credits, shared = (0,) * len(self.needs), (0,) * len(self.sharing)
        for course, use in zip(courses, taken, strict=True):
            if use not in set(self.uses(course)):
                return None
            credits, shared = self.add(credits, shared, course, use)
        return self.worth(credits) if self.is_allowed(shared) else None

    def add(
        self, credits: tuple[int, ...], shared: tuple[int, ...], course: Course, use: Taken
    ) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The credits of each requirement and the shared ones of each pair, with one more course."""
        return (
            tuple(got + (course[place] if place in use else 0) for place, got in enumerate(credits)),
            tuple(
                got + (min(course[place] for place in pair) if pair == use else 0)
                for pair, got in zip(self.sharing, shared, strict=True)
            ),
        )

    def is_allowed(self, shared: tuple[int, ...]) -> bool:
        return all(got <= limit for got, limit in zip(shared, self.sharing.values(), strict=True))

    def worth(self, credits: tuple[int, ...]) -> tuple[int, ...]:
        """What is to be as large as can be: mandatory credits, all credits, then those of each requirement."""
        covered = [min(need, got) for need, got in zip(self.needs, credits, strict=True)]
        return sum(covered[: self.mandatory]), sum(covered), *covered
