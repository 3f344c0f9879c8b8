"""Is all well: one sentence that can be read from across the room, then a line for each thing that is looked after."""

import pandas as pd
import streamlit as st

from dashboard import columns, words
from dashboard.queries import status
from dashboard.viewer import Viewer

WORDS: dict[str, str] = {"bad": "act now", "watch": "look soon", "good": "well"}


def show(viewer: Viewer) -> None:
    """The verdict; whatever is not well, worst first; and, folded away, what is."""
    topics = status.topics(viewer)
    unwell, well = topics[topics.status != "good"], topics[topics.status == "good"]
    checked = words.plural(len(topics), "thing")
    bad = (unwell.status == "bad").sum()
    if unwell.empty:
        st.success(f"**All is well.** {checked} were looked at just now.", icon=":material/check_circle:")
    elif bad:
        st.error(f"**Somebody has to act.** {bad} of {checked} need it now.", icon=":material/error:")
    else:
        st.warning(
            f"**All works, and {words.plural(len(unwell), 'thing')} of {len(topics)} should be looked at.**",
            icon=":material/warning:",
        )
    if not unwell.empty:
        with st.container(border=True, gap="small"):
            _lines(unwell)
    with st.expander(f"What is well ({len(well)})", icon=":material/fact_check:"), st.container(gap="small"):
        _lines(well)


def _lines(topics: pd.DataFrame) -> None:
    for row in topics.itertuples():
        st.markdown(
            f"{columns.status_text(WORDS[row.status], row.status)} **{row.topic.capitalize()}.** "
            f"{_with_commands(row.sentence)}"
        )


def _with_commands(sentence: str) -> str:
    """A sentence as Markdown in which only what stands between backticks, a command, looks like one."""
    parts = sentence.split("`")
    return "".join(f"`{part}`" if place % 2 else words.literal(part) for place, part in enumerate(parts))
