"""What needs a person today: one sentence with a number per topic, and the page that it leads to."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pandas as pd

from dashboard import words
from dashboard.columns import Look
from dashboard.queries import conflicts, demand, overview, waitlists, workload
from dashboard.ui import Filters
from dashboard.viewer import Viewer

# How urgent a line is, in words; the most urgent first.
WORDS: dict[Look, str] = {"bad": "now", "watch": "soon", "note": "note", "good": "in order"}


@dataclass(frozen=True)
class Line:
    """A sentence, how urgent it is, and the page it leads to with that page's choices."""

    look: Look
    sentence: str
    page: str
    choices: dict[str, str] = field(default_factory=dict)


def lines(viewer: Viewer, filters: Filters) -> list[Line]:
    """One or more lines for every topic that this person may see, most urgent first."""
    topics: list[tuple[str, Callable[[Viewer, Filters], Iterator[Line]]]] = [
        ("offering.read", _demand),
        ("offering.read", _waitlists),
        ("student.read", _conflicts),
        ("student.read", _holds),
        ("workload.read", _workload),
        ("database.read", _statistics),
    ]
    found = [line for right, topic in topics if viewer.may(right) for line in topic(viewer, filters)]
    return sorted(found, key=lambda line: list(WORDS).index(line.look))


def _demand(viewer: Viewer, filters: Filters) -> Iterator[Line]:
    chosen = demand.Chosen(term_id=filters.term_id, units=filters.units, band="over capacity")
    fullest = demand.offerings(viewer, chosen, limit=1)
    if fullest.empty:
        yield Line("good", "No offering is over capacity.", "demand")
        return
    number, row = demand.totals(viewer, chosen).offerings[0], fullest.iloc[0]
    yield Line(
        "bad",
        f"{words.plural(number, 'offering is', 'offerings are')} over capacity; the fullest, {row.course_code} "
        f"section {row.section_code}, has {words.plural(row.seats_taken, 'student')} "
        f"for {words.plural(row.capacity, 'seat')}.",
        "demand",
        {"band": "over capacity"},
    )


def _waitlists(viewer: Viewer, filters: Filters) -> Iterator[Line]:
    chosen = {"term_id": filters.term_id, "units": filters.units}
    totals = waitlists.totals(viewer, **chosen).iloc[0]
    queues = overview.longest_queue(viewer, **chosen)
    # the totals may have been fetched earlier, when somebody waited
    if not totals.waiting or queues.empty:
        yield Line("good", "Nobody waits for a seat.", "waitlists")
    else:
        longest = queues.iloc[0]
        yield Line(
            "watch",
            f"{words.plural(totals.waiting, 'student waits', 'students wait')} in "
            f"{words.plural(totals.queues, 'queue')}; the longest, {longest.course_code} section "
            f"{longest.section_code}, has {words.count(longest.waiting)} waiting.",
            "waitlists",
        )
    if totals.seats_to_offer:
        yield Line(
            "bad",
            f"{words.plural(totals.seats_to_offer, 'free seat')} can be offered to students who wait.",
            "waitlists",
        )
    deadline = overview.next_deadline(viewer, **chosen).deadline[0]
    if totals.lapsing and pd.notna(deadline):
        yield Line(
            "bad",
            f"Offers in {words.plural(totals.lapsing, 'queue')} lapse within a day, the first at "
            f"{words.moment(deadline, viewer.timezone)}.",
            "waitlists",
        )


def _conflicts(viewer: Viewer, filters: Filters) -> Iterator[Line]:
    totals = conflicts.totals(viewer, term_id=filters.term_id, units=filters.units).iloc[0]
    if not totals.open:
        yield Line("good", "No schedule conflict is open.", "conflicts")
        return
    yield Line(
        "watch",
        f"{words.plural(totals.open, 'schedule conflict')} of {words.plural(totals.students, 'student')} "
        f"{'is' if totals.open == 1 else 'are'} not resolved, the oldest {_for_days(totals.oldest_days)}.",
        "conflicts",
    )


def _holds(viewer: Viewer, filters: Filters) -> Iterator[Line]:
    found = overview.blocked(viewer, units=filters.units).iloc[0]
    if not found.students:
        yield Line("good", "No hold keeps a student from registering.", "holds")
        return
    yield Line(
        "watch",
        f"{words.plural(found.students, 'student')} cannot register because of a hold, the longest "
        f"{_for_days(found.days)}; they wait for {words.plural(found.places, 'place')}.",
        "holds",
    )


def _workload(viewer: Viewer, filters: Filters) -> Iterator[Line]:
    totals = workload.totals(viewer, units=filters.units, term=filters.term_id).iloc[0]
    over = workload.teachers(viewer, units=filters.units, term=filters.term_id, band="over", limit=1)
    if not totals.over or over.empty:
        yield Line("good", "No teacher is above the limit.", "workload")
    else:
        most = words.named(over, viewer.language, "teacher_name").iloc[0]
        yield Line(
            "watch",
            f"{words.plural(totals.over, 'teacher is', 'teachers are')} above the limit; {most.teacher_name} carries "
            f"{words.hours(most.contact_hours_per_week)} of {words.hours(most.hours_limit)} contact hours a week.",
            "workload",
            {"load": "over"},
        )
    if totals.unassigned:
        yield Line(
            "note",
            f"{words.plural(totals.unassigned, 'teacher has', 'teachers have')} no course in this term.",
            "workload",
            {"load": "unassigned"},
        )


def _statistics(viewer: Viewer, filters: Filters) -> Iterator[Line]:
    found = overview.refreshes(viewer)
    late = found[found.is_late.fillna(True)]
    if late.empty:
        yield Line("good", "All statistics are within the age they may have.", "database")
    for row in late.itertuples():
        age = "was never refreshed" if pd.isna(row.age_minutes) else f"was refreshed {words.ago(row.age_minutes)}"
        budget = "" if pd.isna(row.budget_minutes) else f"; it may be {_minutes(row.budget_minutes)} old"
        yield Line("bad", f"{row.view_name} {age}{budget}.", "database")


def _for_days(days: float) -> str:
    return "since today" if pd.isna(days) or days < 1 else f"for {words.plural(int(days), 'day')}"


def _minutes(minutes: float) -> str:
    return words.plural(round(minutes / 60), "hour") if minutes >= 60 else words.plural(round(minutes), "minute")
