-- The partitions of a table in the order of time: from its first moment, before its last (null: no such limit), rows
-- about, bytes with indexes, and whether it is half detached. No row for a table that is not partitioned.
create or replace function lms_ops.partitions(table_name text)
returns table (
    partition_name text,
    from_time timestamptz,
    until_time timestamptz,
    estimated_rows bigint,
    bytes bigint,
    is_detaching boolean
)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
-- the catalog writes limits in the session's time zone
set timezone = 'UTC'
as $$
begin
    perform lms_ops.require_right('database', 'read');

    return query
    with parts as (
        select
            classes.oid,
            classes.relname::text as part_name,
            classes.reltuples,
            inherits.inhdetachpending,
            regexp_match(
                pg_get_expr(classes.relpartbound, classes.oid),
                'FROM \((?:''([^'']+)''|MINVALUE)\) TO \((?:''([^'']+)''|MAXVALUE)\)'
            ) as limits
        from pg_inherits as inherits
        join pg_class as classes on classes.oid = inherits.inhrelid
        where inherits.inhparent = to_regclass(format('public.%I', partitions.table_name))
            and classes.relispartition
    )

    select
        parts.part_name,
        parts.limits[1]::timestamptz,
        parts.limits[2]::timestamptz,
        greatest(parts.reltuples, 0)::bigint,
        pg_total_relation_size(parts.oid),
        parts.inhdetachpending
    from parts
    order by
        3 nulls last,
        1;
end
$$;
