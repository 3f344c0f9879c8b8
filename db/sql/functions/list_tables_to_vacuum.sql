-- Tables and materialized views for the weekly vacuum, the largest last; is_permitted: whether the connected role may.
-- Those that a vacuum has gone through within a day are left out; a partitioned table stands for its partitions.
create or replace function lms_ops.tables_to_vacuum()
returns table (schema_name text, table_name text, is_permitted boolean)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    perform lms_ops.require_right('database', 'read');

    return query
    select
        schemas.nspname::text,
        relations.relname::text,
        pg_has_role(session_user, relations.relowner, 'usage')
            or pg_has_role(session_user, databases.datdba, 'usage')
            or (
                current_setting('server_version_num')::integer >= 170000
                -- a right that older servers do not know, and refuse to be asked for
                and has_table_privilege(session_user, relations.oid, 'maintain')
            )
    from pg_class as relations
    join pg_namespace as schemas on schemas.oid = relations.relnamespace
    join pg_database as databases on databases.datname = current_database()
    left join pg_stat_all_tables as activity on activity.relid = relations.oid
    where schemas.nspname in ('public', 'lms_ops')
        and relations.relkind in ('r', 'm', 'p')
        and not relations.relispartition
        and relations.relpersistence = 'p'
        and coalesce(greatest(activity.last_vacuum, activity.last_autovacuum), '-infinity') < now() - interval '1 day'
    order by
        relations.relpages,
        schemas.nspname,
        relations.relname;
end
$$;
