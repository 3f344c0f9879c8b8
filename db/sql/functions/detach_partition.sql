-- Detaches a partition that is past retention and written down, for who does not own the table: for a moment, nobody
-- else gets at it. The owner detaches concurrently, which no function can.
create or replace function lms_ops.detach_partition(partition_name text) returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    perform lms_ops.require_growing_table(partition_name);
    if not exists (
        select
        from lms_ops.expired_rows() as expired
        join lms_ops.retired_rows as retired
            on retired.partition_name = expired.partition_name
            and retired.dropped_at is null
            and (retired.file_name is not null or not expired.is_archived)
        where expired.partition_name = detach_partition.partition_name
    ) then
        raise 'Partition % is not past retention, or not in the archive: it stays.', partition_name;
    end if;

    execute (
        select format('alter table %s detach partition %s', inherits.inhparent::regclass, inherits.inhrelid::regclass)
        from pg_inherits as inherits
        where inherits.inhrelid = format('public.%I', partition_name)::regclass
    );
end
$$;
