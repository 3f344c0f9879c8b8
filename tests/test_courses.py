"""The catalog: what courses ask for and what counts for them, as people read it and decide about it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from uuid import UUID

import pytest
import sample
from eligibility import Campus, build, course
from pages import Open, words
from sqlalchemy import Connection, Engine, text
from streamlit.testing.v1 import AppTest

AsPerson = Callable[[UUID | str | None], AbstractContextManager[Connection]]


@pytest.fixture
def campus(owner: Engine) -> Campus:
    """CS201 asks for MATH1 and one of CS101 and CS50, is advised after ART5 and taken with its laboratory."""
    with owner.begin() as connection:
        made = build(connection)
        advanced = course(connection, made, "CS201")
        sample.prerequisite(connection, advanced, course(connection, made, "MATH1"), minimum_grade="C")
        sample.prerequisite(connection, advanced, course(connection, made, "ART5"), is_mandatory=False)
        sample.corequisite(connection, advanced, course(connection, made, "CS201L"), is_strict=False)
        course(connection, made, "CS50")
        connection.execute(
            text("select lms_ops.set_prerequisite_rule(:course, cast(:rule as jsonb))"),
            {"course": advanced, "rule": '{"any": ["CS101", "CS50"]}'},
        )
        return made


@pytest.fixture
def proposal(owner: Engine, campus: Campus) -> UUID:
    """The head has proposed that CS50 counts for CS101."""
    with owner.begin() as connection:
        return sample.equivalency(
            connection,
            campus.course,
            course(connection, campus, "CS50"),
            equivalency_type="substitution",
            approval_status="proposed",
            approved_by=None,
            proposed_by=campus.head,
        )


def read(as_person: AsPerson, person: UUID | None, query: str) -> list[tuple]:
    with as_person(person) as connection:
        return [tuple(row) for row in connection.execute(text(query))]


def click(page: AppTest, label: str) -> AppTest:
    """Clicks the last button of this name: the one in the dialog, where there is one."""
    return [button for button in page.button if button.label == label][-1].click().run()


def pick(page: AppTest, key: str, row: int) -> AppTest:
    page.session_state[key] = {"selection": {"rows": [row], "columns": [], "cells": []}}
    return page.run()


def test_a_course_says_what_it_asks_for(campus: Campus, as_person: AsPerson) -> None:
    sentence = "select prerequisites from report.courses where course_code = 'CS201'"
    assert read(as_person, campus.head, sentence) == [("MATH1 with at least C and (CS101 or CS50)",)]
    named = """
        select kind, required_code, minimum_grade, may_be_before
        from report.course_requirements
        where course_code = 'CS201'
        order by kind, required_code
    """
    assert read(as_person, campus.head, named) == [
        ("advice", "ART5", None, True),
        ("corequisite", "CS201L", None, True),
        ("member", "CS101", None, True),
        ("member", "CS50", None, True),
        ("prerequisite", "MATH1", "C", True),
    ]


def test_the_catalog_is_for_those_who_read_offerings(owner: Engine, campus: Campus, as_person: AsPerson) -> None:
    with owner.begin() as connection:
        teacher = sample.viewer(connection, "TEACHER")
        student = sample.user_id(connection, campus.student)
        sample.role(connection, student, "STUDENT")
    for reader in (campus.head, campus.registrar, campus.stranger, teacher):
        assert read(as_person, reader, "select count(*) from report.courses") == [(6,)]
    for nobody in (student, None):
        for view in ("courses", "course_requirements", "equivalencies"):
            assert read(as_person, nobody, f"select count(*) from report.{view}") == [(0,)]


def test_who_may_decide_a_proposal_is_said_with_it(campus: Campus, proposal: UUID, as_person: AsPerson) -> None:
    question = "select status, may_decide, may_end from report.equivalencies"
    assert read(as_person, campus.dean, question) == [("proposed", True, True)]
    for person in (campus.head, campus.stranger):
        assert read(as_person, person, question) == [("proposed", False, False)]
    manage = "select bool_or(may_manage) from report.courses"
    assert [read(as_person, person, manage) for person in (campus.head, campus.stranger)] == [[(True,)], [(False,)]]


def test_the_page_lists_courses_and_opens_the_one_that_the_address_names(open_page: Open, campus: Campus) -> None:
    page = open_page("courses", campus.head, course="cs201")
    assert not page.exception
    assert page.title[0].value == "Courses"
    assert list(page.dataframe[0].value["course_code"]) == ["ART5", "CS101", "CS201", "CS201L", "CS50", "MATH1"]
    shown = words(page)
    assert "Asks for **MATH1 with at least C and (CS101 or CS50)** before it." in shown
    assert "- **MATH1** Course MATH1: before it, at least C" in shown
    assert "- **CS201L** Course CS201L: together with it, or before" in shown
    page = open_page("courses", campus.head, course="MATH1")
    assert "- **CS201** Course CS201: before it, at least C" in words(page)
    page.text_input(key="course search").set_value("art").run()
    assert list(page.dataframe[0].value["course_code"]) == ["ART5"]


def test_the_page_says_what_to_do_where_nothing_is_open_or_found(open_page: Open, campus: Campus) -> None:
    page = open_page("courses", campus.head)
    assert "Pick a course to read" in words(page)
    page.text_input(key="course search").set_value("nothing like it").run()
    assert "No course fits." in words(page)
    assert "No course is taught here." in words(open_page("courses", campus.registrar, unit="MUSIC"))


def test_a_proposal_is_approved_on_the_page(
    open_page: Open, campus: Campus, proposal: UUID, as_person: AsPerson
) -> None:
    page = pick(open_page("courses", campus.dean, course="CS101"), "equivalencies", 0)
    page = click(page, "Approve")
    assert "CS50 for CS101 counts for work since 1 January 2020" in words(page)
    page = click(page, "Approve")
    assert page.toast[0].value == "CS50 for CS101 is approved."
    assert read(as_person, campus.dean, "select status, note from report.equivalencies") == [("approved", None)]


def test_who_proposed_it_sees_no_button_and_rejecting_asks_why(
    open_page: Open, campus: Campus, proposal: UUID, as_person: AsPerson
) -> None:
    page = open_page("courses", campus.head, course="CS101")
    assert "Approve" not in [button.label for button in page.button]
    page = pick(open_page("courses", campus.dean, course="CS101"), "equivalencies", 0)
    page = click(page, "Reject")
    page.text_area[-1].set_value("Half of it is missing")
    page = click(page, "Reject")
    assert page.toast[0].value == "CS50 for CS101 is rejected."
    assert read(as_person, campus.dean, "select status, note from report.equivalencies") == [
        ("rejected", "Half of it is missing")
    ]


def test_a_rule_for_another_university_is_proposed_on_the_page(
    open_page: Open, campus: Campus, as_person: AsPerson
) -> None:
    page = open_page("courses", campus.head, course="CS101")
    page.segmented_control(key="whose").set_value("Another one").run()
    page.text_input(key="equivalent institution").set_value("Other University")
    page.text_input(key="equivalent name").set_value("Programming").run()
    page.number_input(key="gives").set_value(2.5).run()
    page = click(page, "Continue")
    assert "Programming at Other University, for CS101: it counts for this course. Somebody else decides." in words(
        page
    )
    page.text_area[-1].set_value("The same textbook")
    page = click(page, "Propose")
    assert page.toast[0].value == "Programming at Other University is proposed for CS101."
    found = read(as_person, campus.head, "select type, external_course_name, credits, note from report.equivalencies")
    assert found == [("transfer", "Programming", 2.5, "The same textbook")]
