"""The pieces that every page is made of: header, filters, figures, table, empty state."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd
import streamlit as st

from dashboard import data, words
from dashboard.permalink import choice
from dashboard.queries import viewer as queries
from dashboard.viewer import Viewer

EVERYTHING = "all"


@dataclass(frozen=True)
class Filters:
    """What the person has narrowed a page down to; None stands for everything they may see.

    `units` are the chosen unit and all below it, ready for `unit_id = any(:units)`.
    """

    term_id: str | None = None
    term: str | None = None
    unit_id: str | None = None
    unit: str | None = None
    units: list[str] | None = None


@dataclass(frozen=True)
class Figure:
    """One headline figure: its value as people read it, what it was (oldest first), and what it means."""

    label: str
    value: str
    trend: Sequence[float] = ()
    help: str | None = None


def header(viewer: Viewer, title: str, view: str, *, statistics: str | None = None, button: str | None = None) -> bool:
    """The page's first row: title, age of the figures, the one primary button; below it the view's sentence.

    `view` names the report view whose sentence is the caption; `statistics` the materialized view
    behind it, without which the figures are as of now. Returns whether the button was clicked.
    """
    with st.container(horizontal=True, vertical_alignment="center"):
        st.title(title, anchor=False)
        if statistics:
            as_of(viewer, statistics)
        else:
            st.badge(_with_source("as of now", viewer), icon=":material/bolt:", color="gray")
        clicked = st.button(button, type="primary") if button else False
    if sentence := queries.sentence(viewer, view):
        st.caption(sentence)
    return clicked


def as_of(viewer: Viewer, statistics: str) -> None:
    """A badge with the time of the last refresh; green within its budget, orange within twice, red beyond."""
    found = queries.freshness(viewer, statistics)
    if found.empty or pd.isna(found.refreshed_at[0]):
        st.badge("never refreshed", icon=":material/error:", color="red")
        return
    row = found.iloc[0]
    text = f"as of {words.moment(row.refreshed_at, viewer.timezone)}, {words.ago(row.age_minutes)}"
    text = _with_source(text, viewer)
    if row.age_minutes <= row.budget_minutes:
        st.badge(text, icon=":material/check_circle:", color="green")
    elif row.age_minutes <= 2 * row.budget_minutes:
        st.badge(f"{text}: late", icon=":material/schedule:", color="orange")
    else:
        st.badge(f"{text}: out of date", icon=":material/error:", color="red")


def _with_source(age: str, viewer: Viewer) -> str:
    """The age with the server that the figures come from, where there are two."""
    source = data.source(viewer)
    return f"{age}, {source}" if source else age


def filters(viewer: Viewer, *, term: bool = True, unit: bool = True) -> Filters:
    """Select boxes for the term (at first the current one) and the unit (all), both in the URL."""
    chosen: dict[str, Any] = {}
    with st.container(horizontal=True):
        if term:
            chosen |= _term(queries.terms(viewer))
        if unit:
            chosen |= _unit(queries.units(viewer), viewer.language)
    return Filters(**chosen)


def _term(terms: pd.DataFrame) -> dict[str, str]:
    if terms.empty:
        return {}
    labels = list(terms.label)
    current = next(iter(terms.label[terms.is_current]), labels[0])
    label = choice("Term", {label: label for label in labels}, name="term", default=current, width=220)
    return {"term": label, "term_id": terms.term_id[terms.label == label].iloc[0]}


def _unit(units: pd.DataFrame, language: str) -> dict[str, Any]:
    if len(units) < 2:
        return {}
    names = words.named(units, language, "name").name
    options = {EVERYTHING: "Everything you may see"} | {
        code: f"{code} · {name}" for code, name in zip(units.code, names, strict=True)
    }
    code = choice("Unit", options, name="unit", default=EVERYTHING, width=360)
    if code == EVERYTHING:
        return {}
    path = units.path[units.code == code].iloc[0]
    below = units[(units.path == path) | units.path.str.startswith(f"{path} / ")]
    return {"unit": code, "unit_id": below.unit_id.iloc[0], "units": list(below.unit_id)}


def figures(row: Sequence[Figure]) -> None:
    """The page's headline figures side by side, each with its sparkline; two abreast on a narrow screen."""
    with st.grid(len(row), min_column_width=150):
        for figure in row:
            st.metric(
                figure.label,
                figure.value,
                help=figure.help,
                chart_data=list(figure.trend) if len(figure.trend) > 1 else None,
                border=True,
                height="stretch",
            )


def table(
    frame: pd.DataFrame,
    columns: dict[str, Any],
    *,
    key: str,
    alt: str,
    identity: str | None = None,
    pick: Literal["one", "many"] | None = None,
    height: int | Literal["auto", "content"] = "auto",
) -> list[str]:
    """A table of these columns (name -> label or column_config), in the frame's order.

    Other columns stay on the server. With `pick`, rows can be picked, and what comes back are their
    values in the column `identity`; a picked row stays picked when the rows move or others join.
    """
    shown = frame[list(columns)].copy()
    for name, column in columns.items():
        if isinstance(column, dict) and column["type_config"]["type"] == "multiselect":
            shown[name] = [[word] if word else [] for word in shown[name]]
    looks = {"hide_index": True, "column_config": columns, "height": height, "placeholder": "–"}
    if pick is None:
        st.dataframe(shown, key=key, alt=alt, **looks)
        return []

    # The browser speaks of row numbers in the table that it was sent last, so that one is remembered.
    identities = list(frame[identity])
    sent = st.session_state.get(f"{key} as sent", identities)
    rows = st.session_state.get(key, {}).get("selection", {}).get("rows", [])
    picked = {sent[row] for row in rows if row < len(sent)}
    if sent != identities and rows:
        kept = [row for row, value in enumerate(identities) if value in picked]
        st.session_state[key] = {"selection": {"rows": kept, "columns": [], "cells": []}}
    st.session_state[f"{key} as sent"] = identities
    mode = "single-row" if pick == "one" else "multi-row"
    st.dataframe(shown, key=key, on_select="rerun", selection_mode=mode, alt=alt, **looks)
    return [value for value in identities if value in picked]


def empty(what: str, next_step: str) -> None:
    """Says what it means that there is nothing here, and what to do."""
    st.info(f"{what} {next_step}", icon=":material/inbox:")
