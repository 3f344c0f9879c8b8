"""Holds: who is held, from what, since when, by whom; and what closed registration costs."""

import pandas as pd

from dashboard.data import fetch
from dashboard.viewer import Viewer

# The categories and the blocks of the specification, as words.
CATEGORIES = {
    "financial": "Financial",
    "academic": "Academic",
    "disciplinary": "Disciplinary",
    "administrative": "Administrative",
    "library": "Library",
    "health": "Health",
}
BLOCKS = {
    "registration": "Registration",
    "transcripts": "Transcripts",
    "graduation": "Graduation",
    "grades": "Grades",
}

# What the list can be narrowed to.
STATES = {"active": "Active holds", "past": "Past holds", "blocked": "Students who cannot register"}

_UNITS = "(cast(:units as uuid[]) is null or unit_ids && cast(:units as uuid[]))"


def totals(viewer: Viewer, *, units: list[str] | None) -> pd.DataFrame:
    """One row: active holds, their students, days since the oldest began, released in the last 30 days."""
    return fetch(
        viewer,
        f"""
        select
            count(*) filter (where is_active) as active,
            count(distinct student_id) filter (where is_active) as students,
            count(distinct student_id) filter (where is_active and blocks_registration) as cannot_register,
            max(age_days) filter (where is_active) as oldest_days,
            count(*) filter (where released_at > now() - interval '30 days') as released,
            count(*) as holds
        from report.holds
        where {_UNITS}
        """,
        units=units,
    )


def cost(viewer: Viewer, *, units: list[str] | None) -> pd.DataFrame:
    """One row: places in queues of students who cannot register, and seats kept for them by an offer."""
    return fetch(
        viewer,
        f"""
        select
            coalesce(sum(waiting_entries), 0) as waiting_entries,
            coalesce(sum(live_offers), 0) as live_offers
        from report.blocked_students
        where {_UNITS}
        """,
        units=units,
    )


def trend(viewer: Viewer, *, units: list[str] | None) -> pd.DataFrame:
    """Holds in force and students they keep from registering at the end of each of the last 30 days.

    Days are those of the university's zone.
    """
    return fetch(
        viewer,
        f"""
        with here as materialized (
            select
                lms_ops.timezone() as zone,
                cast(now() at time zone lms_ops.timezone() as date) as today
        ),

        days as (
            select
                here.today - days_before as day,
                cast(here.today - days_before + 1 as timestamp) at time zone here.zone as ended_at
            from here
            cross join generate_series(29, 0, -1) as days_before
        )

        select
            days.day,
            count(holds.hold_id) as active,
            count(distinct holds.student_id) filter (where holds.blocks_registration) as cannot_register
        from days
        left join report.holds as holds
            on holds.effective_from < days.ended_at
            and coalesce(holds.ended_at, 'infinity') >= days.ended_at
            and {_UNITS}
        group by days.day
        order by days.day
        """,
        units=units,
    )


def by_category(viewer: Viewer, *, units: list[str] | None) -> pd.DataFrame:
    """Active holds per category, most first."""
    return fetch(
        viewer,
        f"""
        select
            category,
            count(*) as holds,
            count(distinct student_id) as students
        from report.holds
        where {_UNITS}
            and is_active
        group by category
        order by
            holds desc,
            category
        """,
        units=units,
    )


def listed(
    viewer: Viewer,
    *,
    units: list[str] | None,
    state: str = "active",
    category: str | None = None,
    block: str | None = None,
    student: str = "",
    limit: int | None = 200,
) -> pd.DataFrame:
    """Holds that are active (or start later) or past, of one category and that block one thing (None: any).

    Active ones oldest first, past ones latest first; at most `limit` (None: all). `student` is a part of
    the student number.
    """
    return fetch(
        viewer,
        f"""
        select
            hold_id,
            student_id,
            student_number,
            student_name,
            program_code,
            category,
            state,
            array_to_string(blocks, ', ') as blocks,
            reason,
            coalesce(owner_code, 'Registrar') as owner_code,
            age_days,
            effective_from,
            effective_until,
            placed_by_name,
            ended_at,
            released_by_name,
            release_reason,
            may_release
        from report.holds
        where {_UNITS}
            and (ended_at is null) = (cast(:state as text) = 'active')
            and (cast(:category as text) is null or category = :category)
            and (cast(:block as text) is null or :block = any (blocks))
            and position(upper(btrim(:student)) in upper(student_number)) > 0
        order by
            ended_at desc,
            effective_from,
            student_number,
            hold_id
        limit :limit
        """,
        units=units,
        state=state,
        category=category,
        block=block,
        student=student,
        limit=limit,
    )


def blocked_students(
    viewer: Viewer, *, units: list[str] | None, student: str = "", limit: int | None = 200
) -> pd.DataFrame:
    """Students who cannot register, who costs a seat first, then longest blocked; at most `limit`."""
    return fetch(
        viewer,
        f"""
        select
            student_id,
            student_number,
            student_name,
            program_code,
            array_to_string(categories, ', ') as categories,
            days_blocked,
            blocked_since,
            live_offers,
            waiting_entries
        from report.blocked_students
        where {_UNITS}
            and position(upper(btrim(:student)) in upper(student_number)) > 0
        order by
            live_offers desc,
            blocked_since,
            student_number
        limit :limit
        """,
        units=units,
        student=student,
        limit=limit,
    )
