"""A faculty with four finished terms, its students' results, and the default rules of standing in plain Python."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from uuid import UUID

import sample
from sqlalchemy import Connection, text

TERMS = ("2023-fall", "2024-spring", "2024-fall", "2025-spring")
# course -> credits of its lecture and of its discussion; the largest counts
COURSES = {
    "CS1": (Fraction(12), Fraction(0)),
    "CS2": (Fraction(6), Fraction(1, 2)),
    "CS3": (Fraction(9, 2), Fraction(9, 2)),
    "CS4": (Fraction(3), Fraction(3, 2)),
}


@dataclass(frozen=True)
class Faculty:
    """Its unit and programme, its terms in their order, its offerings, and those who decide or may not."""

    unit: UUID
    program: UUID
    terms: Sequence[UUID]
    # (place of the term, course, component 0 or 1) -> offering
    offerings: dict[tuple[int, str, int], UUID]
    registrar: UUID
    dean: UUID
    head: UUID
    advisor: UUID


@dataclass(frozen=True)
class Result:
    """One enrollment: the place of its term, course, component, status, and grade points (None: no grade)."""

    term: int
    course: str
    component: int = 0
    status: str = "completed"
    points: Decimal | None = None


def build(connection: Connection) -> Faculty:
    faculty = sample.unit(connection, "SCI", type="faculty")
    department = sample.unit(connection, "CS", parent=faculty)
    terms = [sample.term(connection, label) for label in TERMS]
    courses = {code: sample.course(connection, department, code) for code in COURSES}
    offerings = {
        (place, code, component): sample.offering(
            connection,
            courses[code],
            term,
            component=("LEC", "DIS")[component],
            credits=float(COURSES[code][component]),
        )
        for place, term in enumerate(terms)
        for code in COURSES
        for component in (0, 1)
    }
    return Faculty(
        unit=department,
        program=sample.program(connection, department),
        terms=terms,
        offerings=offerings,
        registrar=sample.viewer(connection, "REGISTRAR"),
        dean=sample.viewer(connection, "DEAN", faculty),
        head=sample.viewer(connection, "DEPT_HEAD", department),
        advisor=sample.viewer(connection, "ADVISOR"),
    )


def enroll(connection: Connection, faculty: Faculty, student: UUID, *results: Result) -> None:
    for result in results:
        sample.enrollment(
            connection,
            faculty.offerings[result.term, result.course, result.component],
            student,
            enrollment_status=result.status,
            grade_points=result.points,
        )


def decide(connection: Connection, term: UUID) -> dict[UUID, tuple]:
    """student -> standing before and after, and the rule, of everybody whose standing changed."""
    found = connection.execute(
        text("select student_id, previous_standing, standing, rule from lms_ops.decide_standing(:term)"),
        {"term": term},
    )
    return {row.student_id: (row.previous_standing, row.standing, row.rule) for row in found}


def averages(results: Sequence[Result], place: int) -> tuple[Decimal, Decimal, Fraction, Fraction] | None:
    """Term and cumulative average, credits graded in the term and so far; None without graded work in it.

    A course counts once a term: the credits of its largest component completed, its best points.
    """
    graded: dict[tuple[int, str], tuple[Fraction, Fraction]] = {}
    for term, course in {(each.term, each.course) for each in results if each.term <= place}:
        taken = [each for each in results if (each.term, each.course) == (term, course) and each.status == "completed"]
        points = [Fraction(each.points) for each in taken if each.points is not None]
        if points:
            graded[term, course] = (max(COURSES[course][each.component] for each in taken), max(points))
    in_term = {key: value for key, value in graded.items() if key[0] == place}
    term_credits = sum(credits for credits, _ in in_term.values())
    if not term_credits:
        return None
    return (
        average(in_term.values()),
        average(graded.values()),
        term_credits,
        sum(credits for credits, _ in graded.values()),
    )


def average(graded) -> Decimal:
    """Weighted by credits, rounded to two places, halves up."""
    exact = sum(credits * points for credits, points in graded) / sum(credits for credits, _ in graded)
    hundredths = (Decimal(exact.numerator * 100) / Decimal(exact.denominator)).quantize(Decimal(1), ROUND_HALF_UP)
    return hundredths / 100


def plain_standing(before: str | None, found: tuple[Decimal, Decimal, Fraction, Fraction] | None) -> str | None:
    """The standing after a term by the default rules, in the words of a student handbook."""
    if found is None or before in ("suspension", "dismissal"):
        return before
    term_gpa, cumulative_gpa, term_credits, credits_attempted = found
    if cumulative_gpa >= 2:
        return "excellent" if term_gpa >= Decimal("3.5") and term_credits >= 12 else "good"
    match before:
        case None | "good" | "excellent":
            return "warning"
        case "warning":
            return "probation"
        case "probation":
            return "suspension" if term_gpa < 2 and credits_attempted >= 18 else "probation"
        case "conditional_readmission":
            return "dismissal" if term_gpa < 2 else "conditional_readmission"
