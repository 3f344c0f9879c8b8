"""Who looked at records, took rows away, changed something and signed in."""

import pandas as pd

from dashboard.data import fetch
from dashboard.viewer import Viewer

# How far back, in days.
SPANS = {"1": "Last 24 hours", "7": "Last 7 days", "30": "Last 30 days", "365": "Last 365 days", "ever": "Ever"}

KINDS = {
    "all": "Everything",
    "looked": "Opened a record",
    "exported": "Took rows away",
    "changed": "Changed something",
    "signed in": "Signed in or out",
}

# The value of the person's choice for what nobody known did: maintenance, or who failed to sign in.
NOBODY = "nobody"

_CHOSEN = """
    (cast(:days as integer) is null or happened_at > now() - make_interval(days => :days))
    and (cast(:kind as text) = 'all' or kind = :kind)
"""


def entries(viewer: Viewer, *, days: int | None, kind: str, person: str | None, most: int = 200) -> pd.DataFrame:
    """What was done within these days, of a kind, by a person (None: all), latest first; at most so many rows."""
    return fetch(
        viewer,
        f"""
        -- by time alone first: what else an entry says is put together only for those that are shown
        with latest as materialized (
            select entry_id
            from report.access
            where {_CHOSEN}
                and (cast(:person as text) is null or coalesce(cast(user_id as text), '{NOBODY}') = :person)
            order by happened_at desc
            limit :most
        )

        select
            entries.happened_at,
            entries.kind,
            entries.action,
            entries.resource_type,
            entries.resource_id,
            (select people.name from report.people where people.user_id = entries.user_id) as person_name,
            (
                select names.student_number
                from report.student_names as names
                where names.student_id = entries.student_id
            ) as student_number,
            lms_ops.values_sentence(entries.old_values) as old_values,
            lms_ops.values_sentence(entries.new_values) as new_values,
            entries.reason
        from report.access as entries
        where entries.entry_id = any (array(select latest.entry_id from latest))
        order by entries.happened_at desc
        """,
        days=days,
        kind=kind,
        person=person,
        most=most,
    )


def people(viewer: Viewer, *, days: int | None, kind: str) -> pd.DataFrame:
    """Who did something of this kind within these days, and how often: most often first."""
    return fetch(
        viewer,
        f"""
        with counted as (
            select
                user_id,
                count(*) as entries
            from report.access
            where {_CHOSEN}
            group by user_id
            order by entries desc
            limit 500
        )

        select
            coalesce(cast(user_id as text), '{NOBODY}') as person,
            (select people.name from report.people where people.user_id = counted.user_id) as person_name,
            entries
        from counted
        order by
            entries desc,
            person
        """,
        days=days,
        kind=kind,
    )


def totals(viewer: Viewer, *, days: int | None) -> pd.DataFrame:
    """One row: how many records were opened, by how many people, how many exports, changes and sign-ins there were."""
    return fetch(
        viewer,
        """
        with people as (
            select
                user_id,
                count(*) filter (where kind = 'looked') as openings,
                count(*) filter (where kind = 'exported') as exports,
                count(*) filter (where kind = 'changed') as changes,
                count(*) filter (where action in ('sign_in', 'login')) as sign_ins
            from report.access
            where cast(:days as integer) is null or happened_at > now() - make_interval(days => :days)
            group by user_id
        )

        select
            coalesce(sum(openings), 0) as openings,
            count(*) filter (where openings > 0) as lookers,
            coalesce(sum(exports), 0) as exports,
            coalesce(sum(changes), 0) as changes,
            coalesce(sum(sign_ins), 0) as sign_ins
        from people
        """,
        days=days,
    )


def openings(viewer: Viewer, student_id: str) -> pd.DataFrame:
    """Who opened a student's record and what for, latest first: the last 200 times."""
    return fetch(
        viewer,
        """
        select
            happened_at,
            (select people.name from report.people where people.user_id = access.user_id) as person_name,
            reason
        from report.access
        where kind = 'looked'
            and resource_type = 'student'
            and resource_id = cast(:id as uuid)
        order by happened_at desc
        limit 200
        """,
        id=student_id,
    )
