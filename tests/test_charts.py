"""Charts: direct labels, colours that can be told from both backgrounds, nothing that breaks without rows."""

import ast
import tomllib
from pathlib import Path

import pandas as pd
import pytest

from dashboard import charts

CONFIG = tomllib.loads((Path(__file__).parent.parent / ".streamlit" / "config.toml").read_text())
BACKGROUNDS = {"light": "#FFFFFF", "dark": "#171614"}  # Streamlit's own
COURSES = pd.DataFrame({"course": ["CS 101", "CS 102"], "fill": [101.4, 40.0], "term": ["2025 fall", "2026 spring"]})


def luminance(colour: str) -> float:
    """Relative luminance of '#RRGGBB', from WCAG 2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(colour: str, other: str) -> float:
    bright, dim = sorted((luminance(colour), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


@pytest.mark.parametrize("theme", BACKGROUNDS)
@pytest.mark.parametrize("colour", [*charts.HUES, charts.GREY, *CONFIG["theme"]["chartCategoricalColors"]])
def test_every_colour_of_a_chart_stands_out(theme: str, colour: str) -> None:
    assert contrast(colour, BACKGROUNDS[theme]) >= 3


@pytest.mark.parametrize("theme", BACKGROUNDS)
def test_every_colour_of_a_status_stands_out(theme: str) -> None:
    for name, colour in CONFIG["theme"][theme].items():
        assert contrast(colour, BACKGROUNDS[theme]) >= 3, name


def test_the_theme_names_ten_colours_and_starts_with_the_charts() -> None:
    colours = CONFIG["theme"]["chartCategoricalColors"]
    assert len(colours) == 10
    assert tuple(colours[:4]) == charts.HUES


def test_a_bar_carries_its_value() -> None:
    figure, height = charts.bars(COURSES, "course", "fill", unit="%")
    assert list(figure.data[0].text) == ["101%", "40%"]
    assert figure.layout.yaxis.autorange == "reversed"
    assert height < charts.bars(pd.concat([COURSES] * 5), "course", "fill")[1]


def test_a_column_carries_its_count_and_an_empty_one_nothing() -> None:
    figure = charts.histogram(pd.DataFrame({"band": ["70-95", "over 95"], "offerings": [1200, 0]}), "band", "offerings")
    assert list(figure.data[0].text) == ["1,200", ""]


def test_a_heat_map_keeps_the_order_of_its_rows_and_leaves_absent_pairs_empty() -> None:
    frame = pd.DataFrame({"day": ["Mon", "Tue", "Mon"], "hour": ["9", "9", "10"], "seats": [1, 20, 40]})
    cells = charts.heat_map(frame, "day", "hour", "seats").data[0]
    assert (list(cells.x), list(cells.y)) == (["Mon", "Tue"], ["9", "10"])
    assert cells.z[0][1] == 20
    assert pd.isna(cells.z[1][1])


def test_each_line_is_named_at_its_end_apart_from_the_others() -> None:
    frame = pd.DataFrame({"term": ["fall", "spring"], "seats": [10, 100], "capacity": [90, 101], "waiting": [5, None]})
    figure = charts.trend(frame, "term", {"seats": "Seats", "capacity": "Capacity", "waiting": "Waiting"})
    labels = {label.text.split("</span> ")[1]: label.y for label in figure.layout.annotations}
    assert set(labels) == {"Seats 100", "Capacity 101"}
    assert labels["Capacity 101"] - labels["Seats 100"] >= 10
    assert len({line.line.color for line in figure.data}) == 3


def test_one_line_needs_no_name() -> None:
    figure = charts.trend(COURSES, "term", {"fill": "Fill"}, unit="%")
    assert [label.text for label in figure.layout.annotations] == ["40%"]


def test_a_fifth_hue_is_refused() -> None:
    frame = pd.DataFrame({"term": ["fall"]} | {name: [1] for name in "abcde"})
    with pytest.raises(ValueError, match="at most 4 hues"):
        charts.trend(frame, "term", {name: name for name in "abcde"})


def test_nothing_breaks_without_rows() -> None:
    nothing = COURSES.head(0)
    charts.bars(nothing, "course", "fill")
    charts.histogram(nothing, "course", "fill")
    charts.heat_map(nothing, "course", "term", "fill")
    charts.trend(nothing, "term", {"fill": "Fill"})


def test_everything_that_is_drawn_has_a_text_alternative() -> None:
    drawn = {
        "plotly_chart",
        "dataframe",
        "table",
        "data_editor",
        "altair_chart",
        "line_chart",
        "bar_chart",
        "html",
    }
    for path in Path(charts.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            is_call = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
            if is_call and node.func.attr in drawn and getattr(node.func.value, "id", "") == "st":
                assert "alt" in {keyword.arg for keyword in node.keywords}, f"{path.name}:{node.lineno}"
