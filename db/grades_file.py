"""Reads the grades that a registrar publishes for a finished term: one row a section, students by letter.

Order and letter case of the columns do not matter, nor do further ones. A row that cannot be read makes the
whole file doubtful: it is refused, with the row's line.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from db import csv_file
from db.errors import LmsError
from db.terms import Term

LETTERS = ("A+", "A", "A-", "B+", "B", "B-", "C+", "C", "C-", "DFW")
REQUIRED = ("Subject", "Catalog Number", "Class Section", "Course GPA", "# of Students", *LETTERS)
MOST_POINTS = 4
MOST_STUDENTS = 9_999


@dataclass(frozen=True)
class GradedSection:
    """One row: the mean grade points, students who withdrew not counted, and the students of each letter.

    DFW are those with a D or an F and those who withdrew. class_number is empty where the file has none.
    """

    line: int
    course: str
    code: str
    class_number: str
    mean: Decimal
    letters: dict[str, int]


def read(path: Path, term: Term) -> tuple[GradedSection, ...]:
    """The rows of a CSV file, gzipped or not, in its order; LmsError where it is no grade file of that term."""
    found = []
    for line, cells in csv_file.rows(path, required=REQUIRED):
        try:
            found.append(_section(line, cells, term))
        except ValueError as unreadable:
            raise LmsError(f"{path} is no grade file, line {line}: {unreadable}: export it again") from None
    if not found:
        raise LmsError(f"{path} has no row: export the grades again")
    return tuple(found)


def _section(line: int, cells: dict[str, str], term: Term) -> GradedSection:
    """The section of a row; ValueError says what is wrong with it."""
    if cells[""]:
        raise ValueError("the row has more cells than the header")
    for name in REQUIRED:
        if not cells.get(csv_file.column_name(name)):
            raise ValueError(f"{name} is missing")
    _check_term(cells.get("termdesc", ""), term)
    letters = {letter: _count(letter, cells[csv_file.column_name(letter)]) for letter in LETTERS}
    students = _count("# of Students", cells["#ofstudents"])
    if sum(letters.values()) != students:
        raise ValueError(f"the letters add up to {sum(letters.values())} of {students} students")
    return GradedSection(
        line=line,
        course=f"{cells['subject']} {cells['catalognumber']}".upper(),
        code=cells["classsection"].upper(),
        class_number=cells.get("classnum", ""),
        mean=_mean(cells["coursegpa"]),
        letters=letters,
    )


def _check_term(cell: str, term: Term) -> None:
    """A cell such as `2024 Fall` must be of the term that is imported; one that says something else is ignored."""
    year = re.search(r"\b\d{4}\b", cell)
    season = re.search(r"\b(fall|winter|spring|summer)\b", cell, re.IGNORECASE)
    if year and season and (int(year[0]), season[0].casefold()) != (term.year, term.season):
        raise ValueError(f"it is of {cell}, not of {term.year} {term.season}")


def _count(name: str, cell: str) -> int:
    if not re.fullmatch(r"\d{1,9}(\.0+)?", cell) or int(cell.split(".")[0]) > MOST_STUDENTS:
        raise ValueError(f"{name} is no number of students: {cell!r}")
    return int(cell.split(".")[0])


def _mean(cell: str) -> Decimal:
    if not re.fullmatch(r"\d(\.\d{1,9})?", cell) or Decimal(cell) > MOST_POINTS:
        raise ValueError(f"Course GPA is no mean from 0 to {MOST_POINTS}: {cell!r}")
    return Decimal(cell)
