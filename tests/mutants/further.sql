-- What the oracle does not ask: whether rows can be taken over unseen, and what stands in the rows of a view.

-- How many rows of a table somebody could make like one of their own, blindly, or the error that this ends in; null
-- for who may write no row, or nothing that binds it to anybody.
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

-- All that a view says to whoever asks, as one word; the error that it ends in, if it does.
create function oracle.looks(view_name text) returns text
language plpgsql
as $$
declare
    said text;
begin
    execute format(
        'select md5(string_agg(rows::text, chr(10) order by rows::text)) from %s as rows', view_name::regclass
    ) into said;
    return said;
exception
    when others then
        return sqlstate;
end
$$;
