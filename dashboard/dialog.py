"""The dialog in front of every change: names what will change, asks for the reason, acts once."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import streamlit as st

from dashboard.actions import act
from dashboard.viewer import Viewer
from db.errors import LmsError


def confirm(
    viewer: Viewer,
    title: str,
    explanation: str,
    function: str,
    arguments: dict[str, Any],
    *,
    button: str,
    done: str | Callable[[list[dict[str, Any]]], str],
    reason: str | None = None,
    choices: dict[str, tuple[str, dict[Any, str]]] | None = None,
    numbers: dict[str, tuple[str, int]] | None = None,
    within: int = 10,
) -> None:
    """Opens the dialog; call it in the run in which its button was clicked.

    `explanation` says what will change. `function` and `arguments` are what `act` takes; `reason` is
    the name of the parameter that takes the person's reason, where the record needs one, and `choices`
    are parameters that the person chooses: its name -> label and value -> words, the first preselected;
    `numbers` are whole numbers of 0 or more that the person types: name -> label and present value.
    `button` is the verb on the button, `done` the sentence of the toast, or a function that makes it
    from the rows. However often the button is clicked, the function succeeds once; after a refusal,
    whose sentence is shown, it may be tried again.
    """
    ticket = f"dialog {uuid4().hex}"

    @st.dialog(title)
    def ask() -> None:
        outcome = st.session_state.get(ticket)
        if outcome == "done":
            st.rerun()
        st.write(explanation)
        for name, (label, options) in (choices or {}).items():
            st.selectbox(label, list(options), format_func=options.get, key=f"{ticket} {name}")
        for name, (label, present) in (numbers or {}).items():
            st.number_input(label, min_value=0, value=present, step=1, key=f"{ticket} {name}")
        if reason:
            st.text_area("Reason", key=f"{ticket} reason", max_chars=500, placeholder="Kept with the record")
        st.button(button, key=f"{ticket} act", type="primary", on_click=act_once)
        if outcome:
            st.error(outcome, icon=":material/block:")

    def act_once() -> None:
        if st.session_state.get(ticket) == "done":
            return
        said = {name: st.session_state[f"{ticket} {name}"] for name in (choices or {}) | (numbers or {})}
        if reason:
            said[reason] = st.session_state[f"{ticket} reason"].strip()
            if not said[reason]:
                st.session_state[ticket] = "Give a reason: it is kept with the record."
                return
        try:
            rows = act(viewer, function, within=within, **arguments, **said)
        except LmsError as refusal:
            st.session_state[ticket] = str(refusal)
        else:
            st.session_state[ticket] = "done"
            st.session_state["toast"] = done if isinstance(done, str) else done(rows)

    ask()


def show_toast() -> None:
    """Says what the action of the run before has done, once."""
    if sentence := st.session_state.pop("toast", None):
        st.toast(sentence, icon=":material/check_circle:")
