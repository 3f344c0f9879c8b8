"""Permits: one obstacle that the office of a course sets aside for one student."""

from datetime import UTC, datetime, timedelta

import pandas as pd
import streamlit as st

from dashboard import columns, dialog, ui, words
from dashboard.queries import registration
from dashboard.viewer import Viewer

# What may be set aside for a single student, as lms_ops.grant_permit knows it.
OBSTACLES = {
    "offering": "The section is closed",
    "window": "Registration is not open",
    "requirement": "A requirement is missing",
    "clash": "Meetings clash",
    "credit_load": "Too many credits",
    "repeat": "The course was taken before",
}
STATES = {"open": "good", "lapsed": "plain", "ended": "plain"}


def offer(viewer: Viewer, now: pd.Series, offering_id: str, section: str, obstacles: pd.DataFrame) -> None:
    """A button that sets one of the obstacles between the student and the section aside; none, no button."""
    kinds = obstacles.kind[obstacles.can_be_permitted].unique()
    if len(kinds) and st.button("Grant a permit"):
        dialog.confirm(
            viewer,
            "Grant a permit",
            f"One obstacle no longer keeps {now.student_name} out of {section}; what else does, still does.",
            "grant_permit",
            {"student": now.student_id, "offering": offering_id},
            choices={
                "obstacle": ("Set aside", {kind: OBSTACLES[kind] for kind in kinds}),
                "valid_until": ("Until", {None: "somebody ends it"} | _from_now({1: "tomorrow", 7: "a week from now"})),
            },
            reason="reason",
            button="Grant",
            done="The permit is granted.",
        )


def show(viewer: Viewer, now: pd.Series) -> None:
    """The found of the student `now`, open ones first; one can be ended by who may grant such."""
    st.subheader("Permits", anchor=False)
    found = words.named(
        registration.permits(viewer, now.student_id), viewer.language, "granted_by_name", "ended_by_name"
    )
    if found.empty:
        st.caption("No obstacle was set aside for this student.")
        return
    found["obstacle"] = found.obstacle.map(OBSTACLES)
    may_end = bool(found.may_end.any())
    picked = ui.table(
        found,
        {
            "state": columns.status("State", STATES),
            "course_code": st.column_config.TextColumn("Course", width="small"),
            "section_code": st.column_config.TextColumn("Section", width="small"),
            "obstacle": "Set aside",
            "reason": "Because",
            "granted_by_name": "By",
            "granted_at": columns.day("Granted"),
            "valid_until": columns.moment("Until", viewer),
            "term": "Term",
            "end_reason": "Ended because",
        },
        key="student permits",
        alt=f"Permits of {now.student_name}, open ones first",
        identity="permit_id" if may_end else None,
        pick="one" if may_end else None,
    )
    permit = found[found.permit_id.isin(picked) & found.may_end]
    if may_end and st.button("End the permit", disabled=permit.empty):
        dialog.confirm(
            viewer,
            "End the permit",
            f"{permit.obstacle.iloc[0]}: this keeps {now.student_name} out of {permit.course_code.iloc[0]} "
            f"section {permit.section_code.iloc[0]} again. A seat that was taken stays taken.",
            "end_permit",
            {"permit": permit.permit_id.iloc[0]},
            reason="reason",
            button="End",
            done="The permit has ended.",
        )


def _from_now(days: dict[int, str]) -> dict[datetime, str]:
    return {datetime.now(tz=UTC) + timedelta(days=number): label for number, label in days.items()}
