"""How names, numbers and times are written for a reader."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pandas as pd

LANGUAGES = ("az", "en", "ru")


def in_language(texts: Mapping[str, str] | None, language: str) -> str:
    """A multilingual text in the reader's language, else in az, en, ru, else any; '' when there is none."""
    texts = texts if isinstance(texts, Mapping) else {}
    for wanted in (language, *LANGUAGES, *texts):
        if texts.get(wanted):
            return str(texts[wanted])
    return ""


def literal(text: str) -> str:
    """The text as it stands, for where Streamlit reads Markdown: every sign that could mean something is escaped."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


def named(frame: pd.DataFrame, language: str, *columns: str) -> pd.DataFrame:
    """The frame with these multilingual columns as plain text in the reader's language."""
    return frame.assign(**{column: [in_language(texts, language) for texts in frame[column]] for column in columns})


def count(number: float | None) -> str:
    """A whole number with thousands separators: '1,234'; a dash for none."""
    return "–" if pd.isna(number) else f"{number:,.0f}"


def plural(number: int, noun: str, nouns: str | None = None) -> str:
    """A number with its noun: '1 student', '2 students', '3 classes' (given as third argument)."""
    return f"{count(number)} {noun if number == 1 else nouns or noun + 's'}"


def percent(number: float | None) -> str:
    """A share that is already in percent (0 to 100) as a whole percent: '87%'; a dash for none."""
    return "–" if pd.isna(number) else f"{number:,.0f}%"


def hours(number: float | None) -> str:
    """Hours with one decimal: '12.0'; a dash for none."""
    return "–" if pd.isna(number) else f"{number:,.1f}"


def zone(timezone: str) -> ZoneInfo:
    """The university's zone; UTC when the setting names none that exists."""
    try:
        return ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def day(when: date | None) -> str:
    """A date for people: '3 March 2026'; a dash for none."""
    return "–" if pd.isna(when) else f"{when.day} {when:%B %Y}"


def moment(when: datetime, timezone: str, *, now: datetime | None = None) -> str:
    """A point in time for people: '14:02 today', '09:30 yesterday', '14:02 on 3 March 2026'."""
    local = when.astimezone(zone(timezone))
    today = (now or datetime.now(tz=local.tzinfo)).astimezone(local.tzinfo).date()
    days = (today - local.date()).days
    if days in (0, 1):
        return f"{local:%H:%M} {'today' if days == 0 else 'yesterday'}"
    return f"{local:%H:%M} on {day(local)}"


def ago(minutes: float) -> str:
    """An age in the largest unit that fits: 'just now', '3 min ago', '5 h ago', '2 days ago'."""
    if minutes < 1:
        return "just now"
    if minutes < 60:
        return f"{minutes:.0f} min ago"
    if minutes < 48 * 60:
        return f"{minutes / 60:.0f} h ago"
    return f"{minutes / 60 / 24:.0f} days ago"
