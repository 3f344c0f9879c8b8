"""Pairs of courses that may never be taken together: the list, marking a pair, taking it off."""

import streamlit as st

from dashboard import dialog, ui, words
from dashboard.queries import conflicts
from dashboard.viewer import Viewer


def show(viewer: Viewer, units: list[str] | None) -> None:
    """An expander with the pairs in these units (None: all), and the buttons for those who may decide."""
    section = st.expander("Courses that may never be taken together", key="never together", on_change="rerun")
    if not section.open:
        return
    with section:
        pairs = words.named(
            conflicts.incompatible_courses(viewer, units=units),
            viewer.language,
            "course_name",
            "other_course_name",
        )
        may_decide = viewer.may("conflict.resolve")
        picked = _list(pairs, may_pick=may_decide)
        if may_decide:
            with st.container(horizontal=True, vertical_alignment="bottom"):
                _mark(viewer)
                if st.button("Take off the list", disabled=not picked):
                    _take_off(viewer, pairs[pairs["pair"].isin(picked)].iloc[0])


def _list(pairs, *, may_pick: bool) -> list[str]:
    if pairs.empty:
        ui.empty("No pair is marked.", "Mark two courses, and the next detection finds who takes both.")
        return []
    return ui.table(
        pairs,
        {
            "course_code": "Course",
            "course_name": "Title",
            "other_course_code": "Other course",
            "other_course_name": "Its title",
            "reason": "Reason",
        },
        key="incompatible courses",
        alt="Pairs of courses that may never be taken together, by code",
        identity="pair",
        pick="one" if may_pick else None,
    )


def _mark(viewer: Viewer) -> None:
    one = st.text_input("Course", key="one course", placeholder="Code", width=200).strip()
    other = st.text_input("Other course", key="other course", placeholder="Code", width=200).strip()
    if st.button("Mark", disabled=not (one and other)):
        dialog.confirm(
            viewer,
            "Mark two courses",
            f"{one} and {other} may never be taken together: the next detection opens a conflict "
            "for every student who takes both.",
            "mark_incompatible",
            {"course_code": one, "other_course_code": other},
            reason="reason",
            button="Mark",
            done=f"{one} and {other} are marked",
        )


def _take_off(viewer: Viewer, pair) -> None:
    both = f"{pair.course_code} and {pair.other_course_code}"
    dialog.confirm(
        viewer,
        "Take a pair off the list",
        f"{both} may be taken together again: the next detection closes the conflicts that came from it.",
        "unmark_incompatible",
        {"course_code": pair.course_code, "other_course_code": pair.other_course_code},
        reason="reason",
        button="Take off",
        done=f"{both} are off the list",
    )
