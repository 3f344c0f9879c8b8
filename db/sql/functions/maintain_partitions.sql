-- Makes the missing partitions of the tables that are partitioned, for this month and two ahead; returns how many
-- there are now and how many were made, and how many months a conversion that nobody went on with still has (`found`).
create or replace function lms_ops.maintain_partitions() returns jsonb
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    growing text;
    ahead integer;
    before_count bigint;
    tables integer := 0;
    made integer := 0;
begin
    for growing in
        select kept.table_name
        from lms_ops.growing_tables() as kept
        join pg_partitioned_table as partitioned
            on partitioned.partrelid = to_regclass(format('public.%I', kept.table_name))
        order by kept.table_name
    loop
        tables := tables + 1;
        select count(*) into before_count from lms_ops.partitions(growing);
        for ahead in 0..2
        loop
            perform public.create_monthly_partition(
                growing, ((now() at time zone 'UTC') + make_interval(months => ahead))::date
            );
        end loop;
        made := made + (select count(*) from lms_ops.partitions(growing)) - before_count;
    end loop;

    return jsonb_build_object(
        'tables', tables,
        'made', made,
        -- `lms-db partition` has limited a plain table to a time that comes nearer
        'found', (
            select count(*)
            from pg_constraint as limits
            join lms_ops.growing_tables() as kept
                on limits.conrelid = to_regclass(format('public.%I', kept.table_name))
            where limits.conname = 'before_partitions'
        )
    );
end
$$;
