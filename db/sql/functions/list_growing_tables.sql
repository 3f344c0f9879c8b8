-- Tables that only grow: above how many rows each should be partitioned, how long its rows are kept (null: for good),
-- and whether they go to an archive then. One row per table, by name.
create or replace function lms_ops.growing_tables()
returns table (table_name text, partition_above bigint, retention interval, is_archived boolean)
language sql
stable
security definer
rows 3
set search_path = pg_catalog, pg_temp
as $$
    values
        (
            'audit_logs',
            lms_ops.setting('partitions', 'audit_logs_above_rows')::bigint,
            make_interval(months => lms_ops.setting('retention', 'audit_logs_months')::integer),
            true
        ),
        (
            'page_views',
            lms_ops.setting('partitions', 'page_views_above_rows')::bigint,
            make_interval(months => lms_ops.setting('retention', 'page_views_months')::integer),
            false
        ),
        (
            'user_sessions',
            lms_ops.setting('partitions', 'user_sessions_above_rows')::bigint,
            make_interval(days => lms_ops.setting('retention', 'user_sessions_days')::integer),
            false
        )
$$;
