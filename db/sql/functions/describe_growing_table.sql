-- How a table that only grows is kept: partitioned or not, its size against the size at which it should be,
-- its oldest row, and the partitions that are there for coming months. One row, null for a table that is not there.
create or replace function lms_ops.growing_table(table_name text)
returns table (is_partitioned boolean, estimated_rows bigint, oldest_row timestamptz, partitions integer, months_ahead integer)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    relation constant regclass := to_regclass(format('public.%I', table_name));
begin
    perform lms_ops.require_right('database', 'read');
    if relation is null then
        return;
    end if;

    is_partitioned := exists (select from pg_partitioned_table where partrelid = relation);
    select
        coalesce(sum(greatest(parts.reltuples, 0)), 0)::bigint,
        (count(*) filter (where parts.oid <> relation))::integer
    into estimated_rows, partitions
    from pg_partition_tree(relation) as tree
    join pg_class as parts on parts.oid = tree.relid;

    -- the partition of all rows from before reaches some months ahead as well
    select coalesce(greatest(extract(year from ahead.span) * 12 + extract(month from ahead.span), 0), 0)::integer
    into months_ahead
    from (
        select age(
            max(parts.until_time) at time zone 'UTC',
            date_trunc('month', now() at time zone 'UTC') + interval '1 month'
        ) as span
        from lms_ops.partitions(table_name) as parts
    ) as ahead;

    if not is_partitioned then
        select greatest(relations.reltuples, 0)::bigint, 0, 0
        into estimated_rows, partitions, months_ahead
        from pg_class as relations
        where relations.oid = relation;
    end if;
    execute format('select min(created_at) from %s', relation) into oldest_row;
    return next;
end
$$;
