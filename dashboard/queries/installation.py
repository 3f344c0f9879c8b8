"""Installations: what each ran and how long anyone waited, what was decided, what was changed and set aside."""

import pandas as pd

from dashboard.data import fetch
from dashboard.viewer import Viewer


def installations(viewer: Viewer) -> pd.DataFrame:
    """Installations, latest first; at most 50."""
    return fetch(
        viewer,
        """
        select
            cast(installation_id as text) as installation_id,
            started_at,
            kind,
            state,
            seconds,
            longest_wait_seconds,
            from_step,
            to_step,
            installed_by,
            backup_file
        from report.installations
        order by started_at desc
        limit 50
        """,
    )


def steps(viewer: Viewer, installation_id: str) -> pd.DataFrame:
    """The files that one installation ran over a working database, in their order; none in an empty database."""
    return fetch(
        viewer,
        """
        select
            path,
            parts,
            tries,
            seconds,
            longest_wait_seconds
        from report.installed_steps
        where installation_id = cast(:installation_id as bigint)
        order by
            finished_at,
            path
        """,
        installation_id=installation_id,
    )


def decisions(viewer: Viewer, installation_id: str) -> pd.DataFrame:
    """What was decided before one installation, the finding with most rows first."""
    return fetch(
        viewer,
        """
        select
            finding,
            title,
            choice,
            row_count,
            values_changed,
            reason,
            decided_by,
            decided_at
        from report.installation_decisions
        where installation_id = cast(:installation_id as bigint)
        order by
            row_count desc,
            finding
        """,
        installation_id=installation_id,
    )


def changed_values(viewer: Viewer, finding: str) -> pd.DataFrame:
    """Values that the decision about a finding changed, in the order of their change; at most 200."""
    return fetch(
        viewer,
        """
        select
            table_name,
            column_name,
            row_id,
            old_value,
            new_value,
            set_at
        from report.changed_values
        where finding = :finding
        order by change_id
        limit 200
        """,
        finding=finding,
    )


def set_aside(viewer: Viewer) -> pd.DataFrame:
    """References that were set aside, by what is wrong with them, each with the number of its kind; at most 200."""
    return fetch(
        viewer,
        """
        select
            problem,
            table_name,
            column_name,
            row_id,
            value,
            count(*) over (partition by problem, table_name, column_name) as of_this_kind,
            count(*) over () as of_all
        from report.set_aside_rows
        order by
            problem,
            table_name,
            column_name,
            set_aside_id
        limit 200
        """,
    )
