"""Deciding academic standing after a term: a button, and the dialog that names what will change."""

import streamlit as st

from dashboard import dialog, words
from dashboard.actions import act
from dashboard.ui import Filters
from dashboard.viewer import Viewer

LONGEST = 120  # seconds


def show(viewer: Viewer, filters: Filters) -> None:
    """A button for those who may decide; it asks the database what would change after the chosen term."""
    if not viewer.may("standing.decide"):
        return
    if st.button(
        "Decide standing",
        icon=":material/gavel:",
        disabled=filters.term_id is None,
        help=f"By the rules, from the results of {filters.term}" if filters.term else "There is no term yet.",
    ):
        _ask(viewer, filters)


def _ask(viewer: Viewer, filters: Filters) -> None:
    moves = act(viewer, "preview_standing", within=LONGEST, term=filters.term_id)
    if not moves:
        st.toast(f"Nobody's standing changes after {filters.term}.", icon=":material/check_circle:")
        return
    dialog.confirm(
        viewer,
        f"Decide standing after {filters.term}",
        "Of all students that you may decide about, these change. Each change goes into the student's history with "
        "its numbers, and brings with it what its rule says: holds on registration, messages to student and advisor. "
        "Holds of the standing before end.\n\n"
        + "\n".join(
            f"- {words.plural(move['students'], 'student')} "
            f"from {_name(move['from_standing'])} to {_name(move['to_standing'])}"
            for move in moves
        ),
        "decide_standing",
        {"term": filters.term_id},
        button="Decide",
        done=lambda changes: f"{words.plural(len(changes), 'standing')} changed",
        within=LONGEST,
    )


def _name(standing: str | None) -> str:
    return "none" if standing is None else standing.replace("_", " ")
