"""One student's progress towards a degree: of their own programme, or of another one as if they changed to it."""

import pandas as pd
import streamlit as st

from dashboard import columns, ui, words
from dashboard.queries import degree
from dashboard.viewer import Viewer

SATISFIED = {"satisfied": "good", "in progress": "note", "open": "watch"}


def show(viewer: Viewer, now: pd.Series) -> None:
    """The audit of the student `now`, one row per requirement."""
    found = words.named(degree.audit(viewer, now.student_id), viewer.language, "requirement_name")
    ui.table(
        found,
        {
            "requirement_name": "Requirement",
            "requirement_type": "Type",
            "completion_percentage": st.column_config.ProgressColumn(
                "Progress", format="%.0f%%", min_value=0, max_value=100
            ),
            "credits_completed": columns.decimal("Completed"),
            "credits_in_progress": columns.decimal("In progress"),
            "credits_required": columns.decimal("Required"),
            "is_satisfied": st.column_config.CheckboxColumn("Satisfied"),
        },
        key="degree audit",
        alt=f"Degree audit of {now.student_name}, in the order of the requirements",
    )
