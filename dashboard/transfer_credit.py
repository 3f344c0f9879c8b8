"""Work that one student did elsewhere: write it down, credit it as a course of ours, refuse it, decide anew."""

import pandas as pd
import streamlit as st

from dashboard import columns, dialog, ui, words
from dashboard.queries import transfer_credits
from dashboard.viewer import Viewer

STATUSES = {"recorded": "note", "credited": "good", "refused": "bad"}


def show(viewer: Viewer, now: pd.Series) -> None:
    """The table of the student `now`, undecided work first, with what this person may do."""
    found = words.named(
        transfer_credits.transfer_credits(viewer, now.student_id),
        viewer.language,
        "course_name",
        "recorded_by_name",
        "decided_by_name",
    )
    picked = []
    if found.empty:
        ui.empty(
            "No work at another institution is written down for this student.",
            "Record it from a transcript." if now.may_decide_transfer else "The registrar records it.",
        )
    else:
        picked = ui.table(
            found,
            {
                "status": columns.status("Status", STATUSES),
                "external_institution": "Institution",
                "external_course_code": "Code",
                "external_course_name": st.column_config.TextColumn("Course there", width="medium"),
                "external_credits": columns.decimal("Credits there"),
                "external_grade": "Grade there",
                "completed_on": columns.day("Completed"),
                "course_code": "Counts as",
                "credits_awarded": columns.decimal("Credits"),
                "is_by_rule": st.column_config.CheckboxColumn("By rule", help="An approved equivalency says so"),
                "note": "Note",
                "decided_by_name": "Decided by",
                "decided_at": columns.day("Decided"),
                "recorded_by_name": "Recorded by",
            },
            key="transfer credits",
            alt=f"Work of {now.student_name} at other institutions, undecided first",
            identity="transfer_id" if now.may_decide_transfer else None,
            pick="one" if now.may_decide_transfer else None,
        )
    if now.may_decide_transfer:
        chosen = found[found.transfer_id.isin(picked)]
        with st.container(horizontal=True):
            if not found.empty:
                _decide(viewer, None if chosen.empty else chosen.iloc[0])
            _record(viewer, now)


def _decide(viewer: Viewer, work: pd.Series | None) -> None:
    """Buttons about the picked work: credit or refuse what is undecided, take a decision back."""
    is_open = work is not None and work.status == "recorded"
    credit = st.button("Credit", disabled=not is_open)
    refuse = st.button("Refuse", disabled=not is_open)
    reopen = st.button("Decide anew", disabled=work is None or is_open)
    if work is None:
        return
    what = f"{work.external_course_name} ({work.external_institution})"
    if credit:
        courses = words.named(transfer_credits.courses(viewer), viewer.language, "course_name")
        dialog.confirm(
            viewer,
            "Credit",
            f"{what} counts as a course of ours in requirements, degree audit and credits earned; "
            "it gives no grade points.",
            "decide_transfer_credit",
            {"transfer": work.transfer_id, "decision": "credited"},
            choices={
                "course": (
                    "Counts as",
                    {None: "what the approved rule says"}
                    | {each.course_id: f"{each.course_code} {each.course_name}" for each in courses.itertuples()},
                )
            },
            reason="note",
            button="Credit",
            done=lambda rows: f"Credited as {rows[0]['course_code']}, {rows[0]['credits_awarded']:g} credits.",
        )
    if refuse:
        dialog.confirm(
            viewer,
            "Refuse",
            f"{what} counts for nothing; the student reads why.",
            "decide_transfer_credit",
            {"transfer": work.transfer_id, "decision": "refused"},
            reason="note",
            button="Refuse",
            done=f"{work.external_course_name} is refused.",
        )
    if reopen:
        dialog.confirm(
            viewer,
            "Decide anew",
            f"That {what} was {work.status} is taken back; it counts for nothing until it is decided again.",
            "reopen_transfer_credit",
            {"transfer": work.transfer_id},
            reason="reason",
            button="Take back",
            done=f"{work.external_course_name} is undecided again.",
        )


def _record(viewer: Viewer, now: pd.Series) -> None:
    """A popover with what a transcript says about a course; its button opens the dialog that writes it down."""
    with st.popover("Record work", icon=":material/add:"):
        institution = st.text_input("Institution", key="transfer institution")
        name = st.text_input("Course there", key="transfer name")
        code = st.text_input("Code there", key="transfer code")
        grade = st.text_input("Grade there", key="transfer grade")
        credits = st.number_input(
            "Credits there", value=None, min_value=0.0, max_value=99.0, step=0.5, key="transfer credits there"
        )
        completed_on = st.date_input("Completed on", value=None, max_value="today", key="transfer completed")
        if st.button("Continue", type="primary", disabled=not (institution and name and completed_on)):
            dialog.confirm(
                viewer,
                "Record work",
                f"{name} at {institution}, completed on {words.day(completed_on)}, is written down for "
                f"{now.student_name}. What it counts as is decided after that.",
                "record_transfer_credit",
                {
                    "student": now.student_id,
                    "institution": institution,
                    "code": code,
                    "name": name,
                    "credits": credits,
                    "grade": grade,
                    "completed_on": completed_on,
                },
                button="Record",
                done=f"{name} is recorded.",
            )
