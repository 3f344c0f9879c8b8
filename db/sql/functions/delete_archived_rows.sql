-- Deletes the rows of a growing table that the archive has, in the transaction that read them; returns how many.
-- record: what was written down of them. Refuses a number of rows that is not the archive's.
create or replace function lms_ops.delete_archived_rows(source_name text, record bigint) returns bigint
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    archived lms_ops.retired_rows;
    deleted bigint;
begin
    perform lms_ops.require_growing_table(source_name);
    select retired.* into archived
    from lms_ops.retired_rows as retired
    where retired.id = record
        and retired.file_name is not null
        and retired.dropped_at is null
    for update;

    execute format(
        'delete from public.%I where created_at >= coalesce($1, ''-infinity'') and created_at < $2', source_name
    )
    using archived.from_time, archived.until_time;
    get diagnostics deleted = row_count;
    if archived.id is null or deleted <> archived.row_count then
        raise 'The archive has % rows and % would be deleted: let maintenance archive them anew.',
            archived.row_count, deleted;
    end if;

    update lms_ops.retired_rows as retired
    set dropped_at = clock_timestamp()
    where retired.id = record;
    return deleted;
end
$$;
