"""One student's progress towards a degree: of their own programme, or of another one as if they changed to it."""

import pandas as pd
import streamlit as st

from dashboard import columns, ui, words
from dashboard.permalink import choice
from dashboard.queries import degree
from dashboard.viewer import Viewer

STATES = {"satisfied": "good", "in progress": "note", "open": "watch"}
COUNTS = {"completed": "good", "transfer": "good", "in progress": "note"}


def show(viewer: Viewer, now: pd.Series) -> None:
    """The audit of the student `now`, one row per requirement, and which course counts where."""
    program_id = _program(viewer, now)
    found = words.named(
        degree.audit(viewer, now.student_id, program_id=program_id), viewer.language, "requirement_name"
    )
    if found.completion_percentage.isna().all():
        ui.empty(f"{found.requirement_name[0]}.", "Choose a programme to see what would count for it.")
        return

    done = degree.progress(viewer, now.student_id, program_id=program_id).iloc[0]
    st.markdown(
        f"**{done.requirements_satisfied:g} of {done.requirements:g}** mandatory requirements satisfied · "
        f"**{done.credits_completed:g} of {done.credits_required:g}** of their credits, "
        f"{done.credits_in_progress:g} in progress · "
        f"**{done.credits_earned:g} of {done.total_credits:g}** credits of the programme earned"
    )
    left, right = st.columns([1, 1])
    with left:
        ui.table(
            found,
            {
                "requirement_name": "Requirement",
                "completion_percentage": st.column_config.ProgressColumn(
                    "Progress", format="%.0f%%", min_value=0, max_value=100, width="small"
                ),
                "state": columns.status("State", STATES),
                "credits_completed": columns.decimal("Completed"),
                "credits_in_progress": columns.decimal("In progress"),
                "credits_required": columns.decimal("Required"),
                "requirement_type": "Type",
            },
            key="degree audit",
            alt=f"Degree audit of {now.student_name}, in the order of the requirements",
            height="content",
        )
    with right:
        _courses(viewer, now, program_id)


def _program(viewer: Viewer, now: pd.Series) -> str | None:
    """The programme to audit, by its code in the URL; None for the student's own."""
    programs = words.named(degree.programs(viewer), viewer.language, "program_name").set_index("program_code")
    own = now.program_code or "none"
    code = choice(
        "Programme",
        {own: f"{now.program_name}, their own" if now.program_code else "No programme"}
        | {
            other: f"{program_name} ({other}), as if they changed to it"
            for other, program_name in programs.program_name.items()
            if other != own
        },
        name="program",
        default=own,
        width=420,
    )
    return None if code == own else programs.program_id[code]


def _courses(viewer: Viewer, now: pd.Series, program_id: str | None) -> None:
    counted = words.named(
        degree.courses(viewer, now.student_id, program_id=program_id),
        viewer.language,
        "requirement_name",
        "course_name",
    )
    counted["requirement_name"] = counted.requirement_name.replace("", "left over")
    ui.table(
        counted,
        {
            "requirement_name": "Counts for",
            "course_code": st.column_config.TextColumn("Course", width="small"),
            "course_name": "Title",
            "credits": columns.decimal("Credits"),
            "counts_as": columns.status("As", COUNTS),
            "grade": st.column_config.TextColumn("Grade", width=60),
            "equivalent_of": "Instead of",
            "note": st.column_config.TextColumn("Note", width="medium"),
        },
        key="degree courses",
        alt=f"Courses of {now.student_name} by the requirement that they count for; what is left over comes last",
        height=430,
    )
