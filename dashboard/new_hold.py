"""Placing a hold: on whom, of which category, what it blocks, who owns it, from when until when."""

import re
from datetime import date, datetime, time, timedelta

import streamlit as st

from dashboard import dialog, words
from dashboard.queries import holds
from dashboard.queries import viewer as places
from dashboard.viewer import Viewer

REGISTRAR = "The registrar"


def show(viewer: Viewer, *, student: str | None = None) -> None:
    """A popover with what a hold needs; its button opens the dialog that names it and asks for the reason.

    `student` is the number of the one who is held; without it the person types one or many.
    """
    with st.popover("Place a hold", icon=":material/block:"):
        typed = student or st.text_area("Student numbers", key="hold students", placeholder="One or many", height=80)
        category = st.selectbox("Category", list(holds.CATEGORIES), format_func=holds.CATEGORIES.get)
        blocks = st.pills(
            "Blocks",
            list(holds.BLOCKS),
            format_func=holds.BLOCKS.get,
            selection_mode="multi",
            default=["registration"],
            key="hold blocks",
        )
        owners = _owners(viewer)
        owner = st.selectbox("Owned and released by", list(owners), key="hold owner")
        first_day = st.date_input("Begins on (none: now)", value=None, min_value="today", key="hold begins")
        last_day = st.date_input(
            "Last day (none: until released)", value=None, min_value=first_day or "today", key="hold until"
        )
        numbers = [number for number in re.split(r"[\s,;]+", typed) if number]
        if st.button("Continue", type="primary", disabled=not (numbers and blocks)):
            dialog.confirm(
                viewer,
                "Place a hold",
                f"{holds.CATEGORIES[category]} hold that blocks {' and '.join(blocks)}, "
                f"from {first_day or 'now'} {f'until {last_day}' if last_day else 'until it is released'}, on "
                f"{words.plural(len(numbers), 'student')}: {', '.join(numbers[:10])}"
                f"{' and others' if len(numbers) > 10 else ''}. They can read the reason.",
                "place_holds",
                {
                    "student_numbers": numbers,
                    "category": category,
                    "blocks": blocks,
                    "owner_unit": owners[owner],
                    "begins": _beginning_of(first_day, viewer.timezone),
                    "until": _end_of(last_day, viewer.timezone),
                },
                reason="reason",
                button="Place",
                done=lambda rows: f"{words.plural(rows[0]['place_holds'], 'hold')} placed",
            )


def _owners(viewer: Viewer) -> dict[str, str | None]:
    """Who may own the hold: label -> unit; the registrar only for who acts for the whole university."""
    units = words.named(places.units(viewer), viewer.language, "name")
    owners = {f"{row.code} · {row.name}": row.unit_id for row in units.itertuples(index=False)}
    return ({REGISTRAR: None} if viewer.all_units else {}) | owners


def _beginning_of(day: date | None, timezone: str) -> datetime | None:
    """The beginning of the first day in the university's zone; None, which is now, for today."""
    zone = words.zone(timezone)
    if day is None or day <= datetime.now(zone).date():
        return None
    return datetime.combine(day, time(), tzinfo=zone)


def _end_of(day: date | None, timezone: str) -> datetime | None:
    """The end of the last day in the university's zone."""
    if day is None:
        return None
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=words.zone(timezone))
