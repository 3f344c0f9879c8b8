-- What retention is due to take from the growing tables: whole partitions, then the rows of plain tables and of
-- partitions without a beginning. One row per partition and per month of rows that go to the archive; rows that do not
-- are one row. Oldest first; from_time null: from the beginning. source_name is the table that holds them.
create or replace function lms_ops.expired_rows()
returns table (
    table_name text,
    source_name text,
    partition_name text,
    from_time timestamptz,
    until_time timestamptz,
    is_archived boolean
)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
-- partitions begin at midnight in UTC
set timezone = 'UTC'
as $$
declare
    kept record;
    kept_since timestamptz;
    oldest timestamptz;
begin
    perform lms_ops.require_right('database', 'read');

    for kept in
        select *
        from lms_ops.growing_tables() as growing
        where growing.retention is not null
            and to_regclass(format('public.%I', growing.table_name)) is not null
        order by growing.table_name
    loop
        kept_since := now() - kept.retention;
        return query
        select
            kept.table_name,
            parts.partition_name,
            parts.partition_name,
            parts.from_time,
            parts.until_time,
            kept.is_archived
        from lms_ops.partitions(kept.table_name) as parts
        where parts.until_time <= kept_since;

        -- archived and perhaps detached, but not dropped: somebody was interrupted
        return query
        select
            kept.table_name,
            retired.partition_name,
            retired.partition_name,
            retired.from_time,
            retired.until_time,
            kept.is_archived
        from lms_ops.retired_rows as retired
        join pg_class as relations on relations.oid = to_regclass(format('public.%I', retired.partition_name))
        where retired.table_name = kept.table_name
            and retired.dropped_at is null
            and not relations.relispartition;

        source_name := case
            when exists (
                select
                from pg_partitioned_table as partitioned
                where partitioned.partrelid = format('public.%I', kept.table_name)::regclass
            ) then (
                select parts.partition_name
                from lms_ops.partitions(kept.table_name) as parts
                where parts.from_time is null
                    and parts.until_time > kept_since
            )
            else kept.table_name
        end;
        continue when source_name is null;

        execute format('select min(created_at) from public.%I', source_name) into oldest;
        table_name := kept.table_name;
        partition_name := null;
        is_archived := kept.is_archived;
        if not is_archived and oldest < kept_since then
            from_time := null;
            until_time := kept_since;
            return next;
        elsif is_archived then
            return query
            select
                kept.table_name,
                expired_rows.source_name,
                null::text,
                months.begins,
                months.begins + interval '1 month',
                true
            from generate_series(date_trunc('month', oldest), kept_since, interval '1 month') as months (begins)
            where months.begins + interval '1 month' <= kept_since;
        end if;
    end loop;
end
$$;
