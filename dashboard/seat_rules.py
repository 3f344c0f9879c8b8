"""How many seats an offering has, and how its queue hands them out: shown to all, set by those who may."""

import pandas as pd
import streamlit as st

from dashboard import dialog, words
from dashboard.viewer import Viewer

MODES = {
    "offer": "the next in the queue is offered a free seat and has until a deadline to take it",
    "automatic": "the next in the queue is enrolled in a free seat at once",
    "manual": "a free seat waits until somebody here offers it",
}
SWAPS = {
    False: "only students without a seat in the course may wait",
    True: "students who sit in another section may wait and swap",
}


def show(viewer: Viewer, now: pd.Series, section: str) -> None:
    """The rule of the queue of an offering as `report.offering` has it; buttons for those who may set it."""
    rule = f"{MODES[now.queue_mode].capitalize()}; {SWAPS[bool(now.queue_allows_swap)]}."
    with st.container(horizontal=True, vertical_alignment="center"):
        if now.may_set:
            if st.button("Set the limit"):
                _set_limit(viewer, now, section)
            if st.button("Set the queue's rule"):
                _set_rule(viewer, now, section)
        st.caption(rule)


def _set_limit(viewer: Viewer, now: pd.Series, section: str) -> None:
    def told(rows: list[dict]) -> str:
        [row] = rows
        served = f"; {words.plural(row['seats_offered'], 'seat')} went to the queue" if row["seats_offered"] else ""
        return f"{section} has a limit of {words.count(row['published_limit'])}{served}"

    dialog.confirm(
        viewer,
        "Set the limit",
        f"{section} has {words.count(now.enrolled)} enrolled and {words.count(now.offers_out)} on offer. Seats beyond "
        "them go to the queue at once. Below them nobody is put out: every drop brings the offering closer to the "
        "limit, and nobody gets in before it is reached.",
        "set_capacity",
        {"offering": now.offering_id},
        numbers={"new_limit": ("Seats", int(now.capacity))},
        reason="reason",
        button="Set",
        done=told,
    )


def _set_rule(viewer: Viewer, now: pd.Series, section: str) -> None:
    dialog.confirm(
        viewer,
        "Set the queue's rule",
        f"How free seats of {section} reach those who wait. Seats that are free now are handed out by the new rule.",
        "set_waitlist_rule",
        {"offering": now.offering_id},
        choices={
            "mode": ("When a seat is free", _present_first(MODES, now.queue_mode)),
            "allows_swap": ("Who may wait", _present_first(SWAPS, bool(now.queue_allows_swap))),
        },
        reason="reason",
        button="Set",
        done=f"The queue of {section} has a new rule",
    )


def _present_first(options: dict, present: object) -> dict:
    """The options with the present one in front, where the dialog preselects it."""
    return {present: options[present]} | options
