"""A page that fails: what it says, and how it comes back by itself when it only found no database."""

import time

import streamlit as st

from dashboard import data, readiness
from db.errors import LmsError, Unavailable

LOOK_EVERY = 2  # seconds


def sentence(failure: LmsError) -> str:
    """What the page says: the failure's own line, but where and how a database was asked only to who sets it up."""
    try:
        is_away = isinstance(failure, Unavailable) and data.was_reached()
    except LmsError:
        is_away = False
    return "The database does not answer at the moment; nothing that you did is lost." if is_away else str(failure)


@st.fragment(run_every=LOOK_EVERY)
def wait(failed_at: float) -> None:
    """Says that the page comes back, looks every few seconds, and draws it anew when the database answers.

    `failed_at` (time.monotonic) is when it failed: not at once, or a page that fails for another reason would circle.
    """
    if time.monotonic() - failed_at > LOOK_EVERY / 2 and readiness.answer().ready:
        st.rerun()
    st.caption("This page comes back by itself when the database answers.")
