"""The database page: how old the statistics are, refreshing them, what differs, what grows; for those who run it."""

import pytest
import sample
from pages import words
from sqlalchemy import text

from dashboard import data

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
            text("insert into audit_logs (action, resource_type, created_at) values ('look', 'student', '2020-01-01')")
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
        rows = {row.table_name: row for row in connection.execute(text("select * from report.database_growth"))}
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


@pytest.fixture
def upgraded(owner):
    """An installation over an existing LMS with its steps, decisions, changed values and what was set aside."""
    with owner.begin() as connection:
        connection.execute(text("delete from lms_ops.installed_parts"))
        connection.execute(text("delete from lms_ops.installations"))
        installation = connection.scalar(
            text("""
                insert into lms_ops.installations (kind, to_step, installed_by, backup_file, started_at, finished_at)
                values ('upgrade', '0032', 'campus_dba', '/backup/lms.dump', now() - interval '2 min', now())
                returning id
            """)
        )
        connection.execute(
            text("""
                insert into lms_ops.installed_parts
                    (path, place, sha256, installation_id, tries, seconds, longest_wait_seconds)
                values
                    ('steps/0011_requirements.sql', 1, '-', :installation, 1, 0.4, 0.012),
                    ('steps/0011_requirements.sql', 2, '-', :installation, 3, 0.6, 0.104),
                    ('policies/grades.sql', 1, '-', :installation, 1, 0.1, 0.003)
            """),
            {"installation": installation},
        )
        connection.execute(
            text("""
                insert into lms_ops.decisions
                    (installation_id, finding, choice, row_count, reason, decided_by)
                values
                    (:installation, 'over_capacity', 'raise', 772, 'They sit there already', 'campus_dba'),
                    (:installation, 'current_terms', 'one', 2, 'Spring runs', 'campus_dba')
            """),
            {"installation": installation},
        )
        connection.execute(
            text("""
                insert into lms_ops.decided_values (finding, table_name, row_id, column_name, old_value, new_value)
                select
                    'over_capacity', 'course_offerings', gen_random_uuid(), 'max_enrollment', to_jsonb(20), to_jsonb(21)
                from generate_series(1, 3)
            """)
        )
        connection.execute(
            text("""
                insert into lms_ops.set_aside_rows (table_name, row_id, column_name, value, problem)
                values ('courses', gen_random_uuid(), 'prerequisites', to_jsonb(gen_random_uuid()), 'dangling')
            """)
        )


def open_tab(page, name):
    page.session_state["details"] = name
    return page.run()


def table(page, column):
    """The table that has this column."""
    return next(each.value for each in page.dataframe if column in each.value)


def test_the_page_says_first_whether_all_is_well(open_page, people):
    page = open_page("database", people["administrator"])
    assert not page.exception
    assert page.success[0].value.startswith("**All is well.** ")


def test_what_is_not_well_is_a_line_that_says_what_to_do(open_page, owner, people):
    with owner.begin() as connection:
        connection.execute(text("drop index idx_student_holds_student"))
        sample.insert(connection, "notifications", channel="email", created_at="2020-01-01")
    page = open_page("database", people["administrator"])
    assert page.error[0].value.startswith("**Somebody has to act.** 1 of ")
    lines = [each.value for each in page.markdown if "**Drift.**" in each.value or "**Outbox.**" in each.value]
    assert "act now" in lines[0]
    assert "Run `lms-db verify`" in lines[0]
    assert "look soon" in lines[1]


def test_the_page_shows_what_an_installation_did_and_what_was_decided(open_page, people, upgraded):
    page = open_tab(open_page("database", people["administrator"]), "Installation")
    assert not page.exception
    shown = table(page, "installed_by").iloc[0]
    assert (shown["kind"], shown["state"], shown["backup_file"]) == (
        "over an existing LMS",
        ["finished"],
        "/backup/lms.dump",
    )
    assert float(shown["longest_wait_seconds"]) == 0.104
    steps = table(page, "tries")
    assert list(steps["path"]) == ["policies/grades.sql", "steps/0011_requirements.sql"]
    assert list(steps["parts"]) == [1, 2]
    assert list(steps["longest_wait_seconds"]) == [0.003, 0.104]
    decided = table(page, "choice")
    assert list(decided["title"]) == ["over capacity", "current terms"]
    assert list(decided["values_changed"]) == [3, 0]
    assert list(decided["reason"])[0] == "They sit there already"
    assert list(table(page, "of_this_kind")["problem"]) == ["points nowhere"]

    page.session_state["decisions"] = {"selection": {"rows": [0], "columns": [], "cells": []}}
    page.run()
    assert list(table(page, "old_value")["new_value"]) == ["21"] * 3


def test_the_page_shows_what_maintenance_did_failures_first(open_page, owner, people):
    with owner.begin() as connection:
        run = connection.scalar(
            text("""
                insert into lms_ops.maintenance_runs (started_at, finished_at, outcome)
                values (now() - interval '1 hour', now(), 'failed')
                returning id
            """)
        )
        connection.execute(
            text("""
                insert into lms_ops.maintenance_tasks (run_id, task_name, started_at, seconds, outcome, summary)
                values
                    (:run, 'queues', now(), 0.1, 'nothing', 'no offer has lapsed'),
                    (:run, 'holds', now(), 0.1, 'done', '2 holds have lapsed'),
                    (:run, 'vacuum', now(), 0.2, 'failed', 'the disk is full')
            """),
            {"run": run},
        )
        connection.execute(
            text("""
                insert into lms_ops.retired_rows
                    (table_name, until_time, row_count, file_name, file_bytes, sha256, dropped_at)
                values ('audit_logs', '2024-01-01', 1234, 'audit_logs_2023_12.csv.gz', 4567, 'ab12', now())
            """)
        )
    page = open_page("database", people["administrator"])
    assert not page.exception
    tasks = table(page, "task_name")
    assert list(tasks["task_name"])[:3] == ["vacuum", "queues", "holds"]
    assert list(tasks["outcome"])[:4] == [["failed"], ["nothing"], ["done"], ["not yet"]]
    assert list(tasks["period"])[:2] == ["weekly", "always"]
    assert list(tasks["is_due"])[:2] == [True, True]
    assert list(table(page, "failed_tasks")["failed_tasks"]) == [1]
    assert "1,234 rows left" in words(page)
    assert page.error[0].value.startswith("**Somebody has to act.**")


def test_an_installation_that_was_interrupted_is_told_from_one_at_work(open_page, owner, people):
    with owner.begin() as connection:
        connection.execute(text("insert into lms_ops.installations (kind) values ('again')"))
    page = open_tab(open_page("database", people["administrator"]), "Installation")
    assert list(table(page, "installed_by")["state"])[0] == ["interrupted"]
    with owner.connect() as installer:
        installer.execute(text("select pg_advisory_lock(7264501)"))
        data.clear()
        page = open_tab(open_page("database", people["administrator"]), "Installation")
        assert "An installation is at work since" in words(page).replace("\\", "")


def test_what_an_installation_did_is_for_those_who_run_the_database(as_person, people, upgraded):
    views = ("installations", "installed_steps", "installation_decisions", "changed_values", "set_aside_rows")
    with as_person(people["administrator"]) as connection:
        for view in views:
            assert connection.scalar(text(f"select count(*) from report.{view}")) > 0, view
    with as_person(people["registrar"]) as connection:
        for view in views:
            assert connection.scalar(text(f"select count(*) from report.{view}")) == 0, view
