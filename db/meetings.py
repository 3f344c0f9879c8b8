"""When a section meets: the cells Days, Room, MeetingDates and Instructor of a registrar's export.

A section has up to four groups of these cells. Days are numbered as `class_schedules` numbers them,
0 = Sunday.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time

DAYS = {"su": 0, "mo": 1, "tu": 2, "we": 3, "th": 4, "fr": 5, "sa": 6}
# A room cell that names no room, and what it says about the section instead.
ONLINE = re.compile(r"web-based|online", re.IGNORECASE)
NO_ROOM = re.compile(r"tba|to be announced|contact department|home of the instructor", re.IGNORECASE)
NOBODY = re.compile(r"to be announced|tba|staff", re.IGNORECASE)
NO_MEETINGS = re.compile(r"no class m", re.IGNORECASE)

TIMES = re.compile(r"((?:su|mo|tu|we|th|fr|sa)+)\s+(\S+)\s*-\s*(\S+)", re.IGNORECASE)
DATES = re.compile(r"(\d{1,2}/\d{1,2}/\d{4})\s*-\s*(\d{1,2}/\d{1,2}/\d{4})")


@dataclass(frozen=True)
class Room:
    """A building and a room's number in it; the number is empty where the cell names a place as a whole."""

    building: str
    number: str


@dataclass(frozen=True)
class Meeting:
    """One group of a section's row. No days and times: no set time. No dates: not announced."""

    days: tuple[int, ...] = ()
    starts: time | None = None
    ends: time | None = None
    first: date | None = None
    last: date | None = None
    room: Room | None = None
    online: bool = False
    instructors: tuple[str, ...] = ()


def read_meeting(*, days: str, dates: str, room: str, instructors: str) -> Meeting | None:
    """The meeting that four cells say, None where all are empty; ValueError says which cell is unreadable."""
    if not (days or dates or room or instructors):
        return None
    first, last = read_dates(dates)
    meets_on, starts, ends = read_times("" if NO_MEETINGS.search(room) else days)
    return Meeting(
        days=meets_on,
        starts=starts,
        ends=ends,
        first=first,
        last=last,
        room=read_room(room),
        online=bool(ONLINE.search(room)),
        instructors=read_instructors(instructors),
    )


def read_times(cell: str) -> tuple[tuple[int, ...], time | None, time | None]:
    """Days, start and end of `TuTh 2:00pm - 3:15pm`.

    No set time (no days, no times) are an empty cell, TBA, a meeting of a minute or less, which stands for
    "at any time", and one that ends before it starts.
    """
    if not cell or NOBODY.fullmatch(cell):
        return (), None, None
    match = TIMES.fullmatch(cell)
    if not match:
        raise ValueError(f"days and times are unreadable: {cell!r}")
    starts, ends = _clock(match[2], cell), _clock(match[3], cell)
    if (ends.hour - starts.hour) * 60 + ends.minute - starts.minute <= 1:
        return (), None, None
    codes = match[1].casefold()
    return tuple(sorted({DAYS[codes[at : at + 2]] for at in range(0, len(codes), 2)})), starts, ends


def read_dates(cell: str) -> tuple[date | None, date | None]:
    """First and last day of `08/27/2024 - 12/06/2024`; two None where empty or TBA."""
    if not cell or NOBODY.fullmatch(cell):
        return None, None
    match = DATES.fullmatch(cell)
    try:
        first, last = (datetime.strptime(day, "%m/%d/%Y").date() for day in match.groups())
    except (AttributeError, ValueError):
        raise ValueError(f"meeting dates are unreadable: {cell!r}") from None
    if last < first:
        raise ValueError(f"meeting dates end before they start: {cell!r}")
    return first, last


def read_room(cell: str) -> Room | None:
    """Building and number of `Chemistry Bldg Room 326`; None where the cell names no room."""
    if not cell or NO_ROOM.fullmatch(cell) or ONLINE.search(cell):
        return None
    match = re.fullmatch(r"(.+?)(?:\s+(?:Room|Rm)\s*|\s+)(\S*\d\S*|[A-Z]-[A-Z])", cell)
    return Room(match[1], match[2]) if match else Room(cell, "")


def read_instructors(cell: str) -> tuple[str, ...]:
    """The names in a cell, in its order, each once; `To Be Announced` is nobody."""
    names = (name.strip() for name in cell.split(","))
    return tuple(dict.fromkeys(name for name in names if name and not NOBODY.fullmatch(name)))


def _clock(text: str, cell: str) -> time:
    try:
        return datetime.strptime(text.upper(), "%I:%M%p").time()
    except ValueError:
        raise ValueError(f"days and times are unreadable: {cell!r}") from None
