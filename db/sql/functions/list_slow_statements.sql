-- The statements that took the most time since the server's statistics were reset; none where the server keeps none.
-- One row per statement, most time first. The text has no values in it: pg_stat_statements leaves them out.
create or replace function lms_ops.slow_statements(most integer default 20)
returns table (statement text, calls bigint, total_seconds numeric, mean_milliseconds numeric, row_count bigint)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    statistics constant regclass := (
        select relations.oid::regclass
        from pg_extension as extensions
        join pg_class as relations
            on relations.relnamespace = extensions.extnamespace
            and relations.relname = 'pg_stat_statements'
        where extensions.extname = 'pg_stat_statements'
    );
begin
    perform lms_ops.require_right('database', 'read');
    if statistics is null then
        return;
    end if;

    return query execute format(
        'select
            query,
            calls,
            round((total_exec_time / 1000)::numeric, 2),
            round(mean_exec_time::numeric, 2),
            rows
        from %s
        where dbid = (select oid from pg_database where datname = current_database())
        order by total_exec_time desc
        limit $1',
        statistics
    ) using most;
exception
    -- created as an extension, but not among shared_preload_libraries, which only a superuser can read
    when object_not_in_prerequisite_state then
        return;
end
$$;
