"""Faculty workload: bands against the limit, spread within a unit, the sections behind the hours, and the page."""

import pytest
import sample
from pages import words
from sqlalchemy import text


@pytest.fixture
def department(owner):
    """Four full-time teachers with 14.4, 7.2, 3.6 and no contact hours a week against a limit of 12."""
    with owner.begin() as connection:
        unit = sample.unit(connection, "CS")
        term = sample.term(connection, "2025-spring", is_current=True)
        people = {"unit": unit, "term": term, "head": sample.viewer(connection, "DEPT_HEAD", unit)}
        people["stranger"] = sample.viewer(connection, "DEPT_HEAD", sample.unit(connection, "ART"))
        people["administrator"] = sample.viewer(connection, "SYSADMIN")
        for name, days in {"Over Full": 8, "Half Way": 4, "Little Done": 2, "Nothing Yet": 0}.items():
            teacher = sample.staff(connection, unit, name, academic_rank="lecturer")
            people[name] = teacher
            for number in range(days):
                offering = sample.offering(connection, sample.course(connection, unit), term)
                sample.instructor(connection, offering, teacher)
                # 90 minutes are 1.8 contact hours
                day, hour = number % 5 + 1, 9 + 2 * (number // 5)
                sample.meeting(connection, offering, day, f"{hour:02}:00", f"{hour + 1:02}:30")
                sample.enrollment(connection, offering, sample.student(connection))
    with owner.begin() as connection:
        connection.execute(text("select lms_ops.refresh_statistics()"))
    return people


def test_teachers_are_over_balanced_under_or_unassigned(as_person, department):
    with as_person(department["head"]) as connection:
        loads = dict(
            connection.execute(
                text("select teacher_name ->> 'en', (load_band, contact_hours_per_week)::text from report.workload")
            ).all()
        )
    assert loads == {
        "Over Full": "(over,14.40)",
        "Half Way": "(balanced,7.20)",
        "Little Done": "(under,3.60)",
        "Nothing Yet": "(unassigned,0.00)",
    }


def test_the_spread_of_a_unit_is_gini_and_coefficient_of_variation(as_person, department):
    hours = [0.0, 3.6, 7.2, 14.4]
    mean = sum(hours) / 4
    gini = sum(abs(one - other) for one in hours for other in hours) / (2 * 4 * 4 * mean)
    variation = (sum((each - mean) ** 2 for each in hours) / 4) ** 0.5 / mean
    with as_person(department["head"]) as connection:
        row = connection.execute(text("select * from report.workload_units")).one()
    assert float(row.gini) == pytest.approx(gini, abs=0.001)
    assert float(row.coefficient_of_variation) == pytest.approx(variation, abs=0.001)
    assert (row.teachers, row.over, row.balanced, row.under, row.unassigned) == (4, 1, 1, 1, 1)


def test_the_sections_add_up_to_the_teachers_hours(as_person, department):
    with as_person(department["head"]) as connection:
        sections, hours = connection.execute(
            text("""
                select count(*), sum(hours_per_week)
                from report.workload_sections
                where instructor_id = :teacher
            """),
            {"teacher": department["Half Way"]},
        ).one()
    assert (sections, float(hours)) == (4, 7.2)


@pytest.mark.parametrize("who", ["stranger", "administrator", None])
def test_others_see_no_workload(as_person, department, who):
    with as_person(department[who] if who else None) as connection:
        for view in ("workload", "workload_units", "workload_sections"):
            assert connection.scalar(text(f"select count(*) from report.{view}")) == 0


def test_the_page_names_who_carries_too_much(open_page, department):
    page = open_page("workload", department["head"])
    assert not page.exception
    said = words(page)
    assert "Over the limit: 1" in said
    assert "Can take more: 1" in said
    assert "Unassigned: 1" in said
    assert list(page.dataframe[0].value["teacher_name"])[0] == "Over Full"


def test_the_page_narrows_to_a_load_and_says_when_nobody_is_left(open_page, department):
    page = open_page("workload", department["head"], load="under")
    assert list(page.dataframe[0].value["teacher_name"]) == ["Little Done"]
    page = open_page("workload", department["head"], load="unknown")
    assert "No teacher here is in the group “No set times”" in words(page)


def test_a_picked_teacher_shows_their_sections(open_page, department):
    page = open_page("workload", department["head"], load="balanced")
    page.session_state["teachers"] = {"selection": {"rows": [0], "columns": [], "cells": []}}
    page.run()
    assert "Sections of Half Way" in words(page)
    assert len(page.dataframe[-1].value) == 4


def test_a_unit_without_teachers_says_what_to_do(open_page, department):
    assert "Nobody teaches here in this term." in words(open_page("workload", department["stranger"]))


def test_a_teacher_who_is_listed_twice_has_the_section_once(owner, as_person, department):
    with owner.begin() as connection:
        offering = connection.scalar(
            text("select course_offering_id from course_instructors where instructor_id = :teacher limit 1"),
            {"teacher": department["Half Way"]},
        )
        sample.instructor(connection, offering, department["Half Way"], role="lab_instructor")
    with as_person(department["head"]) as connection:
        roles = connection.scalars(
            text("select role from report.workload_sections where offering_id = :id"), {"id": offering}
        ).all()
    assert roles == ["primary, lab_instructor"]


@pytest.mark.parametrize(("students", "average"), [(9, None), (10, 80)])
def test_the_average_given_to_few_students_is_not_told(owner, as_person, department, students, average):
    teacher = department["Half Way"]
    with owner.begin() as connection:
        offering = connection.scalar(
            text("select course_offering_id from course_instructors where instructor_id = :id limit 1"),
            {"id": teacher},
        )
        exams = [sample.assessment(connection, offering) for _ in range(2)]
        for _ in range(students):
            student = sample.student(connection)
            for exam in exams:
                sample.grade(connection, exam, student, 80, graded_by=teacher)
        connection.execute(text("select lms_ops.refresh_statistics('mv_faculty_workload')"))
    with as_person(department["head"]) as connection:
        row = connection.execute(text("select * from report.workload where instructor_id = :id"), {"id": teacher}).one()
    assert (row.grades_submitted, row.average_percentage_given) == (2 * students, average)
