"""Correcting a grade: whose, which one, what it becomes, who approves; the dialog then asks for the reason."""

from decimal import Decimal

import pandas as pd
import streamlit as st

from dashboard import dialog, words
from dashboard.queries import grades
from dashboard.viewer import Viewer

NOBODY = "Nobody"


def show(viewer: Viewer) -> None:
    """A popover that finds a grade by its student and asks what it becomes; its button opens the dialog."""
    with st.popover("Correct a grade", icon=":material/edit:"):
        number = st.text_input("Student number", key="correction student").strip()
        if not number:
            st.caption("The student's grades that you may correct appear here.")
            return
        found = words.named(grades.correctable(viewer, number), viewer.language, "part", "student_name")
        if found.empty:
            st.caption(f"{number} has no grade that you may correct: check the number.")
            return
        grade = found.iloc[st.selectbox("Grade", range(len(found)), format_func=lambda row: _named(found.iloc[row]))]
        becomes, changed = _new_grade(viewer, grade)
        kind = st.selectbox("Type", list(grades.TYPES), format_func=grades.TYPES.get)
        approvers = _approvers(viewer, grade.course_offering_id)
        approver = st.selectbox(
            "Approved by",
            list(approvers),
            format_func=approvers.get,
            help="A final grade that moves far needs an approver, who is told of it",
        )
        documents = st.text_input("Documents", placeholder="Names or addresses, separated by commas")
        if st.button("Continue", type="primary", disabled=not changed, key="correction continue"):
            dialog.confirm(
                viewer,
                "Correct a grade",
                f"{words.literal(f'{grade.student_name}, {number}')}\n\n"
                f"{words.literal(_named(grade))} becomes **{becomes}**\n\n"
                f"{grades.TYPES[kind]}, {words.literal(_approved_by(approvers[approver]))}. "
                "The change is kept with your name for good, and the student can read it.",
                "correct_grade",
                {
                    "grade_table": grade.grade_table,
                    "grade_id": grade.grade_id,
                    "new_marks": None,
                    "new_points": None,
                    "change_type": kind,
                    "approved_by": approver,
                    "documents": [each.strip() for each in documents.split(",") if each.strip()] or None,
                }
                | changed,
                reason="reason",
                button="Correct",
                done=f"{grade.course_code}: the grade is now {becomes}",
            )


def _named(grade: pd.Series) -> str:
    """'CS101 001, course grade: B+ (2024-2025 spring)'."""
    what = grade.part or "course grade"
    return f"{grade.course_code} {grade.section_code}, {what}: {_value(grade)} ({grade.term})"


def _value(grade: pd.Series) -> str:
    percentage = "" if pd.isna(grade.percentage) else f"{grade.percentage:g} %"
    return ", ".join(filter(None, (grade.letter_grade, percentage))) or "marks only"


def _new_grade(viewer: Viewer, grade: pd.Series) -> tuple[str, dict[str, str | Decimal | None]]:
    """What the grade becomes in words, and as arguments; those are empty while it is what it was."""
    if grade.grade_table == "course_enrollments":
        scale = list(grades.letters(viewer).letter_grade)
        now = scale.index(grade.letter_grade) if grade.letter_grade in scale else None
        letter = st.selectbox("New grade", scale, index=now, key=f"correction {grade.grade_id}")
        same = letter in (None, grade.letter_grade)
        return letter, {} if same else {"new_letter": letter, "new_percentage": None}
    now = None if pd.isna(grade.percentage) else float(grade.percentage)
    percentage = st.number_input("New percentage", 0.0, 100.0, value=now, step=1.0, key=f"correction {grade.grade_id}")
    same = percentage in (None, now)
    # a decimal as it was typed: PostgreSQL takes no float for a numeric
    said = {} if same else {"new_letter": None, "new_percentage": Decimal(str(percentage))}
    return f"{percentage:g} %" if percentage is not None else "", said


def _approved_by(name: str) -> str:
    return "approved by nobody" if name == NOBODY else f"approved by {name}, who is told of it"


def _approvers(viewer: Viewer, offering_id: str) -> dict[str | None, str]:
    """Who may approve the change, by id; first nobody."""
    found = words.named(grades.approvers(viewer, offering_id), viewer.language, "name")
    return {None: NOBODY} | dict(zip(found.user_id, found.name, strict=True))
