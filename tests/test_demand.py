"""Course demand: bands, what is counted once, who is left without a seat, and the page that shows it."""

import pytest
import sample
from pages import words
from sqlalchemy import text


@pytest.fixture
def term(owner):
    """Two courses in a term: a lecture with its discussion, an empty one, one over its limit, a thesis.

    section  component  seats   waiting
    CS101 L1 LEC        12/12   one, two
    CS101 D1 DIS        12/20   one; belongs to L1
    CS101 L2 LEC         0/5    three
    CS102 A              8/10
    CS102 B              5/4    four, who sits in A
    CS199 T  IND         1/100
    """
    with owner.begin() as connection:
        unit = sample.unit(connection, "CS")
        term = sample.term(connection, "2025-spring", is_current=True)
        introduction = sample.course(
            connection, unit, "CS101", name={"az": "Proqramlaşdırmaya giriş", "en": "Programming"}
        )
        logic = sample.course(connection, unit, "CS102", name=sample.words("Logic"))
        thesis = sample.course(connection, unit, "CS199", name=sample.words("Thesis"))

        def section(course, code, limit, **columns):
            return sample.offering(connection, course, term, section_code=code, max_enrollment=limit, **columns)

        made = {
            "unit": unit,
            "term": term,
            "L1": section(introduction, "L1", 12, component="LEC"),
            "L2": section(introduction, "L2", 5, component="LEC"),
            "A": section(logic, "A", 10),
            "B": section(logic, "B", 5),
            "T": section(thesis, "T", 100, component="IND"),
            "head": sample.viewer(connection, "DEPT_HEAD", unit),
            "registrar": sample.viewer(connection, "REGISTRAR"),
            "stranger": sample.viewer(connection, "DEPT_HEAD", sample.unit(connection, "ART")),
            "administrator": sample.viewer(connection, "SYSADMIN"),
            "teacher": sample.viewer(connection, "TEACHER"),
        }
        made["D1"] = section(introduction, "D1", 20, component="DIS", parent_offering_id=made["L1"])
        sample.instructor(connection, made["A"], made["teacher"])
        connection.execute(
            text("""
                insert into lms_ops.capacity_overrides (course_offering_id, published_limit, reason)
                values (:id, 4, 'as imported')
            """),
            {"id": made["B"]},
        )
        students = [sample.student(connection) for _ in range(12)]
        for code, number in {"L1": 12, "D1": 12, "A": 8, "B": 5, "T": 1}.items():
            for student in students[:number]:
                sample.enrollment(connection, made[code], student)
        for code in ("L1", "A"):
            exam = sample.assessment(connection, made[code])
            for student in students[: 12 if code == "L1" else 8]:
                sample.grade(connection, exam, student, 80)
        sample.meeting(connection, made["L1"], 1, "09:00", "10:30")
        sample.meeting(connection, made["D1"], 1, "10:00", "11:00")
        one, two, three = (sample.student(connection) for _ in range(3))
        for code, student in (("L1", one), ("D1", one), ("L1", two), ("L2", three), ("B", students[7])):
            sample.waiting(connection, made[code], student)
    with owner.begin() as connection:
        connection.execute(text("select lms_ops.refresh_statistics()"))
    return made


def read(as_person, viewer, statement):
    with as_person(viewer) as connection:
        return connection.execute(text(statement)).all()


def test_every_offering_is_in_its_band_or_not_rated(as_person, term):
    bands = read(as_person, term["head"], "select section_code, fill, band, fill_step from report.demand order by 1")
    assert [(section, fill and float(fill), band, step) for section, fill, band, step in bands] == [
        ("A", 80.0, "balanced", 80),
        ("B", 125.0, "over capacity", 105),
        ("D1", 60.0, "underfilled", 60),
        ("L1", 100.0, "overloaded", 100),
        ("L2", 0.0, "underfilled", 0),
        ("T", None, None, None),
    ]


def test_the_bands_follow_the_settings(owner, as_person, term):
    with owner.begin() as connection:
        connection.execute(text("update system_settings set value = '85' where key = 'underfilled_below_percent'"))
        connection.execute(text("select lms_ops.refresh_statistics()"))
    assert read(as_person, term["head"], "select band from report.demand where section_code = 'A'") == [
        ("underfilled",)
    ]


def test_a_queue_is_explained_by_the_seats_beside_it(as_person, term):
    queues = read(
        as_person,
        term["head"],
        "select section_code, waiting, free_seats, diagnosis from report.demand where waiting > 0 order by 1",
    )
    assert queues == [
        ("B", 1, 0, "not enough room"),
        ("D1", 1, 8, "something keeps them out"),
        ("L1", 2, 0, "not enough room"),
        ("L2", 1, 5, "something keeps them out"),
    ]


def test_unmet_demand_counts_a_student_once_and_phantoms_apart(as_person, term):
    courses = read(
        as_person,
        term["head"],
        "select course_code, waiting, unmet_demand, phantom_entries from report.demand_courses order by 1",
    )
    assert courses == [("CS101", 4, 3, 0), ("CS102", 1, 0, 1), ("CS199", 0, 0, 0)]


def test_a_student_of_lecture_and_discussion_is_counted_once(as_person, term):
    courses = read(
        as_person,
        term["head"],
        """
        select course_code, sections, sections_of_lectures,
            seats_taken, seats_in_sections_of_lectures, capacity
        from report.demand_courses
        order by 1
        """,
    )
    assert courses == [("CS101", 3, 1, 12, 12, 17), ("CS102", 2, 0, 13, 0, 14), ("CS199", 1, 0, 1, 0, 0)]
    units = read(
        as_person,
        term["head"],
        """
        select unit_code, courses, sections, seats_taken, rated_seats, capacity, fill,
            over_capacity, overloaded, balanced, underfilled
        from report.demand_units
        """,
    )
    assert [(*row[:6], float(row[6]), *row[7:]) for row in units] == [("CS", 3, 6, 26, 25, 31, 80.6, 1, 1, 1, 2)]
    trend = read(
        as_person,
        term["head"],
        """
        select term_label, sections, seats_taken, capacity, unmet_demand, over_capacity
        from report.demand_trend
        """,
    )
    assert trend == [("2024-2025 spring", 6, 26, 31, 3, 1)]


def test_the_average_of_a_few_students_is_not_shown(as_person, term):
    averages = read(
        as_person,
        term["registrar"],
        "select section_code, graded_students, average_grade from report.demand where grades > 0 order by 1",
    )
    assert [(section, students, average and float(average)) for section, students, average in averages] == [
        ("A", 8, None),
        ("L1", 12, 80.0),
    ]


def test_letters_without_marks_do_not_make_few_students_many(owner, as_person, term):
    with owner.begin() as connection:
        connection.execute(
            text("""
                update grades
                set
                    letter_grade = 'B',
                    percentage = null,
                    marks_obtained = null
                where student_id <> (
                        select student_id
                        from grades
                        join assessments on assessments.id = grades.assessment_id
                        join course_offerings as offerings on offerings.id = assessments.course_offering_id
                        where offerings.section_code = 'L1'
                        order by student_id
                        limit 1
                    )
            """)
        )
        connection.execute(text("select lms_ops.refresh_statistics('mv_course_offering_statistics')"))
    averages = read(
        as_person,
        term["registrar"],
        "select grades, graded_students, average_grade from report.demand where section_code = 'L1'",
    )
    assert averages == [(12, 1, None)]


def test_the_week_counts_students_in_every_hour_that_a_meeting_touches(as_person, term):
    week = read(
        as_person,
        term["head"],
        "select day_of_week, hour, sum(seats_taken) from report.demand_week group by 1, 2 order by 1, 2",
    )
    assert week == [(1, 9, 12), (1, 10, 24)]


def test_people_see_the_demand_of_their_units_and_teachers_of_their_offerings(as_person, term):
    views = ("demand", "demand_courses", "demand_units", "demand_trend", "demand_week")
    seen = {
        viewer: tuple(
            read(as_person, viewer and term[viewer], f"select count(*) from report.{view}")[0][0] for view in views
        )
        for viewer in ("head", "registrar", "teacher", "stranger", "administrator", None)
    }
    assert seen == {
        "head": (6, 3, 1, 1, 3),
        "registrar": (6, 3, 1, 1, 3),
        "teacher": (1, 1, 1, 1, 0),
        "stranger": (0, 0, 0, 0, 0),
        "administrator": (0, 0, 0, 0, 0),
        None: (0, 0, 0, 0, 0),
    }


def sections(page):
    """Course and section of each row of the list of offerings, in its order."""
    shown = page.dataframe[0].value
    return [f"{course} {section}" for course, section in zip(shown.course_code, shown.section_code, strict=True)]


def test_the_page_shows_the_fullest_first_and_says_what_its_numbers_are(open_page, term):
    page = open_page("demand", term["head"])
    assert not page.exception
    assert page.title[0].value == "Course demand"
    assert sections(page) == ["CS102 B", "CS101 L1", "CS102 A", "CS101 D1", "CS101 L2", "CS199 T"]
    figures = {metric.label: metric.value for metric in page.metric}
    assert figures == {
        "Seats taken": "26",
        "Fill": "81%",
        "Students without a seat": "3",
        "Over capacity": "1",
    }
    assert "12 more, in discussions and laboratories" in page.metric[0].help
    assert "1 further entry is of students who hold a seat" in page.metric[2].help
    assert "1 more are overloaded (above 95%)" in page.metric[3].help
    assert "All 6 offerings." in words(page)


@pytest.mark.parametrize(
    ("choices", "shown"),
    [
        ({"band": "underfilled"}, ["CS101 D1", "CS101 L2"]),
        ({"band": "not rated"}, ["CS199 T"]),
        ({"component": "LEC", "order": "empty"}, ["CS101 L2", "CS101 L1"]),
        ({"order": "waiting"}, ["CS101 L1", "CS101 D1", "CS101 L2", "CS102 B", "CS102 A", "CS199 T"]),
        ({"search": "GIRIS"}, ["CS101 L1", "CS101 D1", "CS101 L2"]),
        ({"search": "cs102"}, ["CS102 B", "CS102 A"]),
    ],
)
def test_a_link_opens_the_same_offerings_again(open_page, term, choices, shown):
    page = open_page("demand", term["head"], **choices)
    assert not page.exception
    assert sections(page) == shown


def test_nothing_like_that_says_what_to_clear(open_page, term):
    page = open_page("demand", term["head"], search="astronomy")
    assert "No offering is like that. Choose another term or unit, or clear band, component and search." in words(page)
    assert not page.dataframe


def test_the_page_is_empty_for_a_stranger_and_one_row_for_a_teacher(open_page, term):
    assert "No offering is like that." in words(open_page("demand", term["stranger"]))
    assert sections(open_page("demand", term["teacher"])) == ["CS102 A"]


def test_courses_and_units_are_a_click_away(open_page, term):
    page = open_page("demand", term["head"])
    page.session_state["by"] = "Courses"
    page.run()
    assert list(page.dataframe[0].value.course_code) == ["CS101", "CS102", "CS199"]
    assert list(page.dataframe[0].value.unmet_demand) == [3, 0, 0]
    page.session_state["by"] = "Units"
    page.run()
    assert list(page.dataframe[0].value.unit_code) == ["CS"]


def test_a_row_opens_the_offering_and_coming_back_does_not_open_it_again(open_page, term):
    page = open_page("demand", term["head"])
    page.session_state["offerings 0"] = {"selection": {"rows": [1], "columns": [], "cells": []}}
    page.run()
    assert page.title[0].value == "CS101 section L1"
    page.switch_page("app_pages/demand.py").run()
    assert page.title[0].value == "Course demand"
