"""A change is confirmed, explained, done once, and refused with a sentence."""

from collections.abc import Callable
from uuid import UUID

import pytest
import sample
from sqlalchemy import Engine, text
from streamlit.testing.v1 import AppTest


@pytest.fixture
def head(app: Callable[[], AppTest], owner: Engine) -> UUID:
    with owner.begin() as connection:
        return sample.viewer(connection, "DEPT_HEAD", sample.unit(connection, "PHYS"))


def _page(user_id: str) -> None:
    import streamlit as st

    from dashboard import dialog
    from dashboard.viewer import Viewer

    dialog.show_toast()
    if st.button("Open"):
        dialog.confirm(
            Viewer(user_id),
            "Record an export",
            "The export of 3 rows will be recorded.",
            "record_export",
            {"topic": "holds", "filters": {}, "rows": 3},
            reason="purpose",
            button="Record",
            done=lambda rows: f"{len(rows)} export recorded",
        )


def opened(user_id: UUID) -> AppTest:
    page = AppTest.from_function(_page, args=(str(user_id),), default_timeout=20).run()
    page.button[0].click().run()
    assert page.markdown[0].value == "The export of 3 rows will be recorded."
    return page


def exports(owner: Engine) -> int:
    with owner.connect() as connection:
        return connection.scalar(text("select count(*) from audit_logs where action = 'export'"))


def confirm(page: AppTest, reason: str) -> None:
    """Without a browser a dialog is gone in the next run, so both go into one, as from a quick person."""
    page.text_area[0].set_value(reason)
    page.button[1].click().run()


def test_it_acts_as_the_person_and_says_what_it_has_done(head: UUID, owner: Engine) -> None:
    page = opened(head)
    confirm(page, "accreditation")
    assert exports(owner) == 1
    assert [toast.value for toast in page.toast] == ["1 export recorded"]


def test_it_acts_once_however_often_it_is_clicked(head: UUID, owner: Engine) -> None:
    page = opened(head)
    page.text_area[0].set_value("accreditation")
    states, clicked = page._tree.get_widget_states(), page.button[1].click()._widget_state
    for _ in range(3):  # the browser sends the same click again before it hears of the first
        page._run(type(states)(widgets=[*states.widgets, clicked]))
    assert exports(owner) == 1


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [("  ", "Give a reason"), ("no", "Say what the download is for: it is kept with your name.")],
)
def test_a_refusal_is_a_sentence_and_nothing_is_done(head: UUID, owner: Engine, reason: str, sentence: str) -> None:
    page = opened(head)
    confirm(page, reason)
    assert sentence in [value for key, value in page.session_state.items() if key.startswith("dialog")][0]
    assert exports(owner) == 0
