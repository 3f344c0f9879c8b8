"""The receipts of a queue: every decision, and the answer to one student's "why not me?"."""

import pandas as pd
import streamlit as st

from dashboard import columns, ui, words
from dashboard.queries import student, waitlists
from dashboard.viewer import Viewer

EVENTS = {
    "joined": "plain",
    "offered": "note",
    "extended": "note",
    "withdrawn": "watch",
    "passed over": "watch",
    "enrolled": "good",
    "declined": "plain",
    "left": "plain",
    "closed": "plain",
    "lapsed": "bad",
    "removed": "bad",
}
RULES = {"automatic": "automatic", "offer": "offer", "manual": "kept for a person", "person": "by hand"}


def show(viewer: Viewer, offering_id: str, section: str) -> None:
    """Every decision about an offering's queue, latest first, in an expander that asks only when it is open."""
    expander = st.expander("What was decided", key=f"decided {offering_id}", on_change="rerun")
    if expander.open:
        with expander:
            _decisions(viewer, offering_id, section)


def explain(viewer: Viewer, entry_id: str) -> None:
    """What befell one entry since it was joined, and who got seats meanwhile, in sentences, earliest first."""
    st.markdown(
        "\n".join(
            f"- {words.moment(each.happened_at, viewer.timezone)}"
            f"{'' if pd.isna(each.queue_rank) else f', at rank {each.queue_rank}'}: {each.sentence}"
            for each in student.waiting_history(viewer, entry_id).itertuples()
        )
        or "Nothing was decided about this place yet."
    )


def _decisions(viewer: Viewer, offering_id: str, section: str) -> None:
    decisions = words.named(waitlists.decisions(viewer, offering_id), viewer.language, "student_name", "decided_by")
    if decisions.empty:
        ui.empty("Nothing was decided about this queue yet.", "Every decision from now on is listed here.")
        return
    decisions["rule"] = decisions.rule.map(RULES)
    ui.table(
        decisions,
        {
            "happened_at": columns.moment("When", viewer),
            "event": columns.status("Decision", EVENTS),
            "rank": columns.count("Rank"),
            "student_number": "Number",
            "student_name": "Student",
            "rule": st.column_config.TextColumn("Rule", help="By which rule the free seat was handed out"),
            "reason": "Reason",
            "decided_by": "By",
        },
        key=f"decisions {offering_id}",
        alt=f"Decisions about the queue for {section}, latest first",
    )
