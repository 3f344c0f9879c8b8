"""Coming back by itself: a page that found no database is drawn again as soon as there is one."""

import time

import streamlit as st

from dashboard import readiness

LOOK_EVERY = 2  # seconds


@st.fragment(run_every=LOOK_EVERY)
def wait(failed_at: float) -> None:
    """Says that the page comes back, looks every few seconds, and draws it anew when the database answers.

    `failed_at` (time.monotonic) is when it failed: not at once, or a page that fails for another reason would circle.
    """
    if time.monotonic() - failed_at > LOOK_EVERY / 2 and readiness.answer().ready:
        st.rerun()
    st.caption("This page comes back by itself when the database answers.")
