"""Conflicts in students' schedules: how many, of which type, between which courses, what became of them."""

import pandas as pd

from dashboard.data import fetch
from dashboard.viewer import Viewer

# The types of the specification, in the order in which a person would take them up.
TYPES = {
    "time_overlap": "Time overlap",
    "duplicate_course": "Duplicate course",
    "incompatible_courses": "Incompatible courses",
    "missing_prerequisite": "Missing prerequisite",
    "missing_corequisite": "Missing corequisite",
    "credit_overload": "Credit overload",
}

# What the list can be narrowed to.
STATES = {"open": "Open", "person": "Closed by a person", "itself": "No longer found"}

_CHOSEN = """
    term_id = cast(:term_id as uuid)
    and (cast(:units as uuid[]) is null or unit_ids && cast(:units as uuid[]))
"""


def totals(viewer: Viewer, *, term_id: str | None, units: list[str] | None) -> pd.DataFrame:
    """One row: open conflicts, their students, days since the oldest, closed by a person, no longer found."""
    return fetch(
        viewer,
        f"""
        select
            count(*) filter (where is_open) as open,
            count(distinct student_id) filter (where is_open) as students,
            max(days_open) filter (where is_open) as oldest_days,
            count(*) filter (where closed_by = 'person') as closed_by_a_person,
            count(*) filter (where closed_by = 'itself') as no_longer_found
        from report.conflicts
        where {_CHOSEN}
        """,
        term_id=term_id,
        units=units,
    )


def by_type(viewer: Viewer, *, term_id: str | None, units: list[str] | None) -> pd.DataFrame:
    """Open conflicts and the students they concern per type, most students first."""
    return fetch(
        viewer,
        f"""
        select
            conflict_type,
            count(*) as conflicts,
            count(distinct student_id) as students
        from report.conflicts
        where {_CHOSEN}
            and is_open
        group by conflict_type
        order by
            students desc,
            conflict_type
        """,
        term_id=term_id,
        units=units,
    )


def trend(viewer: Viewer, *, term_id: str | None, units: list[str] | None) -> pd.DataFrame:
    """Conflicts open at the end of each of the last 30 days, oldest first, from when the first was found.

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

        changes as (
            select
                cast(detected_at at time zone (select zone from here) as date) as day,
                1 as change
            from report.conflicts
            where {_CHOSEN}
            union all
            select
                cast(resolved_at at time zone (select zone from here) as date),
                -1
            from report.conflicts
            where {_CHOSEN}
                and resolved_at is not null
        ),

        days as (
            select here.today - days_before as day
            from here
            cross join generate_series(29, 0, -1) as days_before
            where here.today - days_before >= (select min(changes.day) from changes)
        )

        select
            days.day,
            sum(changes.change) as open
        from days
        join changes on changes.day <= days.day
        group by days.day
        order by days.day
        """,
        term_id=term_id,
        units=units,
    )


def pairs(viewer: Viewer, *, term_id: str | None, units: list[str] | None) -> pd.DataFrame:
    """The ten pairs of courses whose meetings clash for most students, two at least, most students first."""
    return fetch(
        viewer,
        f"""
        select
            course_code || ' and ' || other_course_code as pair,
            count(distinct student_id) as students
        from report.conflicts
        where {_CHOSEN}
            and is_open
            and conflict_type = 'time_overlap'
        group by
            course_code,
            other_course_code
        having count(distinct student_id) > 1
        order by
            students desc,
            pair
        limit 10
        """,
        term_id=term_id,
        units=units,
    )


def listed(
    viewer: Viewer,
    *,
    term_id: str | None,
    units: list[str] | None,
    state: str = "open",
    conflict_type: str | None = None,
    student: str = "",
    limit: int | None = 200,
) -> pd.DataFrame:
    """Conflicts in one of `STATES`, of one type (None: all), of students whose number contains `student`.

    Open ones most urgent and oldest first, closed ones latest first, each with its sentence; at most `limit`
    (None: all).
    """
    return fetch(
        viewer,
        f"""
        select
            conflict_id,
            conflict_type,
            status,
            student_id,
            student_number,
            student_name,
            program_code,
            lms_ops.conflict_sentence(conflict_type, facts) as details,
            days_open,
            detected_at,
            notified_at,
            resolved_at,
            resolved_by_name,
            resolution_method,
            resolution_note
        from report.conflicts
        where {_CHOSEN}
            and case cast(:state as text) when 'open' then is_open else closed_by = :state end
            and (cast(:conflict_type as text) is null or conflict_type = :conflict_type)
            and position(upper(btrim(:student)) in upper(student_number)) > 0
        order by
            resolved_at desc,
            urgency,
            cast(detected_at as date),
            student_number,
            conflict_id
        limit :limit
        """,
        term_id=term_id,
        units=units,
        state=state,
        conflict_type=conflict_type,
        student=student,
        limit=limit,
    )


def incompatible_courses(viewer: Viewer, *, units: list[str] | None) -> pd.DataFrame:
    """Pairs of courses that may never be taken together, by code."""
    return fetch(
        viewer,
        """
        select
            course_code || ' ' || other_course_code as pair,
            course_code,
            course_name,
            other_course_code,
            other_course_name,
            reason
        from report.incompatible_courses
        where cast(:units as uuid[]) is null
            or unit_ids && cast(:units as uuid[])
        order by
            course_code,
            other_course_code
        limit 200
        """,
        units=units,
    )
