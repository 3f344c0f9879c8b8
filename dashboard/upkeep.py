"""What maintenance does: each task as it went last, failures first; its runs, the partitions, what retention took."""

import streamlit as st

from dashboard import columns, ui, words
from dashboard.queries import maintenance
from dashboard.viewer import Viewer

OUTCOMES = {
    "failed": "bad",
    "interrupted": "bad",
    "found": "watch",
    "skipped": "note",
    "running": "note",
    "done": "good",
    "nothing": "plain",
    "not yet": "plain",
}


def show(viewer: Viewer) -> None:
    """The tasks and the latest runs; then partitions and archives, where there are any."""
    left, right = st.columns([3, 2])
    with left:
        _tasks(viewer)
    with right:
        _runs(viewer)
    _partitions(viewer)
    _retired(viewer)


def _tasks(viewer: Viewer) -> None:
    st.subheader("Each task, as it went last", anchor=False)
    tasks = maintenance.schedule(viewer)
    ui.table(
        tasks.assign(task_name=tasks.task_name.str.replace("_", " ")),
        {
            "task_name": "Task",
            "outcome": columns.status("Outcome", OUTCOMES),
            "summary": st.column_config.TextColumn("What it did or lacks", width="large"),
            "started_at": columns.moment("Last begun", viewer),
            "period": "Due",
            "is_due": st.column_config.CheckboxColumn("Due now"),
            "seconds": columns.decimal("Seconds", places=2),
            "error": "Error",
        },
        key="tasks",
        alt="Tasks of maintenance as each went last, failures first",
    )


def _runs(viewer: Viewer) -> None:
    st.subheader("Latest runs", anchor=False)
    runs = maintenance.runs(viewer)
    if runs.empty:
        ui.empty("Maintenance has not run yet.", "Run `lms-db maintain`, and put it into cron.")
        return
    ui.table(
        runs,
        {
            "started_at": columns.moment("Begun", viewer),
            "outcome": columns.status("Outcome", OUTCOMES),
            "seconds": columns.decimal("Seconds"),
            "tasks": columns.count("Tasks"),
            "failed_tasks": columns.count("Failed"),
            "started_as": "As role",
        },
        key="maintenance runs",
        alt="Runs of maintenance, latest first",
    )


def _partitions(viewer: Viewer) -> None:
    partitions = maintenance.partitions(viewer)
    if partitions.empty:
        return
    st.subheader("Partitions", anchor=False)
    ui.table(
        partitions,
        {
            "table_name": "Table",
            "partition_name": "Partition",
            "from_time": columns.moment("From", viewer),
            "until_time": columns.moment("Before", viewer),
            "estimated_rows": columns.count("Rows, about"),
            "megabytes": columns.decimal("MB"),
            "is_past_retention": st.column_config.CheckboxColumn("Due for retention"),
        },
        key="partitions",
        alt="Partitions of the tables that only grow, by table and time",
    )


def _retired(viewer: Viewer) -> None:
    retired = maintenance.retired(viewer)
    if retired.empty:
        return
    st.subheader("What retention took", anchor=False)
    st.caption(f"{words.plural(int(retired.row_count.sum()), 'row')} left; an archive file is known by its SHA-256.")
    ui.table(
        retired.head(200),
        {
            "table_name": "Table",
            "partition_name": "Partition",
            "from_time": columns.moment("From", viewer),
            "until_time": columns.moment("Before", viewer),
            "row_count": columns.count("Rows"),
            "file_name": "Archive",
            "megabytes": columns.decimal("MB"),
            "sha256": "SHA-256",
            "dropped_at": columns.moment("Dropped", viewer),
            "retired_as": "As role",
        },
        key="retired",
        alt="Rows that left the growing tables, latest first",
    )
