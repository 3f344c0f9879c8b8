-- Drops a partition that retention has detached; returns how many rows went. Refuses one that is still attached, that
-- was not written down, or that has other rows than its archive.
create or replace function lms_ops.drop_retired_partition(partition_name text) returns bigint
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    relation constant regclass := to_regclass(format('public.%I', partition_name));
    recorded lms_ops.retired_rows;
    held bigint;
begin
    perform lms_ops.require_growing_table(partition_name);
    select retired.* into recorded
    from lms_ops.retired_rows as retired
    where retired.partition_name = drop_retired_partition.partition_name
        and retired.dropped_at is null
    for update;

    execute format('lock table %s in access exclusive mode', relation);
    held := lms_ops.count_source_rows(partition_name);
    if recorded.id is null
        or exists (select from pg_class as relations where relations.oid = relation and relations.relispartition)
    then
        raise 'Partition % is still attached, or was not written down: it stays.', partition_name;
    elsif recorded.file_name is null
        and exists (
            select from lms_ops.growing_tables() as kept where kept.table_name = recorded.table_name and kept.is_archived
        )
    then
        raise 'Partition % is in no archive: it stays.', partition_name;
    elsif recorded.file_name is not null and recorded.row_count <> held then
        raise 'Partition % has % rows and its archive %: let maintenance archive it anew.',
            partition_name, held, recorded.row_count;
    end if;

    execute format('drop table %s', relation);
    update lms_ops.retired_rows as retired
    set
        row_count = held,
        dropped_at = clock_timestamp()
    where retired.id = recorded.id;
    return held;
end
$$;
