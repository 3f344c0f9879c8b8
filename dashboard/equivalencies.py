"""What counts for a course, and what it counts for: the list, proposing a rule, deciding about it, ending it."""

import pandas as pd
import streamlit as st

from dashboard import columns, dialog, ui, words
from dashboard.queries import courses
from dashboard.viewer import Viewer

STATUSES = {"proposed": "note", "approved": "good", "rejected": "bad"}
# What each kind means, as lms_ops.propose_equivalency has it; of courses of ours, and of other institutions.
OURS = {
    "substitution": "It counts for this course",
    "exact": "Each counts for the other",
    "partial": "It gives a part of the credits and satisfies nothing",
}
THEIRS = {
    "transfer": "It counts for this course",
    "partial": "It gives a part of the credits and satisfies nothing",
}


def show(viewer: Viewer, course: pd.Series) -> None:
    """The table of the rules about `course`, with what this person may do."""
    st.subheader("Equivalencies", anchor=False)
    found = words.named(
        courses.equivalencies(viewer, course.course_id),
        viewer.language,
        "course_name",
        "other_name",
        "proposed_by_name",
        "decided_by_name",
    )
    picked = []
    if found.empty:
        st.caption("No other course counts for this one, and it counts for no other.")
    else:
        found["other"] = found.other_code.fillna(found.external_institution + ": " + found.external_course_name)
        may_act = bool((found.may_decide | found.may_end).any())
        picked = ui.table(
            found,
            {
                "status": columns.status("Status", STATUSES),
                "type": "Type",
                "course_code": "For",
                "other": st.column_config.TextColumn("Counts", width="medium"),
                "credits": columns.decimal("Credits"),
                "effective_from": columns.day("From"),
                "effective_until": columns.day("Until"),
                "proposed_by_name": "Proposed by",
                "decided_by_name": "Decided by",
                "note": "Note",
            },
            key="equivalencies",
            alt=f"Equivalencies of {course.course_code}, undecided ones first",
            identity="equivalency_id" if may_act else None,
            pick="one" if may_act else None,
        )
        if may_act:
            chosen = found[found.equivalency_id.isin(picked)]
            _decide(viewer, None if chosen.empty else chosen.iloc[0])
    if course.may_manage:
        _propose(viewer, course)


def _decide(viewer: Viewer, rule: pd.Series | None) -> None:
    """Buttons about the picked rule: approve or reject a proposal, end what counts."""
    with st.container(horizontal=True):
        approve = st.button("Approve", disabled=rule is None or not rule.may_decide)
        reject = st.button("Reject", disabled=rule is None or not rule.may_decide)
        end = st.button("End today", disabled=rule is None or not rule.may_end)
    if rule is None:
        return
    what = f"{rule.other} for {rule.course_code}"
    if approve:
        dialog.confirm(
            viewer,
            "Approve",
            f"{what} counts for work since {words.day(rule.effective_from)}, in prerequisites at once.",
            "decide_equivalency",
            {"equivalency": rule.equivalency_id, "decision": "approved"},
            button="Approve",
            done=f"{what} is approved.",
        )
    if reject:
        dialog.confirm(
            viewer,
            "Reject",
            f"{what} counts for nothing; whoever proposed it reads why.",
            "decide_equivalency",
            {"equivalency": rule.equivalency_id, "decision": "rejected"},
            reason="note",
            button="Reject",
            done=f"{what} is rejected.",
        )
    if end:
        dialog.confirm(
            viewer,
            "End",
            f"{what} counts for work up to today, and for none after that.",
            "end_equivalency",
            {"equivalency": rule.equivalency_id, "last_day": pd.Timestamp.now(viewer.timezone).date()},
            reason="reason",
            button="End",
            done=f"{what} ends today.",
        )


def _propose(viewer: Viewer, course: pd.Series) -> None:
    """A popover with what a rule needs; its button opens the dialog that proposes it."""
    with st.popover("Propose an equivalency", icon=":material/add:"):
        is_ours = (
            st.segmented_control(
                "Course of", ["This university", "Another one"], default="This university", required=True, key="whose"
            )
            == "This university"
        )
        if is_ours:
            catalog = words.named(courses.others(viewer, course.course_id), viewer.language, "course_name")
            names = {each.course_id: f"{each.course_code} {each.course_name}" for each in catalog.itertuples()}
            other = st.selectbox("Course", list(names), index=None, format_func=names.get, key="equivalent course")
            named, known = names.get(other), {"equivalent_course": other}
        else:
            institution = st.text_input("Institution", key="equivalent institution")
            name = st.text_input("Course there", key="equivalent name")
            code = st.text_input("Code there", key="equivalent code")
            named = f"{name} at {institution}" if name and institution else None
            known = {"institution": institution, "external_name": name, "external_code": code}
        kinds = OURS if is_ours else THEIRS
        kind = st.selectbox("Meaning", list(kinds), format_func=kinds.get, key=f"meaning {is_ours}")
        credits = st.number_input("Credits (none: the course's)", value=None, min_value=0.0, step=0.5, key="gives")
        first = st.date_input("For work since", key="equivalent since")
        if st.button("Continue", type="primary", disabled=named is None):
            dialog.confirm(
                viewer,
                "Propose an equivalency",
                f"{named}, for {course.course_code}: {kinds[kind].lower()}. Somebody else decides.",
                "propose_equivalency",
                {
                    "course": course.course_id,
                    "equivalency_type": kind,
                    "credits": credits,
                    "effective_from": first,
                }
                | known,
                reason="note",
                button="Propose",
                done=f"{named} is proposed for {course.course_code}.",
            )
