-- Whether somebody can take over rows that they cannot see: all rows of a table made like one of their own, blindly.

-- How many rows that would be, or the error that it ends in; null for who may write no row or nothing that binds it.
create function oracle.takeable(wanted regclass, row_key text) returns text
language plpgsql
as $$
declare
    anchors constant text := (
        select string_agg(format('%I', usable.column_name), ', ')
        from oracle.usable_columns(wanted, 'update') as usable (column_name)
        join pg_catalog.pg_attribute as columns
            on columns.attrelid = wanted
            and columns.attname = usable.column_name
        where exists (
                select
                from pg_catalog.pg_constraint as constraints
                where constraints.conrelid = wanted
                    and constraints.contype = 'f'
                    and columns.attnum = any (constraints.conkey)
            )
    );
    own constant jsonb := (
        select copies.content
        from oracle.copies
        where copies.relation = wanted
            and copies.key = any (oracle.updatable(wanted, row_key))
        order by copies.key
        limit 1
    );
    taken bigint;
begin
    if anchors is null or own is null then
        return null;
    end if;
    -- reads no column, so that only the policies of updates are asked
    execute format(
        'update %1$s set (%2$s) = (select %2$s from jsonb_populate_record(null::%1$s, $1))', wanted, anchors
    ) using own;
    get diagnostics taken = row_count;
    raise 'undone' using errcode = 'ORACL';
exception
    when sqlstate 'ORACL' then
        return taken;
    when others then
        return sqlstate;
end
$$;
