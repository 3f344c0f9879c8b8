"""Database: is all well, how old the statistics are, what installations and maintenance did, what grows and is slow."""

import streamlit as st

from dashboard import charts, columns, condition, dialog, installation, refreshing, ui, upkeep, viewer, words
from dashboard.queries import database

ADVICE = {
    "partitioned": "good",
    "plain, small enough": "good",
    "make partitions": "watch",
    "partition it": "bad",
}

person = viewer.current()
may_refresh = person.may("statistics.refresh")
all_asked = ui.header(person, "Database", "database", button="Refresh all" if may_refresh else None)
condition.show(person)
installed = database.installed(person).iloc[0]
statistics = words.named(database.statistics(person), person.language, "refreshed_by_name")
ui.figures(
    [
        ui.Figure(
            "PostgreSQL",
            installed.server_version.split(" ")[0],
            help=f"Running since {words.moment(installed.started_at, person.timezone)}",
        ),
        ui.Figure("Size", f"{installed.bytes / 1048576:,.0f} MB", help="Of this database, with indexes"),
        ui.Figure(
            "Schema step",
            installed.revision,
            help=f"{words.count(installed.installed_files)} files, the latest installed "
            f"{words.moment(installed.installed_at, person.timezone)}",
        ),
        ui.Figure(
            "Late statistics",
            words.count((statistics.status == "late").sum()),
            help="Views past their budget",
        ),
    ]
)

left, right = st.columns([3, 2])
with left:
    st.subheader("Statistics views", anchor=False)
    statistics["refreshed_for"] = statistics.refreshed_by_name.where(
        statistics.refreshed_by_name != "", statistics.refreshed_as
    )
    picked = ui.table(
        statistics,
        {
            "view_name": "View",
            "status": columns.status("Status", {"in time": "good", "late": "bad"}),
            "row_count": columns.count("Rows"),
            "refreshed_at": columns.moment("Refreshed", person),
            "seconds": columns.decimal("Seconds", places=2),
            "refreshed_for": "By",
            "manner": "Manner",
            "age_minutes": columns.count("Age, min"),
            "budget_minutes": columns.count("Budget, min"),
        },
        key="statistics",
        alt="Statistics views with their latest refresh",
        identity="view_name",
        pick="many",
    )
    one_asked = may_refresh and st.button("Refresh the picked views", disabled=not picked)
    if all_asked or one_asked:
        refreshing.begin(statistics if all_asked else statistics[statistics.view_name.isin(picked)])
    refreshing.show(person)
with right:
    st.subheader("Seconds of the latest refreshes", anchor=False)
    durations = database.durations(person).fillna(0)
    charts.draw(
        charts.trend(durations, "place", {"students": "Students", "offerings": "Offerings", "workload": "Workload"}),
        "Seconds that the latest refreshes of the three views took, oldest first.",
        height=220,
    )

st.subheader("Is everything as it was installed, and are the counters true?", anchor=False)
if st.button("Verify now", icon=":material/fact_check:"):
    st.session_state["verified"] = True
if st.session_state.get("verified"):
    differences = database.differences(person)
    if differences.empty:
        st.success(
            "No difference: objects, statistics and counters are as they should be.",
            icon=":material/check_circle:",
        )
    else:
        ui.table(
            differences.head(200),
            {"object": "What", "problem": "What is wrong", "remedy": "What to do"},
            key="differences",
            alt="What differs from what was installed",
        )
        if person.may("database.repair") and st.button("Repair the counters"):
            dialog.confirm(
                person,
                "Repair the counters",
                "Each counter of enrolled students that is not the number of its rows is set to that number.",
                "recount_enrollments",
                {},
                button="Repair",
                done=lambda rows: f"{words.plural(rows[0]['recount_enrollments'], 'counter')} repaired",
                within=120,
            )

upkept, installing, growing, sizes, slow, history = st.tabs(
    ["Maintenance", "Installation", "Growing tables", "Sizes", "Slow statements", "Refreshes"],
    key="details",
    on_change="rerun",
)
if upkept.open:
    with upkept:
        upkeep.show(person)
if installing.open:
    with installing:
        installation.show(person)
if growing.open:
    with growing:
        ui.table(
            database.growth(person),
            {
                "table_name": "Table",
                "advice": columns.status("Advice", ADVICE),
                "estimated_rows": columns.count("Rows, about"),
                "partition_above": columns.count("Partition above"),
                "partitions": columns.count("Partitions"),
                "months_ahead": columns.count("Months ahead"),
                "oldest_row": columns.moment("Oldest row", person),
                "retention": "Retention",
                "is_past_retention": st.column_config.CheckboxColumn("Due for retention"),
            },
            key="growth",
            alt="Tables that only grow",
        )
if sizes.open:
    with sizes:
        ui.table(
            database.relations(person),
            {
                "relation_name": "Name",
                "kind": "Kind",
                "estimated_rows": columns.count("Rows, about"),
                "table_megabytes": columns.decimal("Table, MB"),
                "index_megabytes": columns.decimal("Indexes, MB"),
                "total_megabytes": columns.decimal("Together, MB"),
            },
            key="relations",
            alt="Tables and materialized views, largest first",
        )
if slow.open:
    with slow:
        statements = database.slow_statements(person)
        if statements.empty:
            ui.empty(
                "This server does not count its statements.",
                "Add pg_stat_statements to shared_preload_libraries and create the extension.",
            )
        else:
            ui.table(
                statements,
                {
                    "statement": st.column_config.TextColumn("Statement", width="large"),
                    "calls": columns.count("Calls"),
                    "total_seconds": columns.decimal("Seconds in all"),
                    "mean_milliseconds": columns.decimal("Mean, ms"),
                    "row_count": columns.count("Rows"),
                },
                key="statements",
                alt="Statements that took most time",
            )
if history.open:
    with history:
        refreshes = words.named(database.refreshes(person), person.language, "refreshed_by_name")
        ui.table(
            refreshes,
            {
                "started_at": columns.moment("Begun", person),
                "view_name": "View",
                "seconds": columns.decimal("Seconds", places=2),
                "row_count": columns.count("Rows"),
                "manner": "Manner",
                "refreshed_by_name": "By",
                "refreshed_as": "As role",
            },
            key="refreshes",
            alt="Refreshes, latest first",
        )
