-- What was written down of a partition that is to leave its table and is still there: at most one row.
create or replace function lms_ops.retirements(partition_name text)
returns table (file_name text, row_count bigint)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    select
        retired.file_name,
        retired.row_count
    from lms_ops.retired_rows as retired
    where retired.partition_name = retirements.partition_name
        and retired.dropped_at is null
$$;
