"""The record of one student: the ways to it and out of it, and how the words in it look."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard import words
from dashboard.columns import Look
from dashboard.queries import student
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


def link(viewer: Viewer, student_ids: Sequence[str], *, section: str = "enrollments") -> None:
    """A link to the record of the one student picked in a table, at one of its sections.

    Nothing when none or several are picked, or when the record is not one that this person may read.
    """
    if len(set(student_ids)) != 1 or not may_open(viewer):
        return
    found = words.named(student.student(viewer, student_ids[0]), viewer.language, "student_name")
    if not found.empty:
        st.page_link(
            "app_pages/student.py",
            label=f"Record of {found.student_name[0]}",
            icon=":material/person:",
            query_params={"student": student_ids[0], "section": section},
        )


def section_link(viewer: Viewer, row: pd.Series) -> None:
    """A link to the section of a row of the record (an enrollment, a place in a queue), for who may see sections."""
    if viewer.may_for_own("offering.read"):
        st.page_link(
            "app_pages/offering.py",
            label=f"Open {row.course_code} section {row.section_code}",
            icon=":material/groups:",
            query_params={"offering": row.offering_id},
        )
