"""Charts with direct labels, at most four hues, readable in light and dark, each with its text alternative.

`plotly.graph_objects` only: `plotly.express` takes thirty times as long for the same figure.
"""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

# Okabe-Ito's, at least 3:1 on the white and on the dark background (the purple is darkened for that).
BLUE, VERMILION, GREEN, PURPLE = HUES = ("#0072B2", "#D55E00", "#009E73", "#B5628F")
GREY = "#767676"
_ROW_HEIGHT = 26
_NAMED_POINTS = 4  # along a time axis; more would stand on each other


def draw(figure: go.Figure, alt: str, *, height: int = 320) -> None:
    """Puts a figure on the page without toolbar or frame; `alt` says what it shows and its main finding."""
    figure.update_layout(
        height=height,
        showlegend=False,
        separators=".,",
        hovermode="closest",
    )
    st.plotly_chart(figure, config={"displayModeBar": False}, alt=alt, height=height)


def bars(
    frame: pd.DataFrame, label: str, value: str, *, unit: str = "", hues: Sequence[str] | None = None
) -> tuple[go.Figure, int]:
    """A bar per row in the frame's order (first on top), its value at its end; and the height it needs.

    `hues` gives each row its colour when the colour means something that the label says too.
    """
    figure = go.Figure(
        go.Bar(
            x=frame[value].astype(float),
            y=frame[label],
            orientation="h",
            marker_color=list(hues) if hues is not None else BLUE,
            text=[f"{number:,.0f}{unit}" for number in frame[value].astype(float).fillna(0)],
            textposition="outside",
            cliponaxis=False,
            hovertemplate="%{y}: %{text}<extra></extra>",
        )
    )
    figure.update_layout(margin={"l": 0, "r": 44, "t": 8, "b": 0})
    figure.update_xaxes(visible=False, rangemode="tozero")
    figure.update_yaxes(autorange="reversed", type="category", ticksuffix="  ")
    return figure, 24 + _ROW_HEIGHT * max(len(frame), 1)


def histogram(frame: pd.DataFrame, bin_label: str, number: str, *, hues: Sequence[str] | None = None) -> go.Figure:
    """A column per bin that SQL has counted, in the frame's order, its count above it."""
    figure = go.Figure(
        go.Bar(
            x=frame[bin_label].astype(str),
            y=frame[number].astype(float),
            marker_color=list(hues) if hues is not None else BLUE,
            text=[f"{value:,.0f}" if value else "" for value in frame[number].astype(float).fillna(0)],
            textposition="outside",
            cliponaxis=False,
            hovertemplate="%{x}: %{y:,.0f}<extra></extra>",
        )
    )
    figure.update_layout(bargap=0.08, margin={"l": 0, "r": 0, "t": 20, "b": 0})
    figure.update_xaxes(type="category")
    figure.update_yaxes(visible=False, rangemode="tozero")
    return figure


def heat_map(frame: pd.DataFrame, across: str, down: str, value: str, *, unit: str = "") -> go.Figure:
    """A cell per pair of values with its number in it, empty where there is none; in the frame's order."""
    grid = frame.pivot_table(index=down, columns=across, values=value, sort=False, observed=True).astype(float)
    grid = grid.reindex(index=frame[down].unique(), columns=frame[across].unique())
    dark = st.context.theme.type == "dark"
    figure = go.Figure(
        go.Heatmap(
            x=grid.columns,
            y=grid.index,
            z=grid.to_numpy(),
            # From near the page's background to a blue on which the same text is still easy to read.
            colorscale=[(0, "#14252F"), (1, BLUE)] if dark else [(0, "#EAF2F8"), (1, "#5BA8DA")],
            textfont={"color": "#FFFFFF" if dark else "#1A1A1A"},
            zmin=0,
            showscale=False,
            xgap=2,
            ygap=2,
            texttemplate="%{z:,.0f}",
            hovertemplate=f"%{{y}}, %{{x}}: %{{z:,.0f}}{unit}<extra></extra>",
            hoverongaps=False,
        )
    )
    figure.update_layout(margin={"l": 0, "r": 0, "t": 24, "b": 0})
    figure.update_xaxes(type="category", side="top", showgrid=False)
    figure.update_yaxes(type="category", autorange="reversed", showgrid=False)
    return figure


def trend(frame: pd.DataFrame, when: str, values: dict[str, str], *, unit: str = "", places: int = 0) -> go.Figure:
    """One line per column (column -> its name), each named at its end; at most four. `places` are decimals."""
    if len(values) > len(HUES):
        raise ValueError(f"a chart takes at most {len(HUES)} hues, not {len(values)}")
    figure = go.Figure()
    for hue, (column, name) in zip(HUES, values.items(), strict=False):
        figure.add_scatter(
            x=frame[when].astype(str),
            y=frame[column].astype(float),
            mode="lines+markers",
            line={"color": hue, "width": 2},
            marker={"size": 5},
            cliponaxis=False,
            hovertemplate=f"{name}, %{{x}}: %{{y:,.{places}f}}{unit}<extra></extra>",
        )
    hue_of = dict(zip(values, HUES, strict=False))
    labels = _end_labels(frame, values, unit, places)
    for height, column, label in labels:
        # The dot carries the line's colour: text in that colour would be too pale to read.
        dot = f'<span style="color:{hue_of[column]}">●</span> ' if len(values) > 1 else ""
        figure.add_annotation(x=1, xref="paper", xanchor="left", xshift=8, y=height, text=dot + label, showarrow=False)
    widest = max((len(label) for _, _, label in labels), default=0)
    figure.update_layout(margin={"l": 0, "r": 24 + 7 * widest, "t": 8, "b": 0})
    figure.update_yaxes(rangemode="tozero", nticks=4)
    points = list(frame[when].astype(str))
    named = points[:: -max(1, -(-len(points) // _NAMED_POINTS))]
    figure.update_xaxes(
        showgrid=False,
        type="category",
        tickangle=0,
        tickvals=named,
        ticktext=[point.replace(" ", "<br>") for point in named],
    )
    return figure


def _end_labels(frame: pd.DataFrame, values: dict[str, str], unit: str, places: int) -> list[tuple[float, str, str]]:
    """How high to write each column's name and last value: at its last point, but a line of text apart."""
    if frame.empty:
        return []
    numbers = frame[list(values)].astype(float)
    apart = 0.1 * (numbers.max().max() or 1)
    placed: list[tuple[float, str, str]] = []
    for column, number in numbers.iloc[-1].dropna().sort_values().items():
        height = max(number, placed[-1][0] + apart) if placed else number
        name = f"{values[column]} " if len(values) > 1 else ""
        placed.append((height, column, f"{name}{number:,.{places}f}{unit}"))
    return placed
