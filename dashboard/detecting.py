"""The dialog that looks for conflicts in all schedules of a term, once however often it is clicked."""

from dataclasses import dataclass

import streamlit as st

from dashboard.actions import act
from dashboard.viewer import Viewer
from db.errors import LmsError

LONGEST = 120  # seconds; 17,000 students with 108,000 seats take one, 34,000 new conflicts twelve


@dataclass
class Detecting:
    """One opening of the dialog: the term, and whether to go."""

    term_id: str
    term: str
    asked: bool = False


def begin(term_id: str, term: str) -> None:
    """Opens the dialog for a term."""
    st.session_state["detecting"] = Detecting(term_id, term)


def show(viewer: Viewer) -> None:
    """Draws the dialog while it is open."""
    state: Detecting | None = st.session_state.get("detecting")
    if state is None:
        return

    @st.dialog("Detect conflicts", on_dismiss=_close)
    def ask() -> None:
        st.write(
            f"Every schedule of {state.term} that you may change is examined. New conflicts are opened, and "
            "student and advisor are told once; what is no longer found is closed. "
            "What a person has closed stays closed."
        )
        st.button("Detect", key="detect now", type="primary", disabled=state.asked, on_click=_go, args=(state,))
        if state.asked:
            try:
                with st.spinner(f"Comparing the schedules of {state.term}", show_time=True):
                    found = act(viewer, "record_schedule_conflicts", within=LONGEST, term=state.term_id)[0]
            except LmsError as refusal:
                state.asked = False
                st.error(str(refusal), icon=":material/block:")
                return
            st.session_state["toast"] = (
                f"{found['opened']:,} opened, {found['closed']:,} closed, {found['still_open']:,} still open"
            )
            _close()
            st.rerun()

    ask()


def _go(state: Detecting) -> None:
    state.asked = True


def _close() -> None:
    st.session_state.pop("detecting", None)
