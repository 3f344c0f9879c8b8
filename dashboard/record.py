"""The record of one student: the ways to it, and how the words in it look."""

import streamlit as st

from dashboard.columns import Look
from dashboard.viewer import Viewer

STANDINGS: dict[str, Look] = {
    "excellent": "good",
    "good": "good",
    "warning": "watch",
    "probation": "watch",
    "conditional_readmission": "watch",
    "suspension": "bad",
    "dismissal": "bad",
}
STATUSES: dict[str, Look] = {
    "active": "good",
    "graduated": "note",
    "inactive": "watch",
    "withdrawn": "plain",
    "suspended": "bad",
    "expelled": "bad",
}


def may_open(viewer: Viewer) -> bool:
    """Whether records of students are anything for this person; the database decides about each."""
    return viewer.may_for_own("student.read")


def link(viewer: Viewer, student_id: str, label: str, *, section: str = "enrollments") -> None:
    """A link to the record at one of its sections; nothing for somebody who reads no records."""
    if may_open(viewer):
        st.page_link(
            "app_pages/student.py",
            label=label,
            icon=":material/person:",
            query_params={"student": student_id, "section": section},
        )


def open_(student_id: str) -> None:
    """Goes to the record; the rest of the page is not run."""
    st.switch_page("app_pages/student.py", query_params={"student": student_id, "section": "enrollments"})
