-- Limits a plain table to rows older than a time, so that it can become the first partition without being read again.
-- New rows have to keep to it at once, those that are there are looked at later. An earlier limit is replaced.
create or replace function lms_ops.limit_rows(table_name text, limit_time timestamptz) returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    relation constant regclass := format('public.%I', table_name)::regclass;
begin
    perform lms_ops.require_growing_table(table_name);
    execute format('alter table %s drop constraint if exists before_partitions', relation);
    execute format(
        'alter table %s add constraint before_partitions check (created_at is not null and created_at < %L) not valid',
        relation,
        limit_time
    );
end
$$;
