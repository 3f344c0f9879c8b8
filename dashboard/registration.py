"""Can this student enrol in ...? The answer with every reason, and what an office can do about it."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard import dialog, permits, ui, words
from dashboard.permalink import choice
from dashboard.queries import registration, student
from dashboard.viewer import Viewer

# What giving up another seat in the same step may solve.
SOLVED_BY_A_SWAP = {"clash", "credit_load", "duplicate", "incompatible"}
# Who is kept out by these may not wait either; what else keeps them out can be settled before a seat comes.
NO_WAITING = {"status", "offering", "window"}


def title(section: Any) -> str:
    """A row of `queries.registration.sections` in one line: 'MATH101 section 01 · Monday 08:30 to 09:45 · 3 free'."""
    return " · ".join(
        filter(
            None,
            (
                f"{section.course_code} section {section.section_code}",
                section.component,
                section.meetings or "no set time",
                f"{words.count(section.free_seats)} free",
            ),
        )
    )


def show(viewer: Viewer, now: pd.Series) -> None:
    """Search box, section and answer for the student `now`; what was permitted to them beside it."""
    left, right = st.columns([3, 2], gap="large")
    with left:
        search = st.text_input(
            "Course", key="course", bind="query-params", placeholder="Code or title, as MATH101", width=300
        ).strip()
        found = words.named(registration.sections(viewer, search), viewer.language, "course_name")
        if not search:
            st.caption("Every section of the present and coming terms can be asked about.")
        elif found.empty:
            ui.empty(f"No section of a present or coming term is called {search}.", "Try a part of its title.")
        else:
            offering_id = choice(
                "Section",
                {each.offering_id: f"{title(each)} · {each.course_name}" for each in found.itertuples()},
                name="into",
                default=found.offering_id[0],
            )
            _answer(viewer, now, found[found.offering_id == offering_id].iloc[0])
    with right:
        permits.show(viewer, now)


def _answer(viewer: Viewer, now: pd.Series, section: pd.Series) -> None:
    obstacles = registration.obstacles(viewer, now.student_id, section.offering_id)
    name = f"{section.course_code} section {section.section_code}"
    st.caption(
        f"{section.course_name} · {section.term} · {section.credits:g} credits · "
        f"{words.count(section.free_seats)} of {words.plural(section.capacity, 'seat')} free · "
        f"{words.count(section.waiting)} waiting · asks for "
        f"{registration.prerequisites(viewer, section.course_id) or 'no other course'}"
    )
    if obstacles.empty:
        st.success(f"Yes: {now.student_name} can enrol in {name}.", icon=":material/check_circle:")
    else:
        st.warning(
            f"No, {now.student_name} cannot enrol in {name} now:\n\n"
            + "\n".join(f"- {reason}" for reason in obstacles.reason),
            icon=":material/block:",
        )
    if advice := registration.advice(viewer, now.student_id, section.offering_id):
        st.info("\n".join(f"- {sentence}" for sentence in advice), icon=":material/info:")
    with st.container(horizontal=True):
        if section.may_enroll:
            _take_a_seat(viewer, now, section, name, set(obstacles.kind))
        if section.may_permit:
            _make_an_exception(viewer, now, section, name, obstacles)


def _take_a_seat(viewer: Viewer, now: pd.Series, section: pd.Series, name: str, kinds: set[str]) -> None:
    """What the student could do themself, done on their behalf: enroll, join the queue, swap."""
    asked = {"student": now.student_id, "offering": section.offering_id}
    if not kinds and st.button("Enroll", type="primary"):
        dialog.confirm(
            viewer,
            "Enroll",
            f"{now.student_name} ({now.student_number}) takes a seat in {name}, {section.term}.",
            "enroll_student",
            asked,
            button="Enroll",
            done=lambda rows: f"{now.student_name} is {rows[0]['outcome']} in {name}.",
        )
    if "full" in kinds and kinds.isdisjoint(NO_WAITING) and st.button("Join the waitlist", type="primary"):
        dialog.confirm(
            viewer,
            "Join the waitlist",
            f"{now.student_name} ({now.student_number}) joins the queue for {name}; now "
            f"{words.plural(section.waiting, 'student waits', 'students wait')} there.",
            "join_waitlist",
            asked,
            button="Join",
            done=lambda rows: " ".join(
                [f"{now.student_name} waits for {name} at rank {rows[0]['queue_rank']}.", *rows[0]["reasons"]]
            ),
        )
    if kinds and kinds <= SOLVED_BY_A_SWAP:
        taken = student.enrollments(viewer, now.student_id)
        taken = taken[(taken.status == "enrolled") & (taken.term == section.term)]
        if not taken.empty and st.button("Swap"):
            dialog.confirm(
                viewer,
                "Swap",
                f"{now.student_name} gives up another seat for one in {name}, only if that is had.",
                "swap_enrollment",
                {"student": now.student_id, "to_offering": section.offering_id},
                choices={
                    "from_offering": (
                        "Giving up",
                        {
                            each.offering_id: f"{each.course_code} section {each.section_code}"
                            for each in taken.itertuples()
                        },
                    )
                },
                button="Swap",
                done=f"{now.student_name} is enrolled in {name}.",
            )


def _make_an_exception(viewer: Viewer, now: pd.Series, section: pd.Series, name: str, obstacles: pd.DataFrame) -> None:
    """What the office of the course can do: set one obstacle aside, or let the student in above the limit."""
    asked = {"student": now.student_id, "offering": section.offering_id}
    permits.offer(viewer, now, section.offering_id, name, obstacles)
    if set(obstacles.kind) == {"full"} and st.button("Enroll over capacity"):
        dialog.confirm(
            viewer,
            "Enroll over capacity",
            f"{now.student_name} takes a seat in {name} above its limit of {words.count(section.capacity)}, "
            "and before those who wait. The published limit stays.",
            "enroll_over_capacity",
            asked,
            reason="reason",
            button="Enroll",
            done=f"{now.student_name} is enrolled in {name}.",
        )
