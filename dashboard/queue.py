"""The queue of one offering: who waits at which rank, and what may be decided about it."""

from datetime import UTC, datetime

import streamlit as st

from dashboard import columns, dialog, receipts, record, ui, words
from dashboard.queries import waitlists
from dashboard.viewer import Viewer

STATUSES = {"offered": "note", "waiting": "plain", "lapsed": "watch"}
# Counted from now, as lms_ops.extend_offer counts.
HOURS = {24: "24 hours from now", 48: "48 hours from now", 72: "3 days from now", 168: "a week from now"}


def show(viewer: Viewer, offering_id: str, section: str, *, free_seats: int, may_manage: bool) -> None:
    """Draws the queue of an offering that people call `section`; buttons only for somebody who may use them.

    `free_seats` is net of offers that are out.
    """
    entries = words.named(waitlists.entries(viewer, offering_id), viewer.language, "student_name")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader(f"Queue for {section}", anchor=False)
        if (
            may_manage
            and (entries.status == "waiting").any()
            and st.button(
                "Offer the next seat",
                type="primary",
                key=f"offer {offering_id}",
                disabled=not free_seats,
                help=None if free_seats else "No seat is free: all are taken or on offer.",
            )
        ):
            _offer(viewer, offering_id, section)
    if entries.empty:
        ui.empty("Nobody waits for a seat here.", "Free seats are taken by enrolling.")
    else:
        picked = ui.table(
            entries,
            {
                "rank": columns.count("Rank", help="By priority, then by time of joining"),
                "student_number": "Number",
                "student_name": "Student",
                "status": columns.status("Status", STATUSES),
                "deadline": columns.moment("Offer until", viewer),
                "days_waited": columns.count("Days"),
                "passed_over_reason": st.column_config.TextColumn("Passed over because", width="large"),
                "holds_section": st.column_config.TextColumn(
                    "Sits in", help="Another section of the course in which the student has a seat"
                ),
                "joined_at": columns.moment("Joined", viewer),
                "priority": columns.count("Priority"),
            },
            key=f"queue {offering_id}",
            alt=f"Queue for {section}, by rank",
            identity="entry_id",
            pick="one" if may_manage or record.may_open(viewer) else None,
        )
        record.link(viewer, list(entries.student_id[entries.entry_id.isin(picked)]), section="queues")
        chosen = entries[entries.entry_id.isin(picked)]
        entry = None if chosen.empty else chosen.iloc[0]
        if may_manage:
            _decide(viewer, section, entry)
        if entry is not None:
            st.subheader("What happened to this place", anchor=False)
            receipts.explain(viewer, entry.entry_id)
    receipts.show(viewer, offering_id, section)


def _offer(viewer: Viewer, offering_id: str, section: str) -> None:
    def told(rows: list[dict]) -> str:
        offer = rows[0]
        if offer["entry_id"] is None or not offer["passed_over"]:
            return offer["outcome"]
        passed_over = words.plural(len(offer["passed_over"]), "student was", "students were")
        return f"{offer['outcome']} {passed_over} passed over."

    dialog.confirm(
        viewer,
        "Offer the next seat",
        f"The first in the queue for {section} who may take the seat gets it offered and is told until when. "
        "Who is passed over keeps the place and is told why.",
        "offer_next_seat",
        {"offering": offering_id},
        button="Offer the seat",
        done=told,
    )


def _decide(viewer: Viewer, section: str, entry) -> None:
    """Buttons for the picked entry: extend or withdraw its offer, remove it."""
    offered = entry is not None and entry.status == "offered"
    longer = _longer(entry.deadline) if offered else {}
    who = "" if entry is None else f"{entry.student_name} ({entry.student_number})"
    with st.container(horizontal=True, vertical_alignment="center"):
        extend = st.button("Extend the offer", disabled=not longer)
        withdraw = st.button("Withdraw the offer", disabled=not offered)
        remove = st.button("Remove from the queue", disabled=entry is None)
        st.caption("Pick a student to decide." if entry is None else who)
    if entry is not None and entry.passed_over_reason:
        st.caption(f"Passed over {words.moment(entry.passed_over_at, viewer.timezone)}: {entry.passed_over_reason}")
    if extend:
        dialog.confirm(
            viewer,
            "Extend the offer",
            f"The seat in {section} is kept longer for {who}; now until "
            f"{words.moment(entry.deadline, viewer.timezone)}.",
            "extend_offer",
            {"entry": entry.entry_id},
            choices={"hours": ("Keep the seat for", longer)},
            reason="reason",
            button="Extend",
            done=lambda rows: f"Kept until {words.moment(rows[0]['extend_offer'], viewer.timezone)}.",
        )
    if withdraw:
        dialog.confirm(
            viewer,
            "Withdraw the offer",
            f"{who} may no longer take the seat in {section}, keeps the place in the queue and is told why.",
            "withdraw_offer",
            {"entry": entry.entry_id},
            reason="reason",
            button="Withdraw",
            done=lambda rows: f"{who} waits again, at rank {rows[0]['withdraw_offer']}.",
        )
    if remove:
        dialog.confirm(
            viewer,
            "Remove from the queue",
            f"{who} loses the place in the queue for {section} and is told why. Who is behind moves up one.",
            "remove_from_waitlist",
            {"entry": entry.entry_id},
            reason="reason",
            button="Remove",
            done=f"{who} is no longer in the queue.",
        )


def _longer(deadline: datetime) -> dict[int, str]:
    """Those of the `HOURS` that keep a seat an hour longer than its deadline does, or more."""
    left = (deadline - datetime.now(tz=UTC)).total_seconds() / 3600
    return {hours: label for hours, label in HOURS.items() if hours >= left + 1}
