"""The database itself: statistics views and their refreshes, what differs, sizes, growing tables, slow statements."""

import pandas as pd

from dashboard.data import fetch
from dashboard.viewer import Viewer


def installed(viewer: Viewer) -> pd.DataFrame:
    """One row: server version, size in bytes, the step and the files that were installed, and when."""
    return fetch(viewer, "select * from report.database")


def statistics(viewer: Viewer) -> pd.DataFrame:
    """The statistics views: rows, latest refresh, its seconds, for whom and how, age and budget in minutes."""
    return fetch(
        viewer,
        """
        select
            view_name,
            case when is_late then 'late' else 'in time' end as status,
            row_count,
            refreshed_at,
            age_minutes,
            budget_minutes,
            seconds,
            refreshed_by_name,
            refreshed_as,
            case when was_concurrent then 'readers went on' else 'readers waited' end as manner
        from report.freshness
        order by view_name
        """,
    )


def refreshes(viewer: Viewer, *, limit: int | None = 100) -> pd.DataFrame:
    """Refreshes, latest first; at most `limit` (None: all)."""
    return fetch(
        viewer,
        """
        select
            started_at,
            view_name,
            seconds,
            row_count,
            case when was_concurrent then 'readers went on' else 'readers waited' end as manner,
            refreshed_by_name,
            refreshed_as
        from report.database_refreshes
        order by
            started_at desc,
            refresh_id desc
        limit :limit
        """,
        limit=limit,
    )


def durations(viewer: Viewer) -> pd.DataFrame:
    """Seconds of each view's latest thirty refreshes, side by side by their place (-1 is the latest), oldest first."""
    return fetch(
        viewer,
        """
        with numbered as (
            select
                view_name,
                seconds,
                row_number() over (
                    partition by view_name
                    order by refresh_id desc
                ) as age
            from report.database_refreshes
        )

        select
            -age as place,
            max(seconds) filter (where view_name = 'mv_student_statistics') as students,
            max(seconds) filter (where view_name = 'mv_course_offering_statistics') as offerings,
            max(seconds) filter (where view_name = 'mv_faculty_workload') as workload
        from numbered
        where age <= 30
        group by age
        order by age desc
        """,
    )


def differences(viewer: Viewer) -> pd.DataFrame:
    """What is not as it was installed, not true or not filled, each with its remedy; empty when all is well."""
    return fetch(viewer, "select object, problem, remedy from lms_ops.differences()")


def relations(viewer: Viewer, *, limit: int | None = 30) -> pd.DataFrame:
    """Tables and materialized views, largest first, in megabytes; at most `limit` (None: all)."""
    return fetch(
        viewer,
        """
        select
            relation_name,
            kind,
            estimated_rows,
            table_bytes / 1048576.0 as table_megabytes,
            index_bytes / 1048576.0 as index_megabytes,
            total_bytes / 1048576.0 as total_megabytes
        from report.database_relations
        order by
            total_bytes desc,
            relation_name
        limit :limit
        """,
        limit=limit,
    )


def growth(viewer: Viewer) -> pd.DataFrame:
    """Tables that only grow, with their advice."""
    return fetch(
        viewer,
        """
        select
            table_name,
            advice,
            estimated_rows,
            partition_above,
            partitions,
            months_ahead,
            oldest_row,
            cast(retention as text) as retention,
            is_past_retention
        from report.database_growth
        order by table_name
        """,
    )


def slow_statements(viewer: Viewer) -> pd.DataFrame:
    """The twenty statements that took most time; empty where the server keeps no count."""
    return fetch(viewer, "select * from lms_ops.slow_statements(20)")
