"""How names, numbers and times are written for a reader."""

from datetime import UTC, datetime

import pandas as pd
import pytest

from dashboard import words


@pytest.mark.parametrize(
    ("texts", "language", "read"),
    [
        ({"az": "bir", "en": "one", "ru": "один"}, "ru", "один"),
        ({"az": "bir", "en": "one"}, "ru", "bir"),
        ({"en": "one", "ru": "один"}, "az", "one"),
        ({"ru": "один", "de": "eins"}, "en", "один"),
        ({"az": "", "de": "eins"}, "az", "eins"),
        ({}, "az", ""),
        (None, "az", ""),
    ],
)
def test_names_fall_back_from_the_readers_language(texts: dict | None, language: str, read: str) -> None:
    assert words.in_language(texts, language) == read


def test_numbers_are_written_for_people() -> None:
    assert words.count(1234567) == "1,234,567"
    assert words.count(pd.NA) == "–"
    assert words.percent(87.4) == "87%"
    assert words.hours(12) == "12.0"
    assert words.plural(1, "student") == "1 student"
    assert words.plural(1200, "class", "classes") == "1,200 classes"


def test_times_are_written_in_the_universitys_zone() -> None:
    now = datetime(2026, 3, 3, 21, 0, tzinfo=UTC)  # 01:00 of the fourth in Baku
    assert words.moment(datetime(2026, 3, 3, 20, 30, tzinfo=UTC), "Asia/Baku", now=now) == "00:30 today"
    assert words.moment(datetime(2026, 3, 3, 19, 0, tzinfo=UTC), "Asia/Baku", now=now) == "23:00 yesterday"
    assert words.moment(datetime(2026, 1, 5, 8, 0, tzinfo=UTC), "Asia/Baku", now=now) == "12:00 on 5 January 2026"
    assert words.moment(datetime(2026, 3, 3, 20, 30, tzinfo=UTC), "No/Where", now=now) == "20:30 today"
    assert [words.ago(minutes) for minutes in (0.2, 3, 300, 4000)] == [
        "just now",
        "3 min ago",
        "5 h ago",
        "3 days ago",
    ]
