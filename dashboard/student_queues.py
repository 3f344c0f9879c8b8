"""The queues that one student waits in; an offer can be taken or declined for them, a place given up."""

import pandas as pd
import streamlit as st

from dashboard import columns, dialog, receipts, record, ui, words
from dashboard.queries import student
from dashboard.viewer import Viewer

STATES = {
    "offered": "note",
    "waiting": "plain",
    "lapsed": "watch",
    "enrolled": "good",
    "expired": "watch",
    "cancelled": "plain",
}


def show(viewer: Viewer, now: pd.Series) -> None:
    """The table of the student `now`, offers first, with buttons for the picked entry."""
    entries = words.named(student.waiting(viewer, now.student_id), viewer.language, "course_name")
    if entries.empty:
        ui.empty("This student waits for no seat and never did.", "A queue is joined when a section is full.")
        return
    picked = ui.table(
        entries,
        {
            "state": columns.status("State", STATES),
            "rank": columns.count("Rank", help="By priority, then by time of joining"),
            "course_code": "Course",
            "section_code": "Section",
            "course_name": "Title",
            "term": "Term",
            "deadline": columns.moment("Offer until", viewer),
            "joined_at": columns.moment("Joined", viewer),
            "passed_over_reason": st.column_config.TextColumn("Passed over because", width="medium"),
            "ended_at": columns.moment("Ended", viewer),
            "end_reason": "Ended because",
        },
        key="student queues",
        alt=f"Queues of {now.student_name}, offers first",
        identity="entry_id",
        pick="one",
    )
    chosen = entries[entries.entry_id.isin(picked)]
    entry = None if chosen.empty else chosen.iloc[0]
    with st.container(horizontal=True, vertical_alignment="center"):
        if (entries.may_manage & entries.is_active).any():
            _decide(viewer, now, entry)
        if entry is None:
            st.caption("Pick an entry to decide about it or to open its section.")
        else:
            record.section_link(viewer, entry)
    if entry is not None:
        st.subheader("What happened to this place", anchor=False)
        receipts.explain(viewer, entry.entry_id)


def _decide(viewer: Viewer, now: pd.Series, entry: pd.Series | None) -> None:
    """What the student could do with the picked entry, done on their behalf."""
    mine = entry is not None and entry.may_manage
    offered = mine and entry.state == "offered"
    accept = st.button("Accept the offer", disabled=not offered)
    decline = st.button("Decline the offer", disabled=not offered)
    leave = st.button("Leave the queue", disabled=not (mine and entry.state == "waiting"))
    if entry is None:
        return
    section = f"{entry.course_code} section {entry.section_code}"
    if accept:
        dialog.confirm(
            viewer,
            "Accept the offer",
            f"{now.student_name} takes the seat in {section} that is kept until "
            f"{words.moment(entry.deadline, viewer.timezone)}.",
            "accept_offer",
            {"entry": entry.entry_id},
            button="Accept",
            done=f"{now.student_name} is enrolled in {section}.",
        )
    if decline:
        dialog.confirm(
            viewer,
            "Decline the offer",
            f"{now.student_name} does not take the seat in {section}; it goes to the next in the queue.",
            "decline_offer",
            {"entry": entry.entry_id},
            reason="reason",
            button="Decline",
            done=f"The offer of {section} is declined.",
        )
    if leave:
        dialog.confirm(
            viewer,
            "Leave the queue",
            f"{now.student_name} gives up rank {entry['rank']} in the queue for {section}. "
            "Who joins again joins at the end.",
            "leave_waitlist",
            {"entry": entry.entry_id},
            button="Leave",
            done=f"{now.student_name} no longer waits for {section}.",
        )
