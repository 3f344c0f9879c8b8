"""The opening of a student's record: what for is asked once a session, and written down before anything is shown."""

from uuid import UUID

import streamlit as st

from dashboard import ui, words
from dashboard.actions import act
from dashboard.viewer import Viewer
from db.errors import Refused

PURPOSES = (
    "Advising",
    "Registration",
    "Standing and progress",
    "A hold",
    "The student's request",
    "An audit",
)
_SHORTEST = 3  # letters: what is shorter the database refuses


def opened(viewer: Viewer, student_id: str) -> str | None:
    """The id of the student whose record is open now, and as such written down; None: not one that they may see.

    The id may be anything: it comes out of a link. Ends the run with the question what for, where the viewer
    has not said it in this session. Each record is written down once a session and purpose.
    """
    try:
        student = str(UUID(student_id))
    except ValueError:
        return None
    purpose = st.session_state.setdefault("purposes", {}).get(viewer.user_id)
    if purpose is None:
        _ask_first(viewer)
    opening = (viewer.user_id, student, purpose)
    if opening not in st.session_state.setdefault("openings", set()):
        try:
            act(viewer, "open_record", forget=False, student=student, purpose=purpose)
        except Refused:
            return None
        st.session_state["openings"].add(opening)
    return student


def purpose(viewer: Viewer) -> None:
    """Draws what the viewer opens records for, to be changed there; the open one is then written down again."""
    said = st.session_state["purposes"][viewer.user_id]
    with st.popover(f"Opened for: {words.literal(said)}", icon=":material/visibility:"):
        _choose(viewer, "Look at records for something else")


def _ask_first(viewer: Viewer) -> None:
    ui.header(viewer, "Student", "student")
    st.write("Whoever opens a student's record says what for. It is kept with your name, and asked once a session.")
    _choose(viewer, "What for")
    st.stop()


def _choose(viewer: Viewer, label: str) -> None:
    key = f"purpose of {viewer.user_id}"

    def take() -> None:
        said = (st.session_state[key] or "").strip()
        if len(said) >= _SHORTEST:
            st.session_state["purposes"] |= {viewer.user_id: said}

    st.selectbox(
        label,
        PURPOSES,
        index=None,
        key=key,
        on_change=take,
        accept_new_options=True,
        placeholder="Choose or write",
        width=360,
    )
