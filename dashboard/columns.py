"""How a table's columns write their values: counts, shares, hours, times, statuses."""

from typing import Any, Literal

import streamlit as st

from dashboard.viewer import Viewer

Look = Literal["good", "note", "watch", "bad", "plain"]

# A status is a word, a sign and a colour: sign in a table, icon elsewhere, Streamlit's colour.
LOOKS = {
    "good": ("✓", ":material/check_circle:", "green"),
    "note": ("●", ":material/info:", "blue"),
    "watch": ("▲", ":material/warning:", "orange"),
    "bad": ("✕", ":material/error:", "red"),
    "plain": ("–", ":material/remove:", "gray"),
}


def count(label: str, *, help: str | None = None) -> Any:
    """Whole numbers with thousands separators."""
    return st.column_config.NumberColumn(label, format="%,d", help=help, width="small")


def percent(label: str, *, help: str | None = None) -> Any:
    """Shares that are in percent already (0 to 100), as whole percent."""
    return st.column_config.NumberColumn(label, format="%.0f%%", help=help, width="small")


def decimal(label: str, *, places: int = 1, help: str | None = None) -> Any:
    """Hours (one place), averages and the like."""
    return st.column_config.NumberColumn(label, format=f"%,.{places}f", help=help, width="small")


def moment(label: str, viewer: Viewer, *, help: str | None = None) -> Any:
    """Points in time, in the university's zone."""
    return st.column_config.DatetimeColumn(
        label, format="D MMM YYYY, HH:mm", timezone=viewer.timezone, help=help, width=140
    )


def day(label: str, *, help: str | None = None) -> Any:
    """Dates."""
    return st.column_config.DateColumn(label, format="D MMM YYYY", help=help)


def status(label: str, looks: dict[str, Look], *, help: str | None = None) -> Any:
    """A status by its word, with sign and colour; `looks` says how each word of the report view looks.

    As wide as its longest word, also where the first rows have none.
    """
    return st.column_config.MultiselectColumn(
        label,
        options=list(looks),
        color=[LOOKS[look][2] for look in looks.values()],
        format_func=lambda word: f"{LOOKS[looks[word]][0]} {word}",
        help=help,
        width=50 + 6 * max(map(len, looks)),
    )


def status_text(word: str, look: Look) -> str:
    """A status outside a table, as markdown: icon and word in the look's colour."""
    _, icon, colour = LOOKS[look]
    return f":{colour}[{icon} {word}]"
