-- What maintenance did: its runs, their tasks, the partitions of growing tables and what left them. No person's data.

-- Runs of maintenance with their worst outcome and how many tasks they had. One row per run, latest first.
create view report.maintenance_runs with (security_barrier = true) as
with counted_tasks as (
    select
        tasks.run_id,
        count(*)::integer as tasks,
        (count(*) filter (where tasks.outcome = 'failed'))::integer as failed_tasks
    from lms_ops.maintenance_tasks as tasks
    group by tasks.run_id
)

select
    runs.id as run_id,
    runs.started_at,
    runs.finished_at,
    round(extract(epoch from runs.finished_at - runs.started_at), 3) as seconds,
    runs.outcome,
    coalesce(counted_tasks.tasks, 0) as tasks,
    coalesce(counted_tasks.failed_tasks, 0) as failed_tasks,
    runs.started_as
from lms_ops.maintenance_runs as runs
left join counted_tasks on counted_tasks.run_id = runs.id
where (select lms_ops.viewer_may('database', 'read'))
order by runs.id desc;

-- Tasks of maintenance: when, how long, the outcome, and in a sentence what they did or lack. One row per task of a run, latest first.
create view report.maintenance_tasks with (security_barrier = true) as
select
    tasks.id as task_id,
    tasks.run_id,
    tasks.task_name,
    tasks.started_at,
    tasks.seconds,
    tasks.outcome,
    tasks.summary,
    tasks.figures,
    tasks.error
from lms_ops.maintenance_tasks as tasks
where (select lms_ops.viewer_may('database', 'read'))
order by tasks.id desc;

-- What maintenance has to do: each task with how often it is due, whether it is due now, and how it went last. One row per task, in their order.
create view report.maintenance_schedule with (security_barrier = true) as
select
    schedule.place,
    schedule.task_name,
    schedule.period,
    schedule.is_due,
    latest.started_at,
    latest.seconds,
    coalesce(latest.outcome, 'not yet') as outcome,
    latest.summary,
    latest.error
from lms_ops.maintenance_schedule() with ordinality as schedule (task_name, period, is_due, is_sql, place)
left join lateral (
    select tasks.*
    from lms_ops.maintenance_tasks as tasks
    where tasks.task_name = schedule.task_name
    order by tasks.started_at desc
    limit 1
) as latest on true
where (select lms_ops.viewer_may('database', 'read'))
order by schedule.place;

-- Partitions of the tables that only grow, and whether retention is due to take them. One row per partition, in the order of time.
create view report.partitions with (security_barrier = true) as
select
    kept.table_name,
    parts.partition_name,
    parts.from_time,
    parts.until_time,
    parts.estimated_rows,
    parts.bytes,
    coalesce(parts.until_time <= now() - kept.retention, false) as is_past_retention
from lms_ops.growing_tables() as kept
cross join lateral lms_ops.partitions(kept.table_name) as parts
where (select lms_ops.viewer_may('database', 'read'))
order by
    kept.table_name,
    parts.until_time;

-- Rows that left a growing table because they were past its retention, and the archive file that has them. One row per partition or month, latest first.
create view report.retired_rows with (security_barrier = true) as
select
    retired.id as retired_id,
    retired.table_name,
    retired.partition_name,
    retired.from_time,
    retired.until_time,
    retired.row_count,
    retired.file_name,
    retired.file_bytes,
    retired.sha256,
    retired.recorded_at,
    retired.dropped_at,
    retired.retired_as
from lms_ops.retired_rows as retired
where (select lms_ops.viewer_may('database', 'read'))
order by retired.id desc;
