"""The rows of the base tables as they are, and what is said of a person, a unit, a term or a mark."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache, cached_property
from types import SimpleNamespace
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, text

SEATED = ("enrolled", "completed")
Row = SimpleNamespace
Columns = dict[str, object]


class Tables:
    """All rows of the base tables as they are now, fetched once each and found by any column."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.now: datetime = connection.scalar(text("select now()"))
        self._rows = cache(self._fetch)
        self._index = cache(self._index_by)

    def rows(self, table: str) -> list[Row]:
        return self._rows(table)

    def of(self, table: str, column: str, value: object) -> list[Row]:
        """Rows whose column has this value."""
        return self._index(table, column)[value]

    def one(self, table: str, value: object, column: str = "id") -> Row | None:
        return next(iter(self.of(table, column, value)), None) if value else None

    def setting(self, category: str, key: str) -> Fraction:
        return next(
            Fraction(str(row.value))
            for row in self.rows("system_settings")
            if (row.category, row.key) == (category, key)
        )

    @cached_property
    def zone(self) -> ZoneInfo:
        zones = [row.value for row in self.of("system_settings", "key", "timezone") if row.category == "university"]
        return ZoneInfo(zones[0] if zones else "Asia/Baku")

    def _fetch(self, table: str) -> list[Row]:
        schema = "lms_ops" if table in ("capacity_overrides", "transfer_credits") else "public"
        found = self.connection.execute(text(f"select * from {schema}.{table}")).mappings()
        return [Row(**row) for row in found]

    def _index_by(self, table: str, column: str) -> dict[object, list[Row]]:
        index = defaultdict(list)
        for row in self.rows(table):
            index[getattr(row, column)].append(row)
        return index


def rounded(value: Fraction | None, places: int) -> Decimal | None:
    """Rounded once, halves away from zero."""
    if value is None:
        return None
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def share(part: object, whole: object) -> Fraction | None:
    return Fraction(part) / Fraction(whole) if whole else None


def mean(values: Iterable) -> Fraction | None:
    known = [Fraction(value) for value in values if value is not None]
    return share(sum(known), len(known))


def known(values: Iterable) -> list:
    return [value for value in values if value is not None]


def largest(values: Iterable) -> object:
    return max(known(values), default=None)


def smallest(values: Iterable) -> object:
    return min(known(values), default=None)


def name_of(tables: Tables, user_id: UUID | None) -> dict[str, str] | None:
    user = tables.one("users", user_id)
    if user is None:
        return None
    person = tables.one("persons", user_id, "user_id")
    if person is None:
        return dict.fromkeys(("az", "en", "ru"), user.username)
    return {
        "az": f"{person.first_name_az or person.first_name} {person.last_name_az or person.last_name}",
        "en": f"{person.first_name} {person.last_name}",
        "ru": f"{person.first_name_ru or person.first_name} {person.last_name_ru or person.last_name}",
    }


def unit_columns(tables: Tables, unit_id: UUID | None) -> Columns:
    unit = tables.one("organization_units", unit_id)
    return {
        "organization_unit_id": unit_id,
        "unit_code": unit and unit.code,
        "unit_name": unit and unit.name,
    }


def term_columns(tables: Tables, term_id: UUID | None) -> Columns:
    term = tables.one("academic_terms", term_id)
    return {
        "academic_term_id": term_id,
        "academic_year": term and term.academic_year,
        "term_type": term and term.term_type,
        "term_label": term and f"{term.academic_year} {term.term_type}",
        "term_start_date": term and term.start_date,
    }


def credits_of(tables: Tables, offering: Row) -> Fraction:
    course = tables.one("courses", offering.course_id)
    return Fraction(course.credit_hours if offering.credits is None else offering.credits)


def percent_of(tables: Tables, grade: Row) -> Decimal | None:
    total = tables.one("assessments", grade.assessment_id).total_marks
    if grade.percentage is not None:
        return grade.percentage
    if grade.marks_obtained is None or not total:
        return None
    return rounded(100 * Fraction(grade.marks_obtained) / Fraction(total), 2)


def says_something(grade: Row) -> bool:
    return known((grade.percentage, grade.marks_obtained, grade.letter_grade)) != []


def mark_columns(percents: list[Decimal | None]) -> Columns:
    return {
        "average_percentage": rounded(mean(percents), 2),
        "highest_percentage": largest(percents),
        "lowest_percentage": smallest(percents),
    }


def attendance_percentage(records: list[Row], enrollments: list[Row]) -> Decimal | None:
    attended = [each for each in records if each.status in ("present", "late")]
    missed = [each for each in records if each.status == "absent"]
    seated = [each.attendance_percentage for each in enrollments if each.enrollment_status in SEATED]
    measured = share(100 * len(attended), len(attended) + len(missed))
    return rounded(mean(seated) if measured is None else measured, 2)


def counts_by_status(enrollments: list[Row]) -> Counter:
    return Counter(each.enrollment_status for each in enrollments)
