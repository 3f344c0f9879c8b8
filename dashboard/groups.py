"""The groups in which the students of one offering work on its assessments."""

import streamlit as st

from dashboard import columns, ui, words
from dashboard.queries import groups
from dashboard.viewer import Viewer

STATES = {"open": "good", "closed": "plain"}


def show(viewer: Viewer, offering_id: str) -> None:
    """An expander with the groups of the offering's assessments."""
    section = st.expander("Groups", key="groups", on_change="rerun")
    if not section.open:
        return
    with section:
        found = words.named(groups.groups(viewer, offering_id), viewer.language, "assessment_title", "leader_name")
        if found.empty:
            ui.empty("No groups work on an assessment here.", "Teachers make them for assessments of group work.")
            return
        found["names"] = [
            ", ".join(words.in_language(name, viewer.language) for name in names) for names in found.member_names
        ]
        ui.table(
            found,
            {
                "assessment_title": "Assessment",
                "group_name": "Group",
                "state": columns.status("State", STATES),
                "leader_name": "Leader",
                "members": columns.count("Members"),
                "max_members": columns.count("At most"),
                "names": st.column_config.TextColumn("Who", width="large"),
                "past_members": columns.count("Left", help="Who were in the group before"),
            },
            key="groups table",
            alt="Groups, by assessment and name",
        )
