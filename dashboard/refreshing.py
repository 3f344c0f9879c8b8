"""The dialog that refreshes statistics views one by one, with progress, once however often it is clicked."""

from dataclasses import dataclass, field

import pandas as pd
import streamlit as st

from dashboard import words
from dashboard.actions import act
from dashboard.viewer import Viewer
from db.errors import LmsError

# A university of 100,000 students with 5 million enrollments takes half a minute for all three.
LONGEST = 900  # seconds that one refresh may take


@dataclass
class Refreshing:
    """One opening of the dialog: the views, what they took the last time, whether to go, and what is done."""

    views: list[str]
    last_seconds: float
    asked: bool = False
    seconds: dict[str, float] = field(default_factory=dict)


def begin(views: pd.DataFrame) -> None:
    """Opens the dialog for these rows of `queries.database.statistics`."""
    st.session_state["refreshing"] = Refreshing(list(views.view_name), float(views.seconds.sum()))


def show(viewer: Viewer) -> None:
    """Draws the dialog while it is open."""
    state: Refreshing | None = st.session_state.get("refreshing")
    if state is None:
        return

    @st.dialog("Refresh statistics", on_dismiss=_close)
    def ask() -> None:
        st.write(
            f"{words.plural(len(state.views), 'view')} will be computed anew from the present rows: "
            f"{', '.join(state.views)}. The last time this took {words.hours(state.last_seconds)} s. "
            "Everybody can go on reading meanwhile."
        )
        st.button("Refresh", type="primary", disabled=state.asked, on_click=_go, args=(state,))
        if state.asked:
            try:
                _refresh(viewer, state)
            except LmsError as refusal:
                state.asked = False
                st.error(str(refusal), icon=":material/block:")
                return
            st.session_state["toast"] = (
                f"{words.plural(len(state.views), 'view')} refreshed in {words.hours(sum(state.seconds.values()))} s"
            )
            _close()
            st.rerun()

    ask()


def _refresh(viewer: Viewer, state: Refreshing) -> None:
    """Refreshes what is not refreshed yet: a run that another click interrupted goes on where it was."""
    progress = st.progress(0.0)
    for number, view in enumerate(state.views):
        progress.progress(number / len(state.views), text=f"Refreshing {view}")
        if view not in state.seconds:
            state.seconds[view] = float(act(viewer, "refresh_statistics", within=LONGEST, only_view=view)[0]["seconds"])
    progress.progress(1.0, text="Done")


def _go(state: Refreshing) -> None:
    state.asked = True


def _close() -> None:
    st.session_state.pop("refreshing", None)
