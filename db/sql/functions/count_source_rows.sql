-- How many rows a growing table, or a partition of one, has.
create or replace function lms_ops.count_source_rows(source_name text) returns bigint
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    row_count bigint;
begin
    perform lms_ops.require_growing_table(source_name);
    execute format('select count(*) from public.%I', source_name) into row_count;
    return row_count;
end
$$;
