-- Deletes rows of plain tables that are past retention and go to no archive, a batch of 10,000; returns how many, and
-- whether more wait.
create or replace function lms_ops.delete_expired_rows() returns jsonb
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    batch constant integer := 10000;
    expired record;
    deleted integer;
begin
    for expired in
        select *
        from lms_ops.expired_rows() as due
        where due.partition_name is null
            and not due.is_archived
    loop
        execute format(
            'delete from public.%1$I where ctid = any (array('
            'select ctid from public.%1$I where created_at < $1 order by created_at limit $2 for update skip locked))',
            expired.source_name
        )
        using expired.until_time, batch;
        get diagnostics deleted = row_count;
        if deleted > 0 then
            return jsonb_build_object('deleted', deleted, 'more', 1);
        end if;
    end loop;
    return jsonb_build_object('deleted', 0);
end
$$;
