"""Queues for seats: who waits, whom a seat is offered, what was decided."""

import pandas as pd

from dashboard.data import fetch
from dashboard.viewer import Viewer

_CHOSEN = """
    term_id = cast(:term_id as uuid)
    and (cast(:units as uuid[]) is null or unit_id = any (cast(:units as uuid[])))
"""


def queues(viewer: Viewer, *, term_id: str | None, units: list[str] | None, limit: int | None = 200) -> pd.DataFrame:
    """Offerings with a queue, most urgent first; at most `limit` (None: all)."""
    return fetch(
        viewer,
        f"""
        select
            offering_id,
            course_code,
            section_code,
            component,
            course_name,
            unit_code,
            waiting,
            offers_out,
            next_deadline,
            free_seats,
            published_limit,
            longest_wait_days,
            passed_over,
            queue_mode,
            diagnosis,
            urgency,
            may_manage
        from report.waitlists
        where {_CHOSEN}
        order by
            urgency,
            next_deadline,
            waiting desc,
            course_code,
            section_code
        limit :limit
        """,
        term_id=term_id,
        units=units,
        limit=limit,
    )


def totals(viewer: Viewer, *, term_id: str | None, units: list[str] | None) -> pd.DataFrame:
    """One row: queues, people waiting, offers out, queues whose next offer lapses within a day, seats to offer."""
    return fetch(
        viewer,
        f"""
        select
            count(*) filter (where waiting > 0) as queues,
            coalesce(sum(waiting), 0) as waiting,
            coalesce(sum(offers_out), 0) as offers_out,
            count(*) filter (where next_deadline < now() + interval '1 day') as lapsing,
            coalesce(sum(least(free_seats, waiting)) filter (where urgency = 1), 0) as seats_to_offer,
            max(longest_wait_days) as longest_wait_days
        from report.waitlists
        where {_CHOSEN}
        """,
        term_id=term_id,
        units=units,
    )


def entries(viewer: Viewer, offering_id: str, *, limit: int | None = 300) -> pd.DataFrame:
    """Who waits for a seat or has an offer, by rank, lapsed offers last; at most `limit` (None: all)."""
    return fetch(
        viewer,
        """
        select
            entry_id,
            rank,
            student_id,
            student_number,
            student_name,
            status,
            priority,
            joined_at,
            days_waited,
            deadline,
            passed_over_at,
            passed_over_reason,
            holds_section
        from report.waitlist_entries
        where offering_id = cast(:offering_id as uuid)
            and status in ('waiting', 'offered', 'lapsed')
        order by
            rank nulls last,
            deadline
        limit :limit
        """,
        offering_id=offering_id,
        limit=limit,
    )


def offers(viewer: Viewer, *, term_id: str | None, units: list[str] | None, limit: int | None = 200) -> pd.DataFrame:
    """Offers that are out or have lapsed unanswered, earliest deadline first; at most `limit` (None: all)."""
    return fetch(
        viewer,
        f"""
        select
            entry_id,
            offering_id,
            course_code,
            section_code,
            component,
            student_number,
            student_name,
            status,
            offered_at,
            deadline
        from report.waitlist_entries
        where {_CHOSEN}
            and status in ('offered', 'lapsed')
        order by
            deadline,
            course_code,
            section_code
        limit :limit
        """,
        term_id=term_id,
        units=units,
        limit=limit,
    )


def history(viewer: Viewer, *, term_id: str | None, units: list[str] | None) -> pd.DataFrame:
    """How many joined, were offered a seat, enrolled or let it lapse, per day of the last five weeks."""
    return fetch(
        viewer,
        f"""
        with happened as (
            select
                day,
                sum(entries) filter (where event = 'joined') as joined,
                sum(entries) filter (where event = 'offered') as offered,
                sum(entries) filter (where event = 'enrolled') as enrolled,
                sum(entries) filter (where event = 'lapsed') as lapsed
            from report.waitlist_history
            where {_CHOSEN}
            group by day
        ),

        days as (
            select cast(latest - days_before as date) as day
            from (select max(day) as latest from happened) as last_day
            cross join generate_series(0, 34) as days_before
            where latest is not null
        )

        select
            days.day,
            coalesce(happened.joined, 0) as joined,
            coalesce(happened.offered, 0) as offered,
            coalesce(happened.enrolled, 0) as enrolled,
            coalesce(happened.lapsed, 0) as lapsed
        from days
        left join happened using (day)
        order by days.day
        """,
        term_id=term_id,
        units=units,
    )


def decisions(viewer: Viewer, offering_id: str, *, limit: int | None = 200) -> pd.DataFrame:
    """What was decided about an offering's queue, latest first; at most `limit` (None: all)."""
    return fetch(
        viewer,
        """
        select
            happened_at,
            event,
            student_number,
            student_name,
            rank,
            rule,
            reason,
            decided_by
        from report.waitlist_decisions
        where offering_id = cast(:offering_id as uuid)
        order by decision_id desc
        limit :limit
        """,
        offering_id=offering_id,
        limit=limit,
    )
