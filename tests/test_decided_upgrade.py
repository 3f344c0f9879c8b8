"""The existing LMS with the flaws of other universities, upgraded as somebody decided: what becomes of each row."""

from collections import Counter

import psycopg
import pytest
from existing.database import ExistingDatabase
from existing.flaws import FLAWS
from sqlalchemy import Engine, text
from upgrading import decided, set_aside

from db import decisions, preflight
from db.connection import engine
from db.errors import LmsError
from db.install import install

FLAWED = (
    "dangling_prerequisites",
    "self_prerequisites",
    "duplicate_prerequisites",
    "circular_prerequisites",
    "null_prerequisites",
    "corequisites",
    "waitlisted_enrollments",
    "dangling_groups",
    "passing_marks",
    "negative_marks",
    "counters",
    "missing_tables",
    "missing_columns",
    "differing_columns",
    "own_policies",
)


@pytest.fixture
def dba(existing_database: ExistingDatabase):
    """An engine of the one who installs."""
    made = engine(existing_database.url, application_name="tests as campus_dba", statement_timeout=0)
    yield made
    made.dispose()


def choices(dba: Engine) -> dict[str, str]:
    """The first choice for everything that the preflight asks about; a term that is not current becomes so."""
    with dba.connect() as connection:
        wanted = {each.code for each in preflight.findings(connection) if each.level == "decision"}
        connection.rollback()
        term = connection.scalar(text("select id::text from academic_terms where not is_current order by id limit 1"))
    return {code: (decisions.DECISIONS[code].choices or (term,))[0] for code in wanted}


def values(dba: Engine, query: str) -> list[tuple]:
    with dba.begin() as connection:
        return [tuple(row) for row in connection.execute(text(query))]


@pytest.mark.slow
def test_every_flaw_that_can_be_decided_is_and_nothing_else_changes(existing_database, dba):
    with psycopg.connect(existing_database.owner_url) as connection:
        for name in FLAWED:
            FLAWS[name](connection)
    stamps = """
        select 'course', id, updated_at from courses
        union all
        select 'offering', id, updated_at from course_offerings
        union all
        select 'enrollment', id, updated_at from course_enrollments
        union all
        select 'assessment', id, updated_at from assessments
        union all
        select 'submission', id, updated_at from assessment_submissions
        union all
        select 'grade', id, updated_at from grades
        union all
        select 'term', id, updated_at from academic_terms
        order by 1, 2
    """
    before = values(dba, stamps)
    given = choices(dba)
    assert given.keys() == decisions.DECISIONS.keys() - {"refuse_under_hold", "approvals", "retention"}
    install(existing_database.url, given=given, reason="As agreed")
    assert values(dba, stamps) == before, "no updated_at moves, and no row comes or goes"

    assert len(decided(dba, "passing_marks")) == 9
    assert len(decided(dba, "negative_marks")) == 7
    assert len(decided(dba, "dangling_groups")) == 40
    assert len(decided(dba, "current_terms")) == 3
    assert len(decided(dba, "waitlisted_enrollments")) == 13
    problems = Counter((column, problem) for _, column, _, problem in set_aside(dba))
    assert problems == {
        ("group_id", "dangling"): 40,
        ("prerequisites", "dangling"): 4,
        ("prerequisites", "self"): 2,
        ("prerequisites", "duplicate"): 2,
        ("corequisites", "dangling"): 1,
        ("corequisites", "self"): 1,
        # who sits there already, and two who wait for another section of the same course
        ("enrollment_status", "duplicate"): 3,
    }
    assert values(dba, "select count(*) from course_waitlist where status = 'waiting'") == [(10,)]
    assert values(dba, "select * from lms_ops.check_counters()") == []
    assert values(dba, "select courses, uncarried from lms_ops.array_state()") == [(14, 0)]
    assert values(dba, "select distinct waitlist_capacity from course_offerings") == [(0,)]
    settings = "select value from system_settings where key in ('refuse_under_hold', 'approval_above_grade_points')"
    assert values(dba, settings + " order by key") == [(None,), (False,)]
    # clerks saw active students only, by a policy of their own: so they do now
    admitted = values(dba, "select table_name from lms_ops.admitted_roles where role_name = 'campus_report' order by 1")
    assert admitted == [("course_enrollments",), ("grades",)]
    assert values(dba, "select lms_ops.stop_admitting('campus_report')") == [(2,)]
    assert values(dba, "select object from lms_ops.differences() where object like '%campus_report%'") == []


@pytest.mark.slow
def test_rows_that_an_application_writes_meanwhile_are_decided_when_the_installation_goes_on(existing_database, dba):
    """A negative mark that comes after the preflight stops a step; then it is a finding like any other."""

    def enter_mark(line: str) -> None:
        if line.startswith("step 14 "):
            with psycopg.connect(existing_database.app_url) as application:
                application.execute("update grades set marks_obtained = -1 where id = (select id from grades limit 1)")

    given = choices(dba)
    with pytest.raises(LmsError, match="written while the installation was at work.*install again"):
        install(existing_database.url, given=given, progress=enter_mark)
    with dba.begin() as connection:
        assert decisions.recorded(connection).items() >= given.items()
    install(existing_database.url, given={"negative_marks": "clear"})
    assert [(old, new) for _, _, old, new in decided(dba, "negative_marks")] == [(-1, None)]
    assert values(dba, "select count(*) from lms_ops.installations where finished_at is not null") == [(1,)]
