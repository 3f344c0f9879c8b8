"""The database page: how old the statistics are, refreshing them, what differs, what grows; for those who run it."""

import pytest
import sample
from pages import words
from sqlalchemy import text

VIEWS = ["mv_course_offering_statistics", "mv_faculty_workload", "mv_student_statistics"]


@pytest.fixture
def people(owner):
    with owner.begin() as connection:
        unit = sample.unit(connection)
        offering = sample.offering(
            connection, sample.course(connection, unit, "CS101"), sample.term(connection), section_code="001"
        )
        sample.enrollment(connection, offering, sample.student(connection))
        return {
            "administrator": sample.viewer(connection, "SYSADMIN"),
            "registrar": sample.viewer(connection, "REGISTRAR"),
        }


def press(page, label):
    next(button for button in page.button if button.label == label).click()
    return page.run()


@pytest.mark.every_server
def test_only_those_who_run_the_database_see_its_state(as_person, people):
    views = ("database", "database_refreshes", "database_relations", "database_growth")
    with as_person(people["administrator"]) as connection:
        for view in views:
            assert connection.scalar(text(f"select count(*) from report.{view}")) > 0, view
        connection.execute(text("select * from lms_ops.slow_statements(5)"))
    with as_person(people["registrar"]) as connection:
        for view in views:
            assert connection.scalar(text(f"select count(*) from report.{view}")) == 0, view
    with pytest.raises(Exception, match="You may not do this"), as_person(people["registrar"]) as connection:
        connection.execute(text("select * from lms_ops.slow_statements(5)"))


def test_growing_tables_are_described_plain_and_partitioned(owner, as_person, people):
    with owner.begin() as connection:
        connection.execute(
            text(
                "insert into audit_logs (action, resource_type, created_at) values ('look', 'student', '2020-01-01')"
            )
        )
        connection.execute(text("drop table page_views"))
        connection.execute(
            text("create table page_views (id uuid, created_at timestamptz) partition by range (created_at)")
        )
        for months in (0, 1):
            connection.execute(
                text(
                    "select create_monthly_partition('page_views', (current_date + make_interval(months => :m))::date)"
                ),
                {"m": months},
            )
    with as_person(people["administrator"]) as connection:
        rows = {
            row.table_name: row for row in connection.execute(text("select * from report.database_growth"))
        }
    assert rows["audit_logs"].advice == "plain, small enough"
    assert rows["audit_logs"].is_past_retention is True
    assert (rows["page_views"].advice, rows["page_views"].partitions, rows["page_views"].months_ahead) == (
        "make partitions",
        2,
        1,
    )
    assert rows["user_sessions"].oldest_row is None


def test_the_page_refreshes_all_views_once_for_the_person(open_page, owner, people):
    page = open_page("database", people["administrator"])
    assert not page.exception
    assert list(page.dataframe[0].value["view_name"]) == VIEWS
    press(page, "Refresh all")
    assert "3 views will be computed anew" in words(page)
    press(page, "Refresh")
    assert not page.exception
    with owner.connect() as connection:
        refreshed = connection.execute(
            text(
                "select view_name, count(*) from lms_ops.refreshes where refreshed_by = :person group by 1 order by 1"
            ),
            {"person": people["administrator"]},
        ).all()
    assert refreshed == [(view, 1) for view in VIEWS]


def test_the_page_refreshes_one_picked_view(open_page, owner, people):
    page = open_page("database", people["administrator"])
    page.session_state["statistics"] = {"selection": {"rows": [1], "columns": [], "cells": []}}
    page.run()
    press(page, "Refresh the picked views")
    press(page, "Refresh")
    with owner.connect() as connection:
        refreshed = connection.scalars(
            text("select view_name from lms_ops.refreshes where refreshed_by = :person"),
            {"person": people["administrator"]},
        ).all()
    assert refreshed == [VIEWS[1]]


def test_a_refresh_while_another_runs_is_refused_in_a_sentence(open_page, owner, people):
    page = open_page("database", people["administrator"])
    press(page, "Refresh all")
    with owner.begin() as connection:
        connection.execute(text("select lms_ops.refresh_statistics('mv_faculty_workload')"))
        press(page, "Refresh")
    assert "wait until that is done" in words(page)


def test_verify_finds_a_wrong_counter_and_repairs_it(open_page, owner, people):
    with owner.begin() as connection:
        connection.execute(text("update course_offerings set current_enrollment = 7"))
    page = press(open_page("database", people["administrator"]), "Verify now")
    found = next(table.value for table in page.dataframe if "problem" in table.value)
    assert list(found["problem"]) == ["stores 7 and has 1 enrolled"]
    press(page, "Repair the counters")
    press(page, "Repair")
    with owner.connect() as connection:
        assert connection.scalars(text("select current_enrollment from course_offerings")).all() == [1]


def test_a_healthy_database_says_so(open_page, people):
    page = press(open_page("database", people["administrator"]), "Verify now")
    assert any("No difference" in each.value for each in page.success)
