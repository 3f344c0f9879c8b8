"""Charts with direct labels, at most four hues, readable in light and dark, each with its text alternative.

A figure is a Vega-Lite specification. Vega is on the page already, for the sparklines; with Plotly,
whose library is six times as large, the same page took two to three times as long until it was drawn.
"""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

Figure = dict[str, Any]

# Okabe-Ito's, at least 3:1 on the white and on the dark background (the purple is darkened for that).
BLUE, VERMILION, GREEN, PURPLE = HUES = ("#0072B2", "#D55E00", "#009E73", "#B5628F")
GREY = "#767676"
_ROW_HEIGHT = 26
_NAMED_POINTS = 4  # along a time axis; more would stand on each other
_NAMES = {"title": None, "labelAngle": 0, "labelLimit": 200, "ticks": False, "domain": False, "grid": False}
_HUE = {"field": "hue", "type": "nominal", "scale": None}
_TOLD = {"field": "told", "type": "nominal"}


def draw(figure: Figure, alt: str, *, height: int = 320) -> None:
    """Puts a figure on the page without a menu; `alt` says what it shows and its main finding."""
    st.vega_lite_chart(spec=figure | {"usermeta": {"embedOptions": {"actions": False}}}, alt=alt, height=height)


def bars(
    frame: pd.DataFrame, label: str, value: str, *, unit: str = "", hues: Sequence[str] | None = None
) -> tuple[Figure, int]:
    """A bar per row in the frame's order (first on top), its value at its end; and the height it needs.

    `hues` gives each row its colour when the colour means something that the label says too.
    """
    rows = _rows(frame, label, value, hues, unit)
    axes = {
        "x": {"field": "number", "type": "quantitative", "axis": None, "scale": {"domainMin": 0}},
        "y": {"field": "name", "type": "nominal", "sort": None, "axis": _NAMES},
    }
    return _labelled(rows, axes, {"align": "left", "dx": 4}), 24 + _ROW_HEIGHT * max(len(rows), 1)


def histogram(frame: pd.DataFrame, bin_label: str, number: str, *, hues: Sequence[str] | None = None) -> Figure:
    """A column per bin that SQL has counted, in the frame's order, its count above it."""
    axes = {
        "x": {"field": "name", "type": "nominal", "sort": None, "axis": _NAMES | {"labelOverlap": True}},
        "y": {"field": "number", "type": "quantitative", "axis": None, "scale": {"domainMin": 0}},
    }
    return _labelled(_rows(frame, bin_label, number, hues, ""), axes, {"align": "center", "dy": -8})


def heat_map(frame: pd.DataFrame, across: str, down: str, value: str, *, unit: str = "") -> Figure:
    """A cell per pair of values with its number in it, empty where there is none; in the frame's order."""
    known = frame.dropna(subset=[value])
    cells = [
        {
            "x": str(x),
            "y": str(y),
            "number": float(number),
            "text": f"{number:,.0f}",
            "told": f"{y}, {x}: {number:,.0f}{unit}",
        }
        for x, y, number in zip(known[across], known[down], known[value], strict=True)
    ]
    # From near the page's background to a blue on which the same text is still easy to read.
    shades = ["#14252F", BLUE] if _is_dark() else ["#EAF2F8", "#5BA8DA"]
    widest = max((len(cell["text"]) for cell in cells), default=0)
    return {
        "data": {"values": cells},
        "encoding": {
            "x": {
                "field": "x",
                "type": "nominal",
                "scale": {"domain": [str(name) for name in frame[across].unique()], "padding": 0.04},
                "axis": _NAMES | {"orient": "top"},
            },
            "y": {
                "field": "y",
                "type": "nominal",
                "scale": {"domain": [str(name) for name in frame[down].unique()], "padding": 0.08},
                "axis": _NAMES,
            },
            "tooltip": _TOLD,
        },
        "layer": [
            {
                "mark": "rect",
                "encoding": {
                    "color": {
                        "field": "number",
                        "type": "quantitative",
                        "legend": None,
                        "scale": {"range": shades, "domainMin": 0},
                    }
                },
            },
            # On a narrow screen the numbers would run into each other: there the shade has to do.
            _text("text", fontSize={"expr": f"bandwidth('x') < {6 * widest + 4} ? 0 : 11"}),
        ],
    }


def trend(frame: pd.DataFrame, when: str, values: dict[str, str], *, unit: str = "") -> Figure:
    """One line per column (column -> its name), each named at its end; at most four."""
    if len(values) > len(HUES):
        raise ValueError(f"a chart takes at most {len(HUES)} hues, not {len(values)}")
    moments = [str(moment) for moment in frame[when]]
    hue_of = dict(zip(values, HUES, strict=False))
    points = [
        {
            "when": moment,
            "number": float(number),
            "hue": hue_of[column],
            "told": f"{name}, {moment}: {number:,.0f}{unit}",
        }
        for column, name in values.items()
        for moment, number in zip(moments, frame[column], strict=True)
        if pd.notna(number)
    ]
    ends = _ends(frame, values, unit)
    named = moments[:: -max(1, -(-len(moments) // _NAMED_POINTS))]
    at_end = {"x": {"value": "width"}, "y": {"field": "height", "type": "quantitative"}}
    across = {
        "field": "when",
        "type": "nominal",
        "scale": {"type": "point", "domain": moments, "padding": 0.1},
        "axis": _NAMES | {"values": named, "labelExpr": "split(datum.label, ' ')"},
    }
    up = {
        "field": "number",
        "type": "quantitative",
        "title": None,
        "scale": {"domainMin": 0},
        "axis": {"tickCount": 4, "domain": False, "ticks": False, "labelExpr": "format(datum.value, ',')"},
    }
    return {
        "data": {"values": points},
        "encoding": {"y": up},
        "layer": [
            {
                "mark": {"type": "line", "point": {"size": 30, "filled": True}, "strokeWidth": 2},
                "encoding": {"x": across, "color": _HUE, "tooltip": _TOLD},
            },
            # The dot carries the line's colour: text in that colour would be too pale to read.
            {
                "data": {"values": ends if len(values) > 1 else []},
                "mark": {"type": "point", "filled": True, "opacity": 1, "size": 50, "xOffset": 12},
                "encoding": at_end | {"color": _HUE},
            },
            {"data": {"values": ends}} | _text("text", at_end, align="left", dx=20 if len(values) > 1 else 8),
        ],
    }


def _rows(frame: pd.DataFrame, name: str, number: str, hues: Sequence[str] | None, unit: str) -> list[dict[str, Any]]:
    """A bar's name, number, text and hue for each row of the frame; at a bar of 0 nothing is written."""
    numbers = frame[number].astype(float).fillna(0)
    return [
        {
            "name": str(label),
            "number": value,
            "text": f"{value:,.0f}{unit}" if value else "",
            "hue": hue,
            "told": f"{label}: {value:,.0f}{unit}",
        }
        for label, value, hue in zip(frame[name], numbers, hues or [BLUE] * len(frame), strict=True)
    ]


def _labelled(rows: list[dict[str, Any]], axes: dict[str, Any], place: dict[str, Any]) -> Figure:
    """Bars with their text beyond their end."""
    return {
        "data": {"values": rows},
        "encoding": axes | {"tooltip": _TOLD},
        "layer": [{"mark": "bar", "encoding": {"color": _HUE}}, _text("text", **place)],
    }


def _text(field: str, encoding: dict[str, Any] | None = None, **looks: Any) -> dict[str, Any]:
    """A layer of text in the page's text colour, which Vega does not take from the theme."""
    mark = {"type": "text", "color": "#EDEBE8" if _is_dark() else "#2F2D2B", "fontSize": 11}
    return {"mark": mark | looks, "encoding": (encoding or {}) | {"text": {"field": field}}}


def _is_dark() -> bool:
    return st.context.theme.type == "dark"


def _ends(frame: pd.DataFrame, values: dict[str, str], unit: str) -> list[dict[str, Any]]:
    """Each column's name and last value, and how high to write it: at its last point, but a line of text apart."""
    if frame.empty:
        return []
    numbers = frame[list(values)].astype(float)
    apart = 0.1 * (numbers.max().max() or 1)
    hue_of = dict(zip(values, HUES, strict=False))
    placed: list[dict[str, Any]] = []
    for column, number in numbers.iloc[-1].dropna().sort_values().items():
        height = max(number, placed[-1]["height"] + apart) if placed else number
        name = f"{values[column]} " if len(values) > 1 else ""
        placed.append({"height": height, "text": f"{name}{number:,.0f}{unit}", "hue": hue_of[column]})
    return placed
