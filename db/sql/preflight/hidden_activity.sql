-- The role that looks may not see what sessions of others do: long transactions among them stay unnamed.
-- level: notice
-- remedy: let a superuser grant pg_read_all_stats to the role, or look at pg_stat_activity as one
select
    count(*) as count,
    array_agg(distinct activity.usename::text) as sample
from pg_stat_activity as activity
where activity.datname = current_database()
    and activity.backend_type is null
    and activity.pid <> pg_backend_pid()
