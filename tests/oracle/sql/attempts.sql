-- What a role can write in a table, tried row by row and undone, in the name of whoever asks.
-- Triggers and foreign keys are to be off (session_replication_role = replica): rights and policies alone answer.

-- The rows that are tried: as they are, at most so many of a relation, first those that are about a viewer who writes.
create table oracle.copies (
    relation regclass not null,
    key text not null,
    content jsonb not null,
    primary key (relation, key)
);

create function oracle.keep_copies(wanted regclass, row_key text, most integer) returns void
language plpgsql
as $$
declare
    writers constant text[] := array(
        select viewers.identity
        from oracle.viewers
        where viewers.writes
        union
        select students.id::text
        from oracle.viewers
        join public.students on students.user_id::text = viewers.identity
        where viewers.writes
    );
begin
    execute format(
        'insert into oracle.copies
        select
            $1,
            (%2$s)::text,
            to_jsonb(kept)
        from %1$s as kept
        order by
            exists (select from jsonb_each_text(to_jsonb(kept)) as told where told.value = any ($2)) desc,
            kept.ctid
        limit $3',
        wanted, row_key
    ) using wanted, writers, most;
end
$$;

-- Columns of a relation that the role may use in a way (insert, update), without those that the database fills in.
create function oracle.usable_columns(relation regclass, way text) returns setof name
language sql
stable
as $$
    select columns.attname
    from pg_catalog.pg_attribute as columns
    where columns.attrelid = relation
        and columns.attnum > 0
        and not columns.attisdropped
        and columns.attgenerated = ''
        and has_column_privilege(relation, columns.attnum, way)
    order by columns.attnum
$$;

-- Whether a statement with two parameters does something to some row; it is undone. A constraint that is violated was
-- asked after the policies, so that they let the row through.
create function oracle.goes_through(statement text, content jsonb, row_key text) returns boolean
language plpgsql
as $$
declare
    changed integer;
begin
    execute statement using content, row_key;
    get diagnostics changed = row_count;
    raise 'undone' using errcode = 'ORACL';
exception
    when sqlstate 'ORACL' then
        return changed > 0;
    when integrity_constraint_violation then
        return true;
    when insufficient_privilege then
        return false;
end
$$;

-- Keys of the rows of which a copy could be inserted; null without the privilege.
create function oracle.insertable(wanted regclass, row_key text) returns text[]
language plpgsql
as $$
declare
    usable constant text := (
        select string_agg(format('%I', column_name), ', ') from oracle.usable_columns(wanted, 'insert') as column_name
    );
begin
    if usable is null then
        return null;
    end if;
    return array(
        select copies.key
        from oracle.copies
        where copies.relation = wanted
            and oracle.goes_through(
                format(
                    'insert into %1$s (%2$s) select %2$s from jsonb_populate_record(null::%1$s, $1)',
                    wanted, usable
                ),
                copies.content,
                copies.key
            )
    );
end
$$;

-- Keys of the rows that can be updated; null without the privilege.
create function oracle.updatable(wanted regclass, row_key text) returns text[]
language plpgsql
as $$
declare
    usable constant name := (
        select column_name from oracle.usable_columns(wanted, 'update') as column_name limit 1
    );
begin
    if usable is null then
        return null;
    end if;
    return array(
        select copies.key
        from oracle.copies
        where copies.relation = wanted
            and oracle.goes_through(
                format('update %1$s set %2$I = %2$I where (%3$s)::text = $2', wanted, usable, row_key),
                copies.content,
                copies.key
            )
    );
end
$$;

-- Keys of the rows to whose place the first row that can be updated could be moved, its foreign keys set to theirs;
-- null without the privilege on any of these.
create function oracle.movable(wanted regclass, row_key text) returns text[]
language plpgsql
as $$
declare
    anchors constant text := (
        select string_agg(format('%I', column_name), ', ')
        from oracle.usable_columns(wanted, 'update') as column_name
        where exists (
                select
                from pg_catalog.pg_constraint as constraints
                join pg_catalog.pg_attribute as columns
                    on columns.attrelid = constraints.conrelid
                    and columns.attnum = any (constraints.conkey)
                where constraints.contype = 'f'
                    and constraints.conrelid = wanted
                    and columns.attname = column_name
            )
    );
    statement constant text := format(
        'update %1$s
        set (%2$s) = (select %2$s from jsonb_populate_record(null::%1$s, $1))
        where (%3$s)::text = $2',
        wanted, anchors, row_key
    );
    moved text;
begin
    if anchors is null then
        return null;
    end if;
    moved := (
        select copies.key
        from oracle.copies
        where copies.relation = wanted
            and oracle.goes_through(statement, copies.content, copies.key)
        limit 1
    );
    return array(
        select copies.key
        from oracle.copies
        where copies.relation = wanted
            and moved is not null
            and oracle.goes_through(statement, copies.content, moved)
    );
end
$$;

-- Keys of the rows that can be deleted; null without the privilege.
create function oracle.deletable(wanted regclass, row_key text) returns text[]
language plpgsql
as $$
begin
    if not has_table_privilege(wanted, 'delete') then
        return null;
    end if;
    return array(
        select copies.key
        from oracle.copies
        where copies.relation = wanted
            and oracle.goes_through(
                format('delete from %s where (%s)::text = $2', wanted, row_key), copies.content, copies.key
            )
    );
end
$$;

grant usage on schema oracle to lms_app, lms_dashboard;
grant select on oracle.copies to lms_app, lms_dashboard;
