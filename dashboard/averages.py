"""One student's averages term by term, and what was decided about their standing."""

import pandas as pd
import streamlit as st

from dashboard import charts, columns, dialog, record, ui, words
from dashboard.queries import student
from dashboard.queries import viewer as places
from dashboard.viewer import Viewer


def chart(terms: pd.DataFrame) -> None:
    """Term and cumulative average along the terms."""
    st.subheader("Averages by term", anchor=False)
    graded = terms.dropna(subset=["cumulative_gpa"])
    if graded.empty:
        st.caption("No course is completed with grade points yet.")
        return
    charts.draw(
        charts.trend(graded, "term", {"term_gpa": "Term", "cumulative_gpa": "Cumulative"}, places=2),
        f"Average in {words.plural(len(graded), 'term')}; cumulative at last {graded.cumulative_gpa.iloc[-1]:.2f}.",
        height=260,
    )


def show(viewer: Viewer, now: pd.Series, terms: pd.DataFrame) -> None:
    """Averages as a chart and a table, and every decision about the standing."""
    left, right = st.columns(2)
    with left:
        chart(terms)
        if not terms.empty:
            ui.table(
                terms.iloc[::-1],
                {
                    "term": "Term",
                    "term_gpa": columns.decimal("GPA", places=2),
                    "cumulative_gpa": columns.decimal("Cumulative", places=2),
                    "credits_earned": columns.decimal("Credits"),
                    "credits_so_far": columns.decimal("So far"),
                    "courses": columns.count("Courses"),
                    "failed_courses": columns.count("Failed"),
                },
                key="student terms",
                alt=f"Averages and credits of {now.student_name}, latest term first",
            )
    with right:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.subheader("Academic standing", anchor=False)
            if now.may_decide_standing and st.button("Decide"):
                _decide(viewer, now)
        decided = words.named(student.standings(viewer, now.student_id), viewer.language, "decided_by_name")
        if decided.empty:
            ui.empty("No standing was decided yet.", "It is decided when the grades of a term are in.")
        else:
            ui.table(
                decided,
                {
                    "effective_date": columns.day("From"),
                    "standing": columns.status("Standing", record.STANDINGS),
                    "previous_standing": "Before",
                    "cause": st.column_config.TextColumn("Because", width="medium"),
                    "actions": st.column_config.ListColumn("What was done"),
                    "term": "Term",
                    "term_gpa": columns.decimal("GPA", places=2),
                    "cumulative_gpa": columns.decimal("Cumulative", places=2),
                    "decided_by_name": "Decided by",
                },
                key="student standings",
                alt=f"Decisions about the standing of {now.student_name}, latest first",
            )


def _decide(viewer: Viewer, now: pd.Series) -> None:
    """The dialog for a standing that a person sets, in a term that has begun."""
    terms = places.terms(viewer)
    begun = terms[terms.start_date <= pd.Timestamp.today()].head(6)
    dialog.confirm(
        viewer,
        "Decide the standing",
        f"{now.student_name} and the advisor are told, and what the new standing blocks is blocked. "
        f"It is {now.standing or 'not decided'} now.",
        "set_standing",
        {"student": now.student_id},
        choices={
            "standing": ("Standing", {standing: standing.replace("_", " ") for standing in now.next_standings}),
            "term": ("Because of the term", dict(zip(begun.term_id, begun.label, strict=True))),
        },
        reason="reason",
        button="Decide",
        done=f"The standing of {now.student_name} is decided.",
    )
