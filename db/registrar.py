"""Reads the class-schedule export of a registrar: one row a section, as the student system writes it.

Six columns are required; order, letter case and further columns do not matter. A row with a negative or
unreadable cell is set aside with its line and reason, the others go on.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from db import csv_file
from db.errors import LmsError
from db.meetings import Meeting, read_meeting

REQUIRED = ("ClassNumber", "Mnemonic", "Number", "Section", "Enrollment", "EnrollmentLimit")
GROUPS = "1234"
STATUSES = {
    "open": "open",
    "closed": "closed",
    "wait list": "waitlist",
    "waitlist": "waitlist",
    "cancelled": "cancelled",
}
MOST_STUDENTS = 9_999
MOST_CREDITS = 99
USUAL_CREDITS = Decimal(3)


@dataclass(frozen=True)
class Section:
    """One good row. credits is None where the export says no units; counts are students."""

    class_number: str
    mnemonic: str
    number: str
    code: str
    enrolled: int
    limit: int
    waitlisted: int
    status: str
    component: str | None
    credits: Decimal | None
    title: str
    topic: str
    meetings: tuple[Meeting, ...]

    @property
    def course(self) -> str:
        """The course's code, `CS 1110`."""
        return f"{self.mnemonic} {self.number}"

    @property
    def key(self) -> tuple[str, str]:
        """What a term knows the section by: course and section code."""
        return self.course, self.code

    @property
    def level(self) -> str:
        """undergraduate below number 5000, doctoral from 9000 on, graduate between, as is usual."""
        return "undergraduate" if self.year < 5 else "graduate" if self.year < 9 else "doctoral"

    @property
    def year(self) -> int:
        """The thousands of the course's number: 1 to 4 are the undergraduate years, 0 is below them."""
        digits = re.match(r"\d+", self.number)
        return int(digits[0]) // 1000 if digits else 0

    @property
    def instructors(self) -> tuple[str, ...]:
        """Everybody whom a group names, each once, in the row's order."""
        return tuple(dict.fromkeys(name for meeting in self.meetings for name in meeting.instructors))

    @property
    def online(self) -> bool:
        """Every group meets on the web."""
        return bool(self.meetings) and all(meeting.online for meeting in self.meetings)


@dataclass(frozen=True)
class Rejection:
    """A row that was set aside: the line that it starts on (the header is line 1) and why."""

    line: int
    reason: str


@dataclass(frozen=True)
class Export:
    """The sections of one term in the file's order, and the rows set aside."""

    sections: tuple[Section, ...]
    rejected: tuple[Rejection, ...]

    @property
    def enrolled(self) -> int:
        return sum(section.enrolled for section in self.sections)

    @property
    def waitlisted(self) -> int:
        return sum(section.waitlisted for section in self.sections)


def read(path: Path) -> Export:
    """Read a CSV file, gzipped or not; LmsError when it is no export or none of its rows is good."""
    sections, rejected = [], []
    seen: dict[object, int] = {}
    for line, cells in csv_file.rows(path, required=REQUIRED):
        try:
            section = _section(cells)
            for known_by, name in ((section.class_number, "class number"), (section.key, "section")):
                if known_by in seen:
                    raise ValueError(f"this {name} stands on line {seen[known_by]} already")
            seen[section.class_number] = seen[section.key] = line
            sections.append(section)
        except ValueError as unreadable:
            rejected.append(Rejection(line, str(unreadable)))
    if not sections:
        why = f" (line {rejected[0].line}: {rejected[0].reason})" if rejected else ""
        raise LmsError(f"{path} has no row that can be read{why}: export the class schedule again")
    return Export(tuple(sections), tuple(rejected))


def _section(cells: dict[str, str]) -> Section:
    """The section of a row; ValueError says which cell is missing, negative or unreadable."""
    if cells[""]:
        raise ValueError("the row has more cells than the header")
    for name in REQUIRED:
        if not cells.get(csv_file.column_name(name)):
            raise ValueError(f"{name} is missing")
    enrolled = _count("Enrollment", cells["enrollment"])
    limit = _count("EnrollmentLimit", cells["enrollmentlimit"])
    waitlisted = _count("Waitlist", cells.get("waitlist") or "0")
    return Section(
        class_number=cells["classnumber"],
        mnemonic=cells["mnemonic"].upper(),
        number=cells["number"].upper(),
        code=cells["section"].upper(),
        enrolled=enrolled,
        limit=limit,
        waitlisted=waitlisted,
        status=_status(cells.get("status", ""), enrolled, limit, waitlisted),
        component=cells.get("type") or None,
        credits=_credits(cells.get("units", "")),
        title=cells.get("title", ""),
        topic=cells.get("topic", ""),
        meetings=tuple(_meetings(cells)),
    )


def _meetings(cells: dict[str, str]) -> Iterator[Meeting]:
    for group in GROUPS:
        meeting = read_meeting(
            days=cells.get(f"days{group}", ""),
            dates=cells.get(f"meetingdates{group}", ""),
            room=cells.get(f"room{group}", ""),
            instructors=cells.get(f"instructor{group}", ""),
        )
        if meeting:
            yield meeting


def _count(name: str, cell: str) -> int:
    if re.fullmatch(r"-\d+(\.0+)?", cell):
        raise ValueError(f"{name} is negative: {cell}")
    if not re.fullmatch(r"\d+(\.0+)?", cell) or len(cell) > 20:
        raise ValueError(f"{name} is no whole number: {cell!r}")
    count = int(cell.split(".")[0])
    if count > MOST_STUDENTS:
        raise ValueError(f"{name} is above {MOST_STUDENTS:,}: {cell}")
    return count


def _credits(cell: str) -> Decimal | None:
    """Credits of `1.5`; of a range such as `1 - 12` three, or its end nearest to three."""
    if not cell:
        return None
    if re.match(r"-\s*\d", cell):
        raise ValueError(f"Units are negative: {cell}")
    match = re.fullmatch(r"(\d{1,4}(?:\.\d+)?)(?:\s*-\s*(\d{1,4}(?:\.\d+)?))?", cell)
    if not match:
        raise ValueError(f"Units are unreadable: {cell!r}")
    least, most = Decimal(match[1]), Decimal(match[2] or match[1])
    if most < least or most > MOST_CREDITS:
        raise ValueError(f"Units are unreadable: {cell!r}")
    units = least if match[2] is None else min(max(USUAL_CREDITS, least), most)
    return units.quantize(Decimal("0.1"), ROUND_HALF_UP)


def _status(cell: str, enrolled: int, limit: int, waitlisted: int) -> str:
    """The status as written, whatever the counts say; from the counts where the export has none."""
    if not cell:
        return "waitlist" if waitlisted else "closed" if enrolled >= limit else "open"
    if cell.casefold() not in STATUSES:
        raise ValueError(f"Status is not Open, Closed, Wait List or Cancelled: {cell!r}")
    return STATUSES[cell.casefold()]
