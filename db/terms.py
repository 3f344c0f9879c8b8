"""The term of a file: what its label says, and the dates that its meetings say."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from db.errors import LmsError
from db.registrar import Section

# Number within the academic year, and first and last day where no meeting has dates: month, day.
SEASONS = {
    "fall": (1, (8, 25), (12, 10)),
    "winter": (2, (1, 2), (1, 20)),
    "spring": (3, (1, 13), (5, 1)),
    "summer": (4, (6, 1), (8, 10)),
}


@dataclass(frozen=True)
class Term:
    """A term as `academic_terms` has it; autumn is the year in which its academic year begins."""

    autumn: int
    season: str
    year: int

    @property
    def academic_year(self) -> str:
        return f"{self.autumn}-{self.autumn + 1}"

    @property
    def number(self) -> int:
        """Its place in the academic year, fall being the first."""
        return SEASONS[self.season][0]

    def dates(self, sections: Sequence[Section]) -> tuple[date, date]:
        """First and last day: the commonest dates of the meetings that last longer than a day."""
        commonest = Counter(
            (meeting.first, meeting.last)
            for section in sections
            for meeting in section.meetings
            if meeting.first and meeting.last > meeting.first
        )
        if commonest:
            return min(commonest, key=lambda dates: (-commonest[dates], dates))
        _, first, last = SEASONS[self.season]
        return date(self.year, *first), date(self.year, *last)


def read_term(label: str) -> Term:
    """The term of `2025-spring`, which is the spring of the academic year 2024-2025."""
    match = re.fullmatch(r"(\d{4})-(fall|winter|spring|summer)", label.strip().casefold())
    if not match or not 1900 <= int(match[1]) <= 2200:
        raise LmsError(f"{label!r} is no term: write year and season, as 2025-spring or 2024-fall")
    year, season = int(match[1]), match[2]
    return Term(autumn=year if season == "fall" else year - 1, season=season, year=year)
