"""One student's holds, active and past; place and release."""

import pandas as pd
import streamlit as st

from dashboard import columns, dialog, new_hold, ui, words
from dashboard.queries import student
from dashboard.viewer import Viewer

STATES = {"active": "bad", "starts later": "watch", "lapsed": "plain", "released": "good"}


def show(viewer: Viewer, now: pd.Series) -> None:
    """The table of the student `now`, active holds first, with what this person may do."""
    may_manage = viewer.may("hold.manage")
    found = words.named(student.holds(viewer, now.student_id), viewer.language, "placed_by_name", "released_by_name")
    open_to = student.blocked(viewer, now.student_id).iloc[0]
    st.markdown(
        " · ".join(
            f"{what} {columns.status_text('open', 'good') if is_open else columns.status_text('blocked', 'bad')}"
            for what, is_open in (
                ("Registration", not now.registration_is_blocked),
                ("Transcripts", open_to.transcripts),
                ("Graduation", open_to.graduation),
                ("Grades", open_to.grades),
            )
        )
    )
    picked = []
    if found.empty:
        ui.empty(
            "This student is not held and never was.",
            "Place a hold if there is a reason." if may_manage else "Nothing is blocked.",
        )
    else:
        picked = ui.table(
            found,
            {
                "state": columns.status("State", STATES),
                "category": "Category",
                "blocks": "Blocks",
                "reason": st.column_config.TextColumn("Reason", width="medium"),
                "effective_from": columns.day("From"),
                "effective_until": columns.day("Until"),
                "age_days": columns.count("Days"),
                "owner_code": "Owner",
                "placed_by_name": "Placed by",
                "ended_at": columns.day("Ended"),
                "released_by_name": "Released by",
                "release_reason": "Released because",
            },
            key="student holds",
            alt=f"Holds of {now.student_name}, active ones first",
            identity="hold_id" if may_manage else None,
            pick="many" if may_manage else None,
        )
    if not may_manage:
        return
    chosen = found[found.hold_id.isin(picked)]
    with st.container(horizontal=True, vertical_alignment="center"):
        may_release = not chosen.empty and bool(chosen.may_release.all())
        if not found.empty and st.button("Release", disabled=not may_release, icon=":material/lock_open:"):
            dialog.confirm(
                viewer,
                f"Release {words.plural(len(chosen), 'hold')}",
                "What they block is open again at once; the holds stay as history:\n\n"
                + "\n".join(f"- {row.category}: {row.reason}" for row in chosen.itertuples()),
                "release_holds",
                {"hold_ids": picked},
                reason="reason",
                button="Release",
                done=lambda answer: f"{words.plural(answer[0]['release_holds'], 'hold')} released",
            )
        new_hold.show(viewer, student=now.student_number)
        if not chosen.empty and not may_release:
            st.caption("Only an active hold can be released, and only by its owner.")
