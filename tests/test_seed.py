"""Making up a university: its counts, that it is the same each time, and what is refused or broken off."""

import json
import os
import subprocess
import sys
from dataclasses import asdict, replace
from datetime import date

import pytest
from cluster import Database
from sqlalchemy import Engine
from universities import DAY, rows, value

from db.cli.data import seed_university
from db.errors import LmsError
from db.seed import seed
from db.seeding.cohorts import COURSES_A_TERM, cohorts, terms_on_record
from db.seeding.scales import SCALES, Scale
from db.statistics import refresh
from db.verify import differences

# the rows of a scale by table, where db/seeding/scales.py does not name them as the table
TABLES = {
    "staff": "staff_members",
    "units": "organization_units",
    "terms": "academic_terms",
    "offerings": "course_offerings",
    "enrollments": "course_enrollments",
    "attendance": "attendance_records",
}


def wanted_counts(scale: str) -> dict[str, int]:
    """The rows of a scale by table; how long a degree takes is no table."""
    return {name: count for name, count in asdict(SCALES[scale]).items() if name != "semesters"}


def counts(engine: Engine, scale: str) -> dict[str, int]:
    return {name: value(engine, f"select count(*) from {TABLES.get(name, name)}") for name in wanted_counts(scale)}


def checksums(engine: Engine) -> dict[str, str]:
    """One for each table that a seed may fill, of all its rows in whatever order they lie."""
    tables = rows(
        engine,
        """
        select oid::regclass::text
        from pg_class
        where relkind = 'r'
            and relnamespace = any ('{public,lms_ops}'::regnamespace[])
            -- what installing and refreshing write, and the marker, which says when it was set
            and relname !~ '^(installed|refreshes|headline|alembic|invented)'
        """,
    )
    return {
        table: value(engine, f"select md5(string_agg(line::text, '|' order by line::text)) from {table} as line")
        for (table,) in tables
    }


def test_every_count_is_that_of_the_scale(university: Engine) -> None:
    wanted, found = wanted_counts("small"), counts(university, "small")
    assert found.pop("attendance") == pytest.approx(wanted.pop("attendance"), rel=0.1)
    assert found == wanted


def test_the_same_day_and_scale_give_the_same_rows(university: Engine, owner: Engine) -> None:
    seed(owner, "small", DAY)
    assert checksums(owner) == checksums(university)


def test_nothing_is_different_from_the_installed_schema_afterwards(university: Engine) -> None:
    assert differences(university) == []


@pytest.mark.parametrize(
    ("day", "term"),
    [
        (date(2026, 2, 1), ("2025-2026", "spring")),  # before the term begins
        (date(2026, 7, 15), ("2025-2026", "spring")),  # when its grades are due
        (date(2026, 7, 16), ("2026-2027", "fall")),
        (date(2028, 2, 29), ("2027-2028", "spring")),
        (date(2027, 1, 1), ("2026-2027", "fall")),
    ],
)
def test_any_day_of_the_year_has_its_term_and_all_its_rows(owner: Engine, day: date, term: tuple[str, str]) -> None:
    seed(owner, "small", day)
    assert rows(owner, "select academic_year, term_type from academic_terms where is_current") == [term]
    wanted, found = wanted_counts("small"), counts(owner, "small")
    assert found.pop("attendance") == pytest.approx(wanted.pop("attendance"), rel=0.1)
    assert found == wanted


def test_a_second_seed_has_nothing_to_do(owner: Engine) -> None:
    first, second = (seed(owner, "small", DAY) for _ in range(2))
    assert (first.changed, second.changed) == (True, False)
    assert (first.students, first.enrollments) == (second.students, second.enrollments)


def test_another_day_or_scale_is_refused_where_a_university_is(owner: Engine) -> None:
    seed(owner, "small", DAY)
    for scale, day in (("small", date(2026, 3, 19)), ("university", DAY)):
        with pytest.raises(LmsError, match="holds the small university of 2026-03-18: seed an empty one"):
            seed(owner, scale, day)


def test_real_people_are_never_mixed_with_invented_ones(owner: Engine) -> None:
    with owner.begin() as connection:
        connection.exec_driver_sql("insert into persons (first_name, last_name) values ('Ada', 'Lovelace')")
    with pytest.raises(LmsError, match="people who are not invented: seed an empty one"):
        seed(owner, "small", DAY)
    assert counts(owner, "small")["students"] == 0


def test_a_seed_that_is_broken_off_leaves_nothing(owner: Engine, university: Engine) -> None:
    before = checksums(owner)

    def break_off(message: str, done: int, total: int) -> None:
        if message == "indexes and foreign keys":
            with owner.connect() as other:
                other.exec_driver_sql("""
                    select pg_terminate_backend(pid)
                    from pg_stat_activity
                    where pid <> pg_backend_pid()
                        and datname = current_database()
                        and usename = current_user
                """)

    with pytest.raises(LmsError, match="was stopped|was lost"):
        seed(owner, "small", DAY, break_off)
    assert checksums(owner) == before
    assert differences(owner) == []
    # and does not show in the next one
    seed(owner, "small", DAY)
    assert checksums(owner) == checksums(university)


def test_progress_comes_step_by_step_to_its_end(owner: Engine) -> None:
    heard = []
    seed(owner, "small", DAY, lambda *news: heard.append(news))
    assert [done for _, done, _ in heard] == list(range(len(heard)))
    assert {total for _, _, total in heard} == {len(heard) - 1}


@pytest.mark.parametrize("current_is_fall", [True, False])
@pytest.mark.parametrize("scale", list(SCALES.values()), ids=list(SCALES))
def test_cohorts_add_up_to_all_students(scale: Scale, current_is_fall: bool) -> None:
    intake = cohorts(
        students=scale.students,
        enrollments=scale.enrollments,
        terms=scale.terms,
        semesters=scale.semesters,
        current_is_fall=current_is_fall,
    )
    assert sum(intake.values()) == scale.students
    terms = sum(students * terms_on_record(first, scale.terms, scale.semesters) for first, students in intake.items())
    assert terms * COURSES_A_TERM == pytest.approx(scale.enrollments, rel=0.01)
    assert max(intake) == (scale.terms if current_is_fall else scale.terms - 1)
    assert min(intake.values()) > max(intake.values()) / 2


def test_the_command_offers_every_scale() -> None:
    offered = next(option for option in seed_university.params if option.name == "scale")
    assert list(offered.type.choices) == list(SCALES)


def test_the_command_prints_what_it_made_and_then_that_there_is_nothing_to_do(database: Database) -> None:
    environment = os.environ | {"LMS_DATABASE_URL": database.url, "LMS_DASHBOARD_URL": database.dashboard_url}
    command = [sys.executable, "-m", "db", "seed", "--scale", "small", "--as-of", str(DAY), "--json"]
    first, second = (
        subprocess.run(command, env=environment, capture_output=True, text=True, check=True) for _ in range(2)
    )
    assert json.loads(first.stdout)["changed"] is True
    assert json.loads(first.stdout)["students"] == SCALES["small"].students
    assert "grades" in first.stderr
    assert json.loads(second.stdout)["changed"] is False
    assert "nothing to do" in second.stderr


@pytest.mark.slow
def test_the_university_has_the_published_counts(owner: Engine) -> None:
    seed(owner, "university", DAY)
    wanted, found = wanted_counts("university"), counts(owner, "university")
    assert found.pop("attendance") == pytest.approx(wanted.pop("attendance"), rel=0.02)
    assert found == wanted
    refresh(owner)
    assert differences(owner) == []


@pytest.mark.slow
def test_large_has_fifty_courses_a_student_to_the_row(owner: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    large = SCALES["large"]
    assert (large.students, large.enrollments, large.grades) == (100_000, 5_000_000, 5_000_000)
    # a fiftieth of it: the terms, the courses and the length of a degree are those of the whole
    fiftieth = replace(
        large,
        students=2_000,
        staff=350,
        offerings=10_000,
        enrollments=100_000,
        assessments=30_000,
        grades=100_000,
    )
    monkeypatch.setitem(SCALES, "large", fiftieth)

    seed(owner, "large", DAY)

    wanted, found = wanted_counts("large"), counts(owner, "large")
    # so few students have no more classes than that
    assert 0 < found.pop("attendance") <= wanted.pop("attendance")
    assert found == wanted
