"""Gives the letters of a registrar's grade file to the students of an imported term, in the import's transaction."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, text

from db.errors import LmsError
from db.grades_file import LETTERS
from db.registrar import Rejection
from db.sqlfile import SqlFile

# What a section's DFW become, beside the withdrawn.
FAILURES = ("D", "F")
# The files that give the grades of incoming_grades, in their order.
PARTS = ("letters", "grades", "grading_result")


@dataclass(frozen=True)
class Graded:
    """How the rows of a grade file met the sections and students of the term.

    rows_without_section are counted with their repeats, sections once. Where a section has more letters than
    students, letters are left over; where it has fewer, students have none. means_met counts the sections whose
    mean is the published one to the second decimal, furthest_mean is the largest difference. completed and
    withdrawn are enrollments of the term; unfit names rows without a section and letters left over.
    """

    rows: int
    repeated_rows: int
    rows_without_section: int
    sections: int
    letters: int
    sections_with_more_letters: int
    letters_left_over: int
    sections_with_fewer_letters: int
    students_without_letter: int
    means_met: int
    furthest_mean: float
    completed: int
    withdrawn: int
    unfit: tuple[Rejection, ...]


def require_end(connection: Connection, label: str, last_day: date) -> None:
    """Refuse a term that is not over where the university is."""
    today = connection.scalar(text("select (now() at time zone lms_ops.timezone())::date"))
    if today <= last_day:
        raise LmsError(f"{label} ends on {last_day}: import its grades after that day")


def give_grades(connection: Connection) -> Graded:
    """End the enrollments of the term that is being imported, with the letters of incoming_grades."""
    known = set(connection.scalars(text("select letter_grade from grade_point_scale where is_active")))
    missing = [letter for letter in (*LETTERS[:-1], *FAILURES) if letter not in known]
    if missing:
        raise LmsError(f"grade_point_scale has no {', '.join(missing)}: add what it is worth, then import again")
    for part in PARTS:
        SqlFile(f"schedule/{part}.sql").run(connection)
    result = connection.execute(text("select * from grading_result")).one()
    unfit = connection.execute(text("select line, reason from unfit_grades order by line"))
    return Graded(**result._mapping, unfit=tuple(Rejection(*row) for row in unfit))
