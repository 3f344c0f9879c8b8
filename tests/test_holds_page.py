"""The holds page: who is held, from what; what closed registration costs; placing and releasing."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import sample
from held_students import Campus, build
from pages import Open, words
from sqlalchemy import Engine, text
from streamlit.testing.v1 import AppTest


@pytest.fixture
def campus(owner: Engine) -> Campus:
    with owner.begin() as connection:
        return build(connection)


def click(page: AppTest, label: str) -> AppTest:
    """Clicks the last button of this name: the one in the dialog, where there is one."""
    return [button for button in page.button if button.label == label][-1].click().run()


def test_the_page_says_that_nobody_is_held(open_page: Open, campus: Campus) -> None:
    page = open_page("holds", campus.head)
    assert not page.exception
    assert "No student here is or was held." in words(page)
    assert "Continue" not in words(page)


def test_the_page_places_a_hold_from_what_was_typed(open_page: Open, owner: Engine, campus: Campus) -> None:
    page = open_page("holds", campus.registrar)
    page.text_area(key="hold students").set_value("STU1, STU2\nSTU3").run()
    page = click(page, "Continue")
    assert (
        "Financial hold that blocks registration, from now until it is released, on 3 students: STU1, STU2, STU3."
        in words(page)
    )
    page.text_area[-1].set_value("Tuition is unpaid")
    page = click(page, "Place")
    assert page.toast[0].value == "3 holds placed"
    assert {metric.label: metric.value for metric in page.metric} == {
        "Active holds": "3",
        "Cannot register": "3",
        "Seats kept in vain": "0",
        "Places in queues": "0",
    }


def test_a_hold_may_begin_and_end_on_a_day(open_page: Open, owner: Engine, campus: Campus) -> None:
    today = datetime.now(ZoneInfo("Asia/Baku")).date()
    first, last = today + timedelta(days=2), today + timedelta(days=4)
    page = open_page("holds", campus.registrar)
    page.text_area(key="hold students").set_value("STU1").run()
    page.date_input(key="hold begins").set_value(first).run()
    page.date_input(key="hold until").set_value(last).run()
    page = click(page, "Continue")
    assert f"from {first} until {last}, on 1 student: STU1." in words(page)
    page.text_area[-1].set_value("Tuition is unpaid")
    page = click(page, "Place")
    shown = page.dataframe[0].value.iloc[0]
    assert list(shown.state) == ["starts later"]
    with owner.connect() as connection:
        days = text("select effective_from, effective_until from student_holds")
        assert tuple(connection.execute(days).one()) == tuple(
            datetime.combine(day, time(), ZoneInfo("Asia/Baku")) for day in (first, last + timedelta(days=1))
        )


def test_the_page_lists_filters_and_releases(open_page: Open, owner: Engine, campus: Campus) -> None:
    with owner.begin() as connection:
        sample.hold(connection, campus.students[0])
        sample.hold(connection, campus.students[1], hold_category="library", blocks_transcripts=True)
    page = open_page("holds", campus.registrar, category="library", blocks="transcripts")
    assert list(page.dataframe[0].value.student_number) == ["STU2"]
    assert list(page.dataframe[0].value.blocks) == ["registration, transcripts"]

    page = open_page("holds", campus.registrar)
    page.text_input(key="hold student").set_value("stu1").run()
    page.session_state["holds active"] = {"selection": {"rows": [0], "columns": [], "cells": []}}
    page = click(page.run(), "Release")
    assert "- STU1: financial, Unpaid tuition" in words(page)
    page.text_area[-1].set_value("Paid")
    page = click(page, "Release")
    assert page.toast[0].value == "1 hold released"

    history = open_page("holds", campus.registrar, state="past").dataframe[0].value
    assert list(history.release_reason) == ["Paid"]


def test_a_head_reads_and_has_no_button(open_page: Open, owner: Engine, campus: Campus) -> None:
    with owner.begin() as connection:
        sample.hold(connection, campus.students[0])
    page = open_page("holds", campus.head)
    assert list(page.dataframe[0].value.student_number) == ["STU1"]
    assert not {"Release", "Continue"} & {button.label for button in page.button}
    page = open_page("holds", campus.head, state="blocked")
    assert list(page.dataframe[0].value.student_number) == ["STU1"]
    assert "No student here is or was held." in words(open_page("holds", campus.stranger))
