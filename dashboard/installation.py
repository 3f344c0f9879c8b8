"""What installations did: how long, whom they made wait, what was decided, changed and set aside."""

import streamlit as st

from dashboard import columns, ui, words
from dashboard.queries import installation
from dashboard.viewer import Viewer

STATES = {"finished": "good", "at work": "note", "interrupted": "bad"}


def show(viewer: Viewer) -> None:
    """All installations; of the picked one, else the latest, its steps and decisions; then what was set aside."""
    found = installation.installations(viewer)
    if found.empty:
        ui.empty("No installation is on record.", "Installations are since this version: run `lms-db install`.")
        return
    picked = ui.table(
        found,
        {
            "started_at": columns.moment("Begun", viewer),
            "state": columns.status("State", STATES),
            "kind": "Installed",
            "from_step": "From step",
            "to_step": "To step",
            "seconds": columns.decimal("Seconds"),
            "longest_wait_seconds": columns.decimal("Longest wait, s", places=3),
            "installed_by": "By",
            "backup_file": "Backup before",
        },
        key="installations",
        alt="Installations, latest first",
        identity="installation_id",
        pick="one",
    )
    shown = picked[0] if picked else found.installation_id[0]
    left, right = st.columns([3, 2])
    with left:
        _decisions(viewer, shown)
    with right:
        _steps(viewer, shown)
    _set_aside(viewer)


def _decisions(viewer: Viewer, installation_id: str) -> None:
    st.subheader("What was decided", anchor=False)
    decided = installation.decisions(viewer, installation_id)
    if decided.empty:
        ui.empty("Nothing had to be decided.", "Decisions are asked for when an existing LMS is upgraded.")
        return
    picked = ui.table(
        decided,
        {
            "title": "About",
            "choice": "Choice",
            "row_count": columns.count("Rows"),
            "values_changed": columns.count("Values changed"),
            "reason": "Why",
            "decided_by": "By",
            "decided_at": columns.moment("When", viewer),
        },
        key="decisions",
        alt="Decisions of the installation, the one about most rows first",
        identity="finding",
        pick="one",
    )
    if not picked:
        st.caption("Pick a decision to see each value that it changed.")
        return
    changed = installation.changed_values(viewer, picked[0])
    if changed.empty:
        ui.empty("This decision changed no value.", "What it moved or kept is in the tables themselves.")
        return
    ui.table(
        changed,
        {
            "table_name": "Table",
            "column_name": "Column",
            "old_value": "Was",
            "new_value": "Is",
            "row_id": "Row",
            "set_at": columns.moment("When", viewer),
        },
        key="changed values",
        alt="Values that the decision changed, at most 200",
    )


def _steps(viewer: Viewer, installation_id: str) -> None:
    st.subheader("Steps and waits", anchor=False)
    steps = installation.steps(viewer, installation_id)
    if steps.empty:
        ui.empty(
            "Its steps ran whole, since nobody could be made to wait.",
            "Over a working LMS each statement is kept with its seconds.",
        )
        return
    ui.table(
        steps,
        {
            "path": "File",
            "parts": columns.count("Parts"),
            "tries": columns.count("Tries"),
            "seconds": columns.decimal("Seconds", places=2),
            "longest_wait_seconds": columns.decimal("Longest wait, s", places=3),
        },
        key="steps",
        alt="Files of the installation in their order, with seconds and the longest wait",
    )


def _set_aside(viewer: Viewer) -> None:
    st.subheader("What was set aside", anchor=False)
    aside = installation.set_aside(viewer)
    if aside.empty:
        ui.empty("No reference was set aside.", "Everything could be moved to where it belongs.")
        return
    st.caption(f"{words.plural(aside.of_all[0], 'reference')} could not be moved; nothing of them is lost.")
    ui.table(
        aside,
        {
            "problem": "What is wrong",
            "table_name": "Table",
            "column_name": "Column",
            "of_this_kind": columns.count("Of this kind"),
            "row_id": "Row",
            "value": "Value",
        },
        key="set aside",
        alt="References that were set aside, at most 200",
    )
