"""What one student takes and took; a seat of today can be dropped, withdrawn from or swapped."""

import pandas as pd
import streamlit as st

from dashboard import columns, dialog, export, record, registration, ui, words
from dashboard.queries import registration as sections
from dashboard.queries import student
from dashboard.viewer import Viewer

STATUSES = {
    "enrolled": "note",
    "completed": "good",
    "waitlisted": "note",
    "dropped": "plain",
    "withdrawn": "watch",
}


def show(viewer: Viewer, now: pd.Series) -> None:
    """The table of the student `now`, latest term first, with buttons for the picked one."""
    found = words.named(student.enrollments(viewer, now.student_id), viewer.language, "course_name", "teacher_name")
    if found.empty:
        ui.empty("This student has never enrolled in a course.", "Ask above what they can enrol in.")
        return
    picked = ui.table(
        found,
        {
            "term": st.column_config.TextColumn("Term", width=125),
            "course_code": st.column_config.TextColumn("Course", width="small"),
            "section_code": st.column_config.TextColumn("Section", width=60),
            "course_name": "Title",
            "credits": columns.decimal("Credits"),
            "status": columns.status("Status", STATUSES),
            "grade": st.column_config.TextColumn("Grade", width=60),
            "grade_points": columns.decimal("Points", places=2),
            "attendance_percentage": columns.percent("Attendance"),
            "teacher_name": "Taught by",
            "component": "Component",
            "is_retake": st.column_config.CheckboxColumn("Retake"),
            "enrolled_at": columns.day("Enrolled"),
            "status_since": columns.day("Status since"),
        },
        key="student enrollments",
        alt=f"Enrollments of {now.student_name}, latest term first",
        identity="enrollment_id",
        pick="one",
        height=430,
    )
    chosen = found[found.enrollment_id.isin(picked)]
    seat = None if chosen.empty else chosen.iloc[0]
    with st.container(horizontal=True, vertical_alignment="center"):
        if (found.may_manage & (found.status == "enrolled")).any():
            _give_up(viewer, now, seat)
        if seat is None:
            st.caption("Pick an enrollment to act on it or to open its section.")
        else:
            record.section_link(viewer, seat)
        export.download(
            viewer,
            "enrollments",
            lambda: found.drop(columns=["enrollment_id", "offering_id", "course_id", "term_id", "may_manage"]),
            {"student": now.student_number},
        )


def _give_up(viewer: Viewer, now: pd.Series, seat: pd.Series | None) -> None:
    """Buttons that end the picked seat; greyed out while none is picked that this person may end."""
    off = seat is None or not seat.may_manage or seat.status != "enrolled"
    drop = st.button("Drop", disabled=off)
    withdraw = st.button("Withdraw", disabled=off)
    others = (
        pd.DataFrame()
        if off
        else sections.other_sections(
            viewer,
            seat.offering_id,
            course_id=seat.course_id,
            term_id=seat.term_id,
            component=seat.component,
        )
    )
    swap = st.button(
        "Swap",
        disabled=others.empty,
        help="To another section of the course" if off or len(others) else "There is no other section.",
    )
    if off:
        return
    section = f"{seat.course_code} section {seat.section_code}"
    if drop:
        dialog.confirm(
            viewer,
            "Drop",
            f"{now.student_name} gives up the seat in {section}; it goes to the next in the queue. "
            f"Students drop until {words.day(seat.last_day_to_drop)}; later the office decides.",
            "drop_enrollment",
            {"enrollment": seat.enrollment_id},
            reason="reason",
            button="Drop",
            done=f"{section} is dropped.",
        )
    if withdraw:
        dialog.confirm(
            viewer,
            "Withdraw",
            f"{now.student_name} leaves {section}, which stays in the record; the seat goes to the next in "
            f"the queue. Students withdraw until {words.day(seat.last_day_to_withdraw)}; later the office decides.",
            "withdraw_enrollment",
            {"enrollment": seat.enrollment_id},
            reason="reason",
            button="Withdraw",
            done=f"{now.student_name} has withdrawn from {section}.",
        )
    if swap:
        dialog.confirm(
            viewer,
            "Swap",
            f"{now.student_name} gives up {section} only if the seat in the other section is had.",
            "swap_enrollment",
            {"student": now.student_id, "from_offering": seat.offering_id},
            choices={
                "to_offering": (
                    "Into",
                    {each.offering_id: registration.title(each) for each in others.itertuples()},
                )
            },
            button="Swap",
            done=f"{section} is swapped.",
        )
