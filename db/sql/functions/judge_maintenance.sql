-- Maintenance: when it ran last, and tasks that failed or found something the last time. One row: status, sentence, facts.
create or replace function lms_ops.maintenance_status() returns table (status text, sentence text, facts jsonb)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    with latest_tasks as (
        select distinct on (tasks.task_name)
            tasks.task_name,
            tasks.outcome,
            tasks.summary
        from lms_ops.maintenance_tasks as tasks
        order by
            tasks.task_name,
            tasks.started_at desc
    ),

    tasks as (
        select
            min(latest_tasks.task_name) filter (where latest_tasks.outcome = 'failed') as failed_task,
            count(*) filter (where latest_tasks.outcome = 'failed') as failed,
            min(latest_tasks.summary) filter (where latest_tasks.outcome = 'found') as finding,
            count(*) filter (where latest_tasks.outcome = 'found') as found
        from latest_tasks
    ),

    runs as (
        select
            max(runs.finished_at) as finished_at,
            round(extract(epoch from now() - max(runs.finished_at)) / 3600) as silent_hours
        from lms_ops.maintenance_runs as runs
    ),

    judged as (
        select
            runs.finished_at,
            tasks.failed_task,
            tasks.failed,
            tasks.finding,
            tasks.found,
            -- without a run: since the database was installed
            coalesce(
                runs.silent_hours,
                (
                    select round(extract(epoch from now() - min(files.installed_at)) / 3600)
                    from lms_ops.installed_files as files
                )
            ) > lms_ops.setting('operation', 'maintenance_silent_hours') as is_silent
        from runs
        cross join tasks
    )

    select
        case
            when judged.failed > 0 or (judged.is_silent and judged.finished_at is not null) then 'bad'
            when judged.found > 0 or judged.is_silent then 'watch'
            else 'good'
        end,
        case
            when judged.is_silent and judged.finished_at is null
                then 'Maintenance has never run: put `lms-db maintain` into cron.'
            when judged.is_silent then format(
                'Maintenance ran last at %s: see that cron runs `lms-db maintain`.',
                lms_ops.local_moment(judged.finished_at)
            )
            when judged.failed > 0 then format(
                'Task %s failed%s: see what it says under Maintenance, then run `lms-db maintain`.',
                replace(judged.failed_task, '_', ' '),
                case when judged.failed > 1 then format(', and %s more', judged.failed - 1) else '' end
            )
            when judged.found > 0 then judged.finding
            when judged.finished_at is null then 'Maintenance has not run yet.'
            else format('Maintenance ran at %s and no task failed.', lms_ops.local_moment(judged.finished_at))
        end,
        jsonb_build_object(
            'last_run', judged.finished_at,
            'failed_tasks', judged.failed,
            'findings', judged.found
        )
    from judged
$$;
