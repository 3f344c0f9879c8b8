-- Makes what partitioning changed of a table the record of what was installed: its key, indexes and created_at.
create or replace function lms_ops.record_partitioned_table(table_name text) returns void
language sql
security definer
set search_path = pg_catalog, pg_temp
as $$
    update lms_ops.installed_objects as installed
    set definition = present.definition
    from lms_ops.catalog_objects() as present
    where present.kind = installed.kind
        and present.name = installed.name
        and present.kind in ('constraint', 'index', 'column')
        and starts_with(present.name, 'public.' || record_partitioned_table.table_name || '.')
        and present.definition <> installed.definition
$$;
