-- How far a table has come on its way to partitions: one row, no row for a table that is not there.
--
-- limit_time: all its rows have to be older (null: no limit yet). has_key: the index that becomes the new key is there
-- and valid; null: there, and not valid. newest_row: the latest created_at; undated: rows without one.
create or replace function lms_ops.partitioning(table_name text)
returns table (
    is_partitioned boolean,
    limit_time timestamptz,
    is_validated boolean,
    is_not_null boolean,
    has_key boolean,
    newest_row timestamptz,
    undated bigint
)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
-- the catalog writes the limit in the session's time zone
set timezone = 'UTC'
as $$
declare
    relation constant regclass := to_regclass(format('public.%I', table_name));
begin
    perform lms_ops.require_right('database', 'repair');
    if relation is null or not exists (
        select from lms_ops.growing_tables() as kept where kept.table_name = partitioning.table_name
    ) then
        return;
    end if;

    is_partitioned := exists (select from pg_partitioned_table where partrelid = relation);
    select
        (regexp_match(pg_get_constraintdef(limits.oid), '< ''([^'']+)'''))[1]::timestamptz,
        limits.convalidated
    into limit_time, is_validated
    from pg_constraint as limits
    where limits.conrelid = relation
        and limits.conname = 'before_partitions';

    select attributes.attnotnull into is_not_null
    from pg_attribute as attributes
    where attributes.attrelid = relation
        and attributes.attname = 'created_at';

    has_key := false;
    select nullif(indexes.indisvalid, false) into has_key
    from pg_index as indexes
    where indexes.indexrelid = to_regclass(format('public.%I', table_name || '_partition_key'));
    if not found then
        has_key := false;
    end if;

    if not is_partitioned then
        execute format(
            'select (select max(created_at) from %1$s), (select count(*) from %1$s where created_at is null)', relation
        )
        into newest_row, undated;
    end if;
    return next;
end
$$;
