-- The tasks of maintenance in their order, how often each is due, whether it is due now, and whether it is SQL alone.
-- Daily and weekly tasks are due from their hour on, by the university's clock, until they have been done.
create or replace function lms_ops.maintenance_schedule()
returns table (task_name text, period text, is_due boolean, is_sql boolean)
language sql
stable
security definer
rows 11
set search_path = pg_catalog, pg_temp
as $$
    with tasks (place, task_name, period, is_sql) as (
        values
            (1, 'queues', 'always', true),
            (2, 'holds', 'always', true),
            (3, 'statistics', 'always', true),
            (4, 'partitions', 'always', true),
            (5, 'search', 'always', true),
            (6, 'retention', 'daily', false),
            (7, 'counters', 'daily', true),
            (8, 'grade_chains', 'daily', true),
            (9, 'outbox', 'daily', true),
            (10, 'logs', 'daily', true),
            (11, 'vacuum', 'weekly', false)
    ),

    clock as (
        select
            now() at time zone lms_ops.timezone() as local_now,
            coalesce(lms_ops.setting('maintenance', 'daily_hour'), 2)::integer as daily_hour,
            coalesce(lms_ops.setting('maintenance', 'weekly_day'), 0)::integer as weekly_day,
            coalesce(lms_ops.setting('maintenance', 'weekly_hour'), 3)::integer as weekly_hour
    ),

    -- the latest moment, by the local clock, at which a task of the period was due
    moments as (
        select
            date_trunc('day', clock.local_now - make_interval(hours => clock.daily_hour))
                + make_interval(hours => clock.daily_hour) as daily,
            date_trunc('day', since_hour.local_time - make_interval(days => since_hour.days))
                + make_interval(hours => clock.weekly_hour) as weekly
        from clock
        cross join lateral (
            select
                clock.local_now - make_interval(hours => clock.weekly_hour) as local_time,
                (
                    extract(dow from clock.local_now - make_interval(hours => clock.weekly_hour))::integer
                    - clock.weekly_day + 7
                ) % 7 as days
        ) as since_hour
    )

    select
        tasks.task_name,
        tasks.period,
        case
            when tasks.period = 'always' then true
            else not exists (
                select
                from lms_ops.maintenance_tasks as done
                where done.task_name = tasks.task_name
                    and done.outcome <> 'failed'
                    and done.started_at at time zone lms_ops.timezone()
                        >= case tasks.period when 'daily' then moments.daily else moments.weekly end
            )
        end,
        tasks.is_sql
    from tasks
    cross join moments
    order by tasks.place
$$;
