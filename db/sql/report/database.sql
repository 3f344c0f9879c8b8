-- The state of the database itself, for those who run it: statistics, sizes, growing tables, slow statements. No person's data.

-- The installed schema and the server under it, as of now. One row.
create view report.database with (security_barrier = true) as
select
    current_database() as database_name,
    current_setting('server_version') as server_version,
    pg_database_size(current_database()) as bytes,
    (select version_num from lms_ops.alembic_version) as revision,
    (select count(distinct files.path) from lms_ops.installed_files as files where files.sha256 is not null)::integer
        as installed_files,
    (select max(files.installed_at) from lms_ops.installed_files as files) as installed_at,
    pg_postmaster_start_time() as started_at,
    (
        select count(*)
        from pg_stat_activity as activity
        where activity.datname = current_database()
    )::integer as connections
where (select lms_ops.viewer_may('database', 'read'));

-- Refreshes of the statistics views: when, how long, for whom, and whether readers could go on. One row per refresh, latest first.
create view report.database_refreshes with (security_barrier = true) as
select
    refreshes.id as refresh_id,
    refreshes.view_name,
    refreshes.started_at,
    refreshes.seconds,
    refreshes.row_count,
    refreshes.was_concurrent,
    people.name as refreshed_by_name,
    refreshes.refreshed_as
from lms_ops.refreshes
left join lms_ops.people on people.user_id = refreshes.refreshed_by
where (select lms_ops.viewer_may('database', 'read'));

-- Tables and materialized views with what they and their indexes take, in bytes. One row per relation, largest first.
create view report.database_relations with (security_barrier = true) as
select
    relations.relnamespace::regnamespace::text as schema_name,
    relations.relname as relation_name,
    case relations.relkind when 'm' then 'materialized view' else 'table' end as kind,
    -- an estimate of the last ANALYZE; null before the first
    nullif(relations.reltuples, -1)::bigint as estimated_rows,
    pg_table_size(relations.oid) as table_bytes,
    pg_indexes_size(relations.oid) as index_bytes,
    pg_total_relation_size(relations.oid) as total_bytes
from pg_class as relations
where relations.relkind in ('r', 'm')
    and relations.relnamespace in ('public'::regnamespace, 'lms_ops'::regnamespace)
    and (select lms_ops.viewer_may('database', 'read'));

-- Tables that only grow: how large they are, when they should be partitioned, and what retention would take. One row per table.
-- Sizes and retention are settings.
create view report.database_growth with (security_barrier = true) as
select
    kept.table_name,
    growth.is_partitioned,
    growth.estimated_rows,
    kept.partition_above,
    growth.oldest_row,
    kept.retention,
    growth.oldest_row < now() - kept.retention as is_past_retention,
    growth.partitions,
    growth.months_ahead,
    case
        when growth.is_partitioned and growth.months_ahead < 2 then 'make partitions'
        when growth.is_partitioned then 'partitioned'
        when growth.estimated_rows > kept.partition_above then 'partition it'
        else 'plain, small enough'
    end as advice
from lms_ops.growing_tables() as kept
cross join lateral lms_ops.growing_table(kept.table_name) as growth
where (select lms_ops.viewer_may('database', 'read'));
