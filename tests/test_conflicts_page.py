"""The conflicts page: detect, read, narrow down, resolve or dismiss; pairs never to be taken together."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import sample
from pages import Open, words
from schedules import Campus, attend, build, overlap, record
from sqlalchemy import Engine, text
from streamlit.testing.v1 import AppTest

from dashboard.queries import conflicts
from dashboard.viewer import Viewer


@pytest.fixture
def campus(owner: Engine) -> Campus:
    with owner.begin() as connection:
        return build(connection)


@pytest.fixture
def clashing(owner: Engine, campus: Campus) -> Campus:
    """Two students with a time overlap each, recorded; one of them with too many credits besides."""
    with owner.begin() as connection:
        overlap(connection, campus)
        other = sample.student(connection, campus.program, "Aygün Əliyeva", student_number="STU2")
        attend(connection, campus, "CS101", (1, "09:00", "10:30"), student=other, section_code="02")
        attend(connection, campus, "CS102", (1, "09:00", "10:30"), student=other, section_code="02", credits=20)
        assert record(connection) == (3, 0, 0)
    return campus


def click(page: AppTest, label: str) -> AppTest:
    """Clicks the last button of this name: the one in the dialog, where there is one."""
    return [button for button in page.button if button.label == label][-1].click().run()


def pick(page: AppTest, key: str, *rows: int) -> AppTest:
    page.session_state[key] = {"selection": {"rows": list(rows), "columns": [], "cells": []}}
    return page.run()


def figures(page: AppTest) -> dict[str, str]:
    return {metric.label: metric.value for metric in page.metric}


def test_before_the_first_detection_it_says_what_to_do(open_page: Open, campus: Campus) -> None:
    page = open_page("conflicts", campus.head)
    assert not page.exception
    assert "No conflict is recorded for 2024-2025 spring. Detect looks through every schedule" in words(page)
    assert not page.metric


def test_detect_says_how_many_it_found(open_page: Open, owner: Engine, campus: Campus) -> None:
    with owner.begin() as connection:
        overlap(connection, campus)
    page = click(open_page("conflicts", campus.head), "Detect")
    assert "Every schedule of 2024-2025 spring that you may change is examined." in words(page)
    page = click(page, "Detect")
    assert page.toast[0].value == "1 opened, 0 closed, 0 still open"
    assert figures(page)["Open conflicts"] == "1"


def test_it_shows_types_students_pairs_and_sentences(open_page: Open, clashing: Campus) -> None:
    page = open_page("conflicts", clashing.head)
    assert not page.exception
    assert figures(page) == {
        "Open conflicts": "3",
        "Students concerned": "2",
        "Oldest, in days": "0",
        "Closed by a person": "0",
    }
    listed, types = (frame.value for frame in page.dataframe[:2])
    assert list(listed.student_number) == ["STU1", "STU2", "STU2"]
    assert (
        listed.details[0] == "CS101 section 01 and CS102 section 01 overlap: Monday 09:00 to 10:30 and 10:00 to 11:30."
    )
    assert listed.details[2] == "23 credits in one term are more than the 18 that are allowed."
    assert types[["students", "conflicts"]].to_numpy().tolist() == [[2, 2], [1, 1]]
    assert "Courses that clash for most students" in words(page)


def test_it_narrows_down_by_type_and_student_number(open_page: Open, clashing: Campus) -> None:
    page = open_page("conflicts", clashing.head, type="credit_overload")
    assert list(page.dataframe[0].value.student_number) == ["STU2"]
    page = open_page("conflicts", clashing.head)
    page.text_input(key="conflict student").set_value("stu1").run()
    assert list(page.dataframe[0].value.student_number) == ["STU1"]
    page.text_input(key="conflict student").set_value("STU9").run()
    assert "Show another state or type, or search for less." in words(page)


def test_many_are_resolved_with_method_and_note_and_move_to_the_history(
    open_page: Open, owner: Engine, clashing: Campus
) -> None:
    page = pick(open_page("conflicts", clashing.head), "conflicts open", 0, 1)
    assert "- STU1: CS101 section 01 and CS102 section 01 overlap" in words(page)
    page = click(page, "Resolve")
    page.selectbox[-1].set_value("Moved to another section")
    page.text_area[0].set_value("Agreed with both")
    page = click(page, "Resolve")
    assert page.toast[0].value == "2 conflicts resolved"
    assert figures(page)["Open conflicts"] == "1"

    history = open_page("conflicts", clashing.head, state="person").dataframe[0].value
    assert set(history.resolution_method) == {"Moved to another section"}
    assert set(history.resolution_note) == {"Agreed with both"}
    with owner.connect() as connection:
        closed = connection.execute(
            text("select distinct resolved_by from schedule_conflicts where status = 'resolved'")
        )
        assert closed.scalar_one() == clashing.head


def test_one_is_dismissed_with_a_reason(open_page: Open, owner: Engine, clashing: Campus) -> None:
    page = click(pick(open_page("conflicts", clashing.head), "conflicts open", 2), "Dismiss")
    page.text_area[0].set_value("Allowed by the dean")
    page = click(page, "Dismiss")
    assert page.toast[0].value == "1 conflict dismissed"
    with owner.connect() as connection:
        closed = connection.execute(
            text("select conflict_type, resolution_method from schedule_conflicts where status = 'dismissed'")
        )
        assert closed.one() == ("credit_overload", "It is allowed")


def test_nobody_sees_a_button_or_a_row_that_is_not_theirs(open_page: Open, clashing: Campus) -> None:
    page = open_page("conflicts", clashing.advisor)
    assert list(page.dataframe[0].value.student_number) == ["STU1"]
    labels = {button.label for button in page.button}
    assert not labels & {"Detect", "Resolve", "Dismiss", "Mark"}
    page = open_page("conflicts", clashing.stranger)
    assert "No conflict is recorded" in words(page)


def test_a_pair_is_marked_and_taken_off_the_list(open_page: Open, owner: Engine, clashing: Campus) -> None:
    page = open_page("conflicts", clashing.head)
    page.session_state["never together"] = True
    page.run()
    assert "No pair is marked." in words(page)
    page.text_input(key="one course").set_value("cs101").run()
    page.text_input(key="other course").set_value("CS102").run()
    page = click(page, "Mark")
    page.text_area[0].set_value("Same material")
    page = click(page, "Mark")
    assert page.toast[0].value == "cs101 and CS102 are marked"
    assert list(page.dataframe[-1].value.reason) == ["Same material"]

    page = click(pick(page, "incompatible courses", 0), "Take off the list")
    page.text_area[0].set_value("Revised")
    click(page, "Take off")
    with owner.connect() as connection:
        assert connection.scalar(text("select count(*) from lms_ops.incompatible_courses")) == 0


def test_days_begin_at_midnight_at_the_university(owner: Engine, clashing: Campus, app: Callable[[], AppTest]) -> None:
    day = datetime.now(ZoneInfo("Asia/Baku")).date() - timedelta(days=2)
    found_at = datetime.combine(day, time(0, 30), ZoneInfo("Asia/Baku"))
    with owner.begin() as connection:
        connection.execute(text("update schedule_conflicts set detected_at = :moment"), {"moment": found_at})
    days = conflicts.trend(Viewer(str(clashing.head)), term_id=str(clashing.term), units=None).day
    assert (days.iloc[0].date(), len(days)) == (day, 3)
