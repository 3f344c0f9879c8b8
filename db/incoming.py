"""The rows that an import brings, for the temporary tables of db/sql/schedule/incoming.sql."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from psycopg.types.json import Jsonb

from db import names
from db.grades_file import GradedSection
from db.registrar import Section
from db.synthesis.population import YEARS, Student
from db.synthesize import Synthesis

DEGREES = {"undergraduate": "bachelor", "graduate": "master", "doctoral": "phd"}
# Where the numbers of invented people begin, so that a head is not named as the first student is.
FIRST_INSTRUCTOR, FIRST_OFFICER = 3_000, 7_000


@dataclass(frozen=True)
class Instructor:
    """A name of the export; home is the mnemonic that it teaches most sections of."""

    username: str
    name: str
    home: str

    @property
    def employee_number(self) -> str:
        return "TCH" + self.username.removeprefix("instructor.").upper()


def sections(export: Sequence[Section], synthesis: Synthesis) -> Iterator[tuple]:
    """Rows of incoming_sections."""
    place_of = {section.key: place for place, section in enumerate(export)}
    for place, (section, lecture) in enumerate(zip(export, synthesis.lectures, strict=True)):
        yield (
            place,
            section.mnemonic,
            section.course,
            section.code,
            section.class_number,
            section.title,
            section.topic or None,
            section.level,
            section.component,
            section.credits,
            section.limit,
            section.enrolled,
            section.waitlisted,
            section.status,
            section.online,
            place_of[lecture] if lecture else None,
        )


def meetings(export: Sequence[Section]) -> Iterator[tuple]:
    """Rows of incoming_meetings: a row a day, each day, time, room and span of dates of a section once.

    Where several groups of a row say the same hours and room, the instructor is the first group's.
    """
    for place, section in enumerate(export):
        found = {}
        for meeting in section.meetings:
            room = (meeting.room.building, meeting.room.number) if meeting.room else (None, None)
            teacher = username(meeting.instructors[0]) if meeting.instructors else None
            for day in meeting.days:
                hours = (day, meeting.starts, meeting.ends)
                found.setdefault((hours, room, meeting.first, meeting.last), teacher)
        for (hours, room, first, last), teacher in found.items():
            yield place, *hours, *room, teacher, first, last


def instructors(export: Sequence[Section]) -> list[Instructor]:
    """Everybody who teaches a section, by username."""
    taught: dict[str, Counter[str]] = defaultdict(Counter)
    for section in export:
        for name in section.instructors:
            taught[name][section.mnemonic] += 1
    found = {}
    for name in sorted(taught):
        home = min(taught[name], key=lambda mnemonic: (-taught[name][mnemonic], mnemonic))
        found.setdefault(username(name), Instructor(username(name), name, home))
    return [found[known_by] for known_by in sorted(found)]


def teaching(export: Sequence[Section]) -> Iterator[tuple]:
    """Rows of incoming_teaching: equal shares in thousandths that add up to one, the first bear the rest."""
    for place, section in enumerate(export):
        teachers = dict.fromkeys(map(username, section.instructors))
        for at, teacher in enumerate(teachers):
            share, rest = divmod(1000, len(teachers))
            yield place, teacher, (share + (at < rest)) / 1000


def officers(
    export: Sequence[Section], teachers: Sequence[Instructor], vacant: Collection[str]
) -> list[tuple[str, str, str | None]]:
    """Rows of incoming_officers, for the vacant offices: roles, and mnemonics that have no head.

    Head of a department is who teaches most students among those at home there; `head.cs` where nobody is.
    """
    students: Counter[str] = Counter()
    for section in export:
        for name in section.instructors:
            students[username(name)] += section.enrolled
    found = [(role.lower(), role, None) for role in ("REGISTRAR", "SYSADMIN") if role in vacant]
    for mnemonic in sorted({section.mnemonic for section in export} & set(vacant)):
        at_home = [teacher.username for teacher in teachers if teacher.home == mnemonic]
        head = max(at_home, key=lambda known_by: students[known_by], default=f"head.{mnemonic.lower()}")
        found.append((head, "DEPT_HEAD", mnemonic))
    return found


def people(
    teachers: Sequence[Instructor],
    in_office: Sequence[tuple[str, str, str | None]],
    newcomers: Sequence[Student],
) -> Iterator[tuple]:
    """Rows of incoming_people. Numbered instructors get an invented name, others keep theirs."""
    for teacher in teachers:
        number = re.fullmatch(r"Instructor (\d{1,9})", teacher.name)
        if number:
            yield _person(teacher.username, names.person(FIRST_INSTRUCTOR + int(number[1])))
        else:
            first, _, last = teacher.name.rpartition(" ")
            yield teacher.username, first, last, None, None, None, None, None
    known = {teacher.username for teacher in teachers}
    for at, (officer, *_) in enumerate(in_office):
        if officer not in known:
            yield _person(officer, names.person(FIRST_OFFICER + at))
    for student in newcomers:
        yield _person(student.number.lower(), names.person(int(student.number[1:])))


def students(newcomers: Sequence[Student]) -> Iterator[tuple]:
    """Rows of incoming_students."""
    for student in newcomers:
        yield (
            student.number.lower(),
            student.number,
            DEGREES[student.level],
            student.home,
            date(student.since, 9, 1),
            YEARS[student.level],
        )


def seats(synthesis: Synthesis) -> Iterator[tuple]:
    """Rows of incoming_seats."""
    for place, numbers in enumerate(synthesis.seats):
        for number in numbers:
            yield place, number


def queues(synthesis: Synthesis) -> Iterator[tuple]:
    """Rows of incoming_queues, rank 1 first in line."""
    for place, numbers in enumerate(synthesis.waiting):
        for rank, number in enumerate(numbers, start=1):
            yield place, number, rank


def grades(graded: Sequence[GradedSection]) -> Iterator[tuple]:
    """Rows of incoming_grades."""
    for section in graded:
        yield (
            section.line,
            section.course,
            section.code,
            section.class_number or None,
            section.mean,
            Jsonb(section.letters),
        )


def username(name: str) -> str:
    """The login of an instructor: `instructor.43083` for Instructor 43083, `instructor.jane.smith`."""
    plain = unicodedata.normalize("NFKD", name.removeprefix("Instructor ")).encode("ascii", "ignore").decode()
    known_by = ".".join(re.findall(r"[a-z0-9]+", plain.lower()))
    return f"instructor.{known_by or sha256(name.encode()).hexdigest()[:12]}"


def _person(known_by: str, invented: names.Person) -> tuple:
    first, last = invented.first, invented.last
    return known_by, first.en, last.en, first.az, last.az, first.ru, last.ru, invented.gender
