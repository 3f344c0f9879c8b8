"""Rows leave the dashboard through one audited door, as CSV or XLSX."""

import io
import re
import string
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import data
from dashboard.actions import act
from dashboard.viewer import Viewer

PURPOSES = (
    "Planning",
    "A report to the faculty or the university",
    "Accreditation",
    "An audit",
    "A student's request",
)

# A spreadsheet takes a text that begins like this for a formula and runs it, some also behind blanks or in the wide
# signs of East Asian keyboards.
_FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_BLANKS = string.whitespace + "\N{NO-BREAK SPACE}\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NO-BREAK SPACE}"

# Control characters, which no file of this kind can hold.
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def download(viewer: Viewer, topic: str, rows: Callable[[], pd.DataFrame], filters: dict[str, Any]) -> None:
    """A menu to take all rows of a list away; nothing at all for somebody who may not.

    `rows` fetches them when a button is clicked, not before. Who, what (`topic` and `filters`), how
    many and what for are written to the audit log first: a refusal gives no file.
    """
    if not viewer.may("export.create"):
        return
    with st.popover("Download", icon=":material/download:"):
        purpose = st.selectbox(
            "What for",
            PURPOSES,
            index=None,
            key=f"{topic} purpose",
            accept_new_options=True,
            placeholder="Choose or write",
            help="Kept with your name in the audit log",
        )
        for kind, content, mime in (
            ("CSV", as_csv, "text/csv"),
            ("XLSX", as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ):
            st.download_button(
                kind,
                partial(take_out, viewer, topic, rows, filters, purpose or "", content),
                file_name=f"{topic}-{date.today()}.{kind.lower()}",
                mime=mime,
                key=f"{topic} {kind}",
                disabled=not purpose,
                on_click="ignore",
            )


def take_out(
    viewer: Viewer,
    topic: str,
    rows: Callable[[], pd.DataFrame],
    filters: dict[str, Any],
    purpose: str,
    content: Callable[[pd.DataFrame], bytes],
) -> bytes:
    """The file's bytes, after the export is recorded; raises Refused, and gives nothing, to who may not."""
    with data.from_primary():
        frame = rows()
    act(viewer, "record_export", topic=topic, filters=filters, rows=len(frame), purpose=purpose)
    return content(frame)


def as_csv(frame: pd.DataFrame) -> bytes:
    """UTF-8 with the mark that makes Excel read ə and я as what they are."""
    return harmless(frame).to_csv(index=False).encode("utf-8-sig")


def as_xlsx(frame: pd.DataFrame) -> bytes:
    """One sheet; times lose their zone (UTC), which the format cannot hold."""
    frame = harmless(frame).map(lambda value: _NOT_IN_XML.sub("", value) if isinstance(value, str) else value)
    for column in frame.select_dtypes("datetimetz"):
        frame[column] = frame[column].dt.tz_convert("UTC").dt.tz_localize(None)
    file = io.BytesIO()
    frame.to_excel(file, index=False)
    return file.getvalue()


def harmless(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with an apostrophe before each text that a spreadsheet would run as a formula.

    Line breaks become line feeds, which a CSV quotes: behind a lone return a new row would begin, with a formula maybe.
    """

    def escape(value: Any) -> Any:
        if not isinstance(value, str):
            return value
        lines = re.sub(r"\r\n?", "\n", value)
        runs = lines.startswith(("\t", "\n")) or lines.lstrip(_BLANKS).startswith(_FORMULA_STARTS)
        return f"'{lines}" if runs else lines

    return frame.map(escape).rename(columns=escape)
