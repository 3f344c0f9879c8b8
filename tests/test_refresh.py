"""Who may refresh the statistics, one at a time, and what stays written down of it."""

import json
from contextlib import ExitStack

import pytest
import sample
from click.testing import CliRunner
from sqlalchemy import text

from db.cli import main
from db.connection import acting_as, engine
from db.errors import LmsError, Refused
from db.statistics import refresh

VIEWS = ["mv_course_offering_statistics", "mv_faculty_workload", "mv_student_statistics"]


@pytest.fixture
def unit(owner):
    """A department with a course, a section of 30 seats in the current term and 12 students in it."""
    with owner.begin() as connection:
        unit = sample.unit(connection)
        program = sample.program(connection, unit)
        term = sample.term(connection, is_current=True)
        section = sample.offering(connection, sample.course(connection, unit), term)
        discussion = sample.offering(connection, sample.course(connection, unit), term, parent_offering_id=section)
        for _ in range(12):
            student = sample.student(connection, program)
            sample.enrollment(connection, section, student)
            sample.enrollment(connection, discussion, student)
    return unit


@pytest.fixture
def administrator(owner):
    with owner.begin() as connection:
        return sample.viewer(connection, "SYSADMIN")


def figures(connection) -> dict[str, float]:
    """The latest value of each headline figure that the viewer may see, added up over their units."""
    found = connection.execute(
        text("""
            select
                figure,
                sum(value) as value
            from report.statistics_history
            where (view_name, refreshed_at) in (
                    select
                        view_name,
                        max(refreshed_at)
                    from report.statistics_history
                    group by view_name
                )
            group by figure
        """)
    )
    return {row.figure: float(row.value) for row in found}


def test_all_views_are_refreshed_plainly_first_and_concurrently_from_then_on(owner, unit):
    with owner.begin() as connection:
        connection.execute(text("truncate lms_ops.refreshes cascade"))
        for view in VIEWS:
            connection.execute(text(f"refresh materialized view {view} with no data"))
    first, again = refresh(owner), refresh(owner)

    assert [each.view for each in first] == [each.view for each in again] == VIEWS
    assert [each.rows for each in first] == [2, 0, 12]
    with owner.connect() as connection:
        recorded = connection.execute(
            text("""
                select
                    view_name,
                    row_count,
                    was_concurrent,
                    refreshed_as
                from lms_ops.refreshes
                order by id
            """)
        ).all()
    assert recorded == [
        (view, rows, concurrent, "lms_owner")
        for concurrent in (False, True)
        for view, rows in zip(VIEWS, (2, 0, 12), strict=True)
    ]


def test_a_refresh_typed_in_psql_gives_current_figures(owner, unit):
    refresh(owner)
    with owner.begin() as connection:
        connection.execute(text("update course_enrollments set enrollment_status = 'dropped'"))
        for view in VIEWS:
            connection.execute(text(f"refresh materialized view {view}"))
        assert connection.scalar(text("select sum(seats_taken) from mv_course_offering_statistics")) == 0
        assert connection.scalar(text("select sum(current_enrollments) from mv_student_statistics")) == 0


def test_an_unknown_view_is_answered_with_the_names_of_the_three(owner, database, monkeypatch):
    with pytest.raises(LmsError, match="no statistics view mv_nothing: name one of " + ", ".join(VIEWS)):
        refresh(owner, ["mv_nothing", VIEWS[0]])
    monkeypatch.setenv("LMS_DATABASE_URL", database.url)
    answer = CliRunner().invoke(main, ["refresh", "mv_nothing"])
    assert (answer.exit_code, answer.stdout) == (1, "")
    assert answer.stderr.count("\n") == 1


def test_the_command_lists_view_rows_and_seconds(database, unit, monkeypatch):
    monkeypatch.setenv("LMS_DATABASE_URL", database.url)
    answer = CliRunner().invoke(main, ["refresh", "mv_student_statistics", "--json"])
    assert answer.exit_code == 0
    (row,) = json.loads(answer.stdout)
    assert (row["view"], row["rows"]) == ("mv_student_statistics", 12)
    assert row["seconds"] > 0


@pytest.mark.every_server
def test_a_person_with_the_right_refreshes_through_the_dashboard(owner, dashboard, unit, administrator):
    refresh(owner)
    (refreshed,) = refresh(dashboard, ["mv_student_statistics"], by=administrator)

    assert refreshed.rows == 12
    with acting_as(dashboard, administrator) as connection:
        row = connection.execute(text("select * from report.freshness where view_name = 'mv_student_statistics'")).one()
        assert (row.row_count, row.was_concurrent, row.refreshed_as) == (12, True, "lms_dashboard")
        assert row.refreshed_by_name == connection.scalar(text("select name from report.viewer"))
        assert row.age_minutes < 1
        assert (row.budget_minutes, row.is_late) == (1440, False)


@pytest.mark.parametrize("role", ["DEPT_HEAD", "REGISTRAR", "TEACHER", "STUDENT", None])
def test_without_the_right_nobody_refreshes(owner, dashboard, unit, role):
    with owner.begin() as connection:
        person = sample.viewer(connection, role, unit) if role else None
        connection.execute(text("truncate lms_ops.refreshes cascade"))
    with pytest.raises(Refused, match="statistics.refresh"):
        refresh(dashboard, ["mv_student_statistics"], by=person)
    with owner.connect() as connection:
        assert connection.scalar(text("select count(*) from lms_ops.refreshes")) == 0


def test_one_refresh_at_a_time_and_the_refused_hear_who_is_at_it(owner, dashboard, unit, administrator):
    refresh(owner)
    with acting_as(dashboard, administrator) as busy:
        name = busy.scalar(text("select name ->> 'en' from report.viewer"))
        busy.execute(text("select lms_ops.refresh_statistics('mv_faculty_workload')"))
        with pytest.raises(Refused, match=rf"{name} has been refreshing the statistics since \d.*: wait"):
            refresh(owner, ["mv_student_statistics"])
    assert len(refresh(owner)) == 3


def test_another_databases_refreshes_are_no_concern_of_this_one(cluster, owner, dashboard, unit, administrator):
    refresh(owner)
    others = [cluster.create(cluster.template) for _ in range(2)]
    engines = [engine(other.url, application_name="tests elsewhere") for other in others]
    with ExitStack() as elsewhere:
        for other in engines:
            elsewhere.callback(other.dispose)
            busy = elsewhere.enter_context(acting_as(other, None))
            busy.execute(text("select lms_ops.refresh_statistics('mv_faculty_workload')"))
        busy = elsewhere.enter_context(acting_as(dashboard, administrator))
        busy.execute(text("select lms_ops.refresh_statistics('mv_faculty_workload')"))
        with pytest.raises(Refused, match="has been refreshing the statistics"):
            refresh(owner, ["mv_student_statistics"])
    for other in others:
        cluster.drop(other)


def test_readers_go_on_while_a_view_is_refreshed(owner, dashboard, unit, administrator):
    refresh(owner)
    with acting_as(dashboard, administrator) as busy:
        busy.execute(text("select lms_ops.refresh_statistics()"))
        with owner.begin() as reader:
            reader.execute(text("set local lock_timeout = 100"))
            assert reader.scalar(text("select count(*) from mv_student_statistics")) == 12


def test_every_refresh_keeps_headline_figures_of_the_unit_and_its_head_sees_them(owner, dashboard, unit):
    refresh(owner)
    with owner.begin() as connection:
        head = sample.viewer(connection, "DEPT_HEAD", unit)
        stranger = sample.viewer(connection, "DEPT_HEAD", sample.unit(connection))

    with acting_as(dashboard, head) as connection:
        found = figures(connection)
        assert (found["offerings"], found["seats_taken"], found["capacity"]) == (2, 12, 30)
        assert (found["students"], found["at_risk"]) == (12, 0)
        assert "sum_of_gpa" not in found  # nobody has a grade yet
    with acting_as(dashboard, stranger) as connection:
        assert figures(connection) == {}
    with acting_as(dashboard, None) as connection:
        assert figures(connection) == {}
        assert connection.execute(text("select * from report.freshness")).all() == []


def test_a_group_too_small_to_show_leaves_no_figures_of_its_students(owner, dashboard):
    with owner.begin() as connection:
        small = sample.unit(connection)
        program = sample.program(connection, small)
        for _ in range(9):
            sample.student(connection, program)
        head = sample.viewer(connection, "DEPT_HEAD", small)
    refresh(owner)
    with acting_as(dashboard, head) as connection:
        assert figures(connection) == {}


def test_after_a_week_the_last_refresh_of_a_day_stands_for_it(owner, unit):
    with owner.begin() as connection:
        connection.execute(text("truncate lms_ops.refreshes cascade"))
    for _ in range(3):
        refresh(owner, ["mv_course_offering_statistics"])
    with owner.begin() as connection:
        connection.execute(text("update lms_ops.refreshes set started_at = started_at - interval '8 days'"))
    refresh(owner, ["mv_course_offering_statistics"])
    with owner.connect() as connection:
        made = connection.scalars(text("select id from lms_ops.refreshes order by id")).all()
        kept = connection.scalars(
            text("select distinct refresh_id from lms_ops.headline_figures order by refresh_id")
        ).all()
    assert len(made) == 4
    assert kept == made[2:]


def test_a_view_that_reads_another_is_refreshed_after_it(owner):
    with owner.begin() as connection:
        connection.execute(text("drop materialized view mv_course_offering_statistics cascade"))
        connection.execute(
            text("""
                create view lms_ops.between as select student_id from mv_student_statistics;
                create materialized view mv_course_offering_statistics as
                select count(*) as people from lms_ops.between with no data
            """)
        )
        order = connection.scalars(text("select view_name from lms_ops.statistics_views()")).all()
    assert order == ["mv_faculty_workload", "mv_student_statistics", "mv_course_offering_statistics"]
