-- Writes down what is about to leave a growing table, and the archive file that has it (null: no archive); returns the
-- number of the record. A partition that was recorded before and is still there gets its record anew.
create or replace function lms_ops.record_retirement(
    table_name text,
    partition_name text,
    from_time timestamptz,
    until_time timestamptz,
    row_count bigint,
    file_name text default null,
    file_bytes bigint default null,
    sha256 text default null
) returns bigint
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    record_id bigint;
begin
    perform lms_ops.require_growing_table(coalesce(partition_name, table_name));

    delete from lms_ops.retired_rows as retired
    where retired.partition_name = record_retirement.partition_name
        and retired.dropped_at is null;

    insert into lms_ops.retired_rows (
        table_name,
        partition_name,
        from_time,
        until_time,
        row_count,
        file_name,
        file_bytes,
        sha256
    )
    values (
        record_retirement.table_name,
        record_retirement.partition_name,
        record_retirement.from_time,
        record_retirement.until_time,
        record_retirement.row_count,
        record_retirement.file_name,
        record_retirement.file_bytes,
        record_retirement.sha256
    )
    returning id into record_id;
    return record_id;
end
$$;
