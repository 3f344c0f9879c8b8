"""Maintenance: its runs and their tasks, the partitions of tables that only grow, and what retention took."""

import pandas as pd

from dashboard.data import fetch
from dashboard.viewer import Viewer


def runs(viewer: Viewer, *, limit: int | None = 100) -> pd.DataFrame:
    """Runs of maintenance with their worst outcome and seconds, latest first; at most `limit` (None: all)."""
    return fetch(
        viewer,
        """
        select
            run_id,
            started_at,
            finished_at,
            seconds,
            outcome,
            tasks,
            failed_tasks,
            started_as
        from report.maintenance_runs
        order by run_id desc
        limit :limit
        """,
        limit=limit,
    )


def tasks(viewer: Viewer, *, run: int | None = None, limit: int | None = 200) -> pd.DataFrame:
    """Tasks of a run (None: of all), latest first; at most `limit` (None: all)."""
    return fetch(
        viewer,
        """
        select
            run_id,
            task_name,
            started_at,
            seconds,
            outcome,
            summary,
            error
        from report.maintenance_tasks
        where cast(:run as bigint) is null
            or run_id = :run
        order by task_id desc
        limit :limit
        """,
        run=run,
        limit=limit,
    )


def schedule(viewer: Viewer) -> pd.DataFrame:
    """Every task with its period, whether it is due, and how it went last: failures first, then what was found."""
    return fetch(
        viewer,
        """
        select
            task_name,
            period,
            is_due,
            started_at,
            seconds,
            outcome,
            summary,
            error
        from report.maintenance_schedule
        order by
            array_position(array['failed', 'found', 'skipped'], outcome),
            place
        """,
    )


def partitions(viewer: Viewer) -> pd.DataFrame:
    """Partitions of the tables that only grow, in megabytes, by table and time."""
    return fetch(
        viewer,
        """
        select
            table_name,
            partition_name,
            from_time,
            until_time,
            estimated_rows,
            bytes / 1048576.0 as megabytes,
            is_past_retention
        from report.partitions
        order by
            table_name,
            until_time
        """,
    )


def retired(viewer: Viewer) -> pd.DataFrame:
    """What left the growing tables, with its archive file in megabytes, latest first."""
    return fetch(
        viewer,
        """
        select
            table_name,
            partition_name,
            from_time,
            until_time,
            row_count,
            file_name,
            file_bytes / 1048576.0 as megabytes,
            sha256,
            recorded_at,
            dropped_at,
            retired_as
        from report.retired_rows
        order by retired_id desc
        """,
    )
