-- What a session that installs asks and writes down about its own work. Nothing of it outlives the session.

set search_path to pg_catalog, pg_temp;

do $$
begin
    -- a killed installer must not leave the build of an index behind
    perform set_config('client_connection_check_interval', '2s', false);
exception
    when invalid_parameter_value then
        null; -- not every system can tell that a client is gone
end
$$;

-- Everything that an installation can make, named as in lms_ops.catalog_objects(); schemas, types and row-level
-- security beside. One row per object, with the transaction that wrote it.
create or replace temporary view present_objects as
with our_schemas as (
    select
        schemas.oid,
        schemas.nspname::text as schema_name
    from pg_catalog.pg_namespace as schemas
    where schemas.nspname in ('public', 'report', 'lms_ops')
),

relations as (
    select
        classes.oid,
        classes.relkind,
        classes.relrowsecurity,
        our_schemas.schema_name || '.' || classes.relname as name,
        classes.xmin as written_by
    from pg_catalog.pg_class as classes
    join our_schemas on our_schemas.oid = classes.relnamespace
    where classes.relkind in ('r', 'p', 'v', 'm', 'S', 'c')
        and not classes.relispartition
        and not exists (
            select
            from pg_catalog.pg_depend as dependencies
            where dependencies.classid = 'pg_class'::regclass
                and dependencies.objid = classes.oid
                and dependencies.deptype = 'e'
        )
)

select
    'schema' as kind,
    our_schemas.schema_name as name,
    schemas.xmin as written_by
from our_schemas
join pg_catalog.pg_namespace as schemas on schemas.oid = our_schemas.oid

union all
select
    'extension',
    extensions.extname,
    extensions.xmin
from pg_catalog.pg_extension as extensions

union all
select
    case relations.relkind
        when 'v' then 'view'
        when 'm' then 'materialized view'
        when 'S' then 'sequence'
        when 'c' then 'type'
        else 'table'
    end,
    relations.name,
    relations.written_by
from relations

union all
select
    'row level security',
    relations.name,
    relations.written_by
from relations
where relations.relrowsecurity

union all
select
    'column',
    relations.name || '.' || attributes.attname,
    attributes.xmin
from relations
join pg_catalog.pg_attribute as attributes on attributes.attrelid = relations.oid
where relations.relkind <> 'S'
    and attributes.attnum > 0
    and not attributes.attisdropped

union all
select
    'constraint',
    relations.name || '.' || constraints.conname,
    constraints.xmin
from relations
join pg_catalog.pg_constraint as constraints on constraints.conrelid = relations.oid
where constraints.contype in ('c', 'f', 'p', 'u', 'x')

union all
select
    'index',
    relations.name || '.' || classes.relname,
    indexes.xmin
from relations
join pg_catalog.pg_index as indexes on indexes.indrelid = relations.oid
join pg_catalog.pg_class as classes on classes.oid = indexes.indexrelid

union all
select
    'trigger',
    relations.name || '.' || triggers.tgname,
    triggers.xmin
from relations
join pg_catalog.pg_trigger as triggers on triggers.tgrelid = relations.oid
where not triggers.tgisinternal

union all
select
    'policy',
    relations.name || '.' || policies.polname,
    policies.xmin
from relations
join pg_catalog.pg_policy as policies on policies.polrelid = relations.oid

union all
select
    'function',
    format(
        '%s.%s(%s)',
        our_schemas.schema_name,
        routines.proname,
        pg_catalog.pg_get_function_identity_arguments(routines.oid)
    ),
    routines.xmin
from pg_catalog.pg_proc as routines
join our_schemas on our_schemas.oid = routines.pronamespace
where routines.prokind in ('f', 'p')
    and not exists (
        select
        from pg_catalog.pg_depend as dependencies
        where dependencies.classid = 'pg_proc'::regclass
            and dependencies.objid = routines.oid
            and dependencies.deptype = 'e'
    );

-- What was there when the session began; rewritten is not made.
create temporary table if not exists objects_before as
select
    present_objects.kind,
    present_objects.name
from pg_temp.present_objects;

-- Whether our own transaction, or a part of it, wrote a row: nobody else's unfinished work can be seen.
create or replace function pg_temp.is_own(written_by xid) returns boolean
language plpgsql
as $$
declare
    epoch constant bigint := pg_current_xact_id()::text::bigint >> 32;
begin
    return age(written_by) <= 0
        and pg_xact_status(((epoch << 32) + written_by::text::bigint)::text::xid8) = 'in progress';
end
$$;

-- Writes down what the transaction has made so far, as made by this file of ours.
create or replace function pg_temp.record_objects(path text) returns void
language plpgsql
-- what is not in the catalog's own schema is written with its schema
set search_path = pg_catalog, pg_temp
as $$
begin
    insert into lms_ops.made_objects (path, kind, name)
    select
        $1,
        present_objects.kind,
        present_objects.name
    from pg_temp.present_objects
    where age(present_objects.written_by) <= 0
        and pg_temp.is_own(present_objects.written_by)
        and not exists (
            select
            from pg_temp.objects_before
            where objects_before.kind = present_objects.kind
                and objects_before.name = present_objects.name
        )
    on conflict do nothing;
end
$$;

-- Writes down the rows that the transaction has inserted into a table of the application.
create or replace function pg_temp.record_rows(path text, table_name text) returns void
language plpgsql
as $$
begin
    execute format(
        $insert$
            insert into lms_ops.made_rows (path, table_name, row_key, inserted_values)
            select
                $1,
                $2,
                (
                    select jsonb_object_agg(keys.column_name, to_jsonb(inserted) -> keys.column_name)
                    from unnest($3) as keys (column_name)
                ),
                to_jsonb(inserted)
            from public.%I as inserted
            where pg_temp.is_own(inserted.xmin)
            on conflict do nothing
        $insert$,
        table_name
    )
    using
        path,
        table_name,
        array(
            select attributes.attname::text
            from pg_catalog.pg_index as indexes
            join pg_catalog.pg_attribute as attributes
                on attributes.attrelid = indexes.indrelid
                and attributes.attnum = any (indexes.indkey)
            where indexes.indrelid = format('public.%I', table_name)::regclass
                and indexes.indisprimary
        );
end
$$;

-- Whether an index has still to be built on a table, as 'public.users'; one that is to be ours is written down before, since CONCURRENTLY knows no
-- transaction. The LMS's own that does the same, or that has the name already, is left alone. What a killed build
-- left behind is dropped: it would never become valid.
create or replace function pg_temp.must_build_index(
    path text,
    table_name text,
    index_name text,
    is_unique boolean,
    definition text
) returns boolean
language plpgsql
as $$
declare
    wanted text;
    standing record;
begin
    begin
        execute format('create temporary table wanted_shape (like %s) on commit drop', table_name);
        execute 'create index on pg_temp.wanted_shape ' || definition;
    exception
        when undefined_table or undefined_column then
            return true; -- a plan is asked for before the parts that make them are run
    end;
    select substring(pg_get_indexdef(indexes.indexrelid) from ' USING .*')
    into strict wanted
    from pg_catalog.pg_index as indexes
    where indexes.indrelid = 'pg_temp.wanted_shape'::regclass;
    drop table pg_temp.wanted_shape;

    for standing in
        select
            indexes.indexrelid,
            indexes.indisvalid,
            exists (
                select
                from lms_ops.made_objects as made
                where made.kind = 'index'
                    and made.name = format('%s.%s', $2, classes.relname)
            ) as is_ours
        from pg_catalog.pg_index as indexes
        join pg_catalog.pg_class as classes on classes.oid = indexes.indexrelid
        where indexes.indrelid = table_name::regclass
            and (
                classes.relname = index_name
                or (
                    indexes.indisvalid
                    and indexes.indisunique = is_unique
                    and substring(pg_get_indexdef(indexes.indexrelid) from ' USING .*') = wanted
                )
            )
    loop
        if standing.indisvalid or not standing.is_ours then
            return false;
        end if;
        execute format('drop index %s', standing.indexrelid::regclass);
    end loop;
    insert into lms_ops.made_objects (path, kind, name)
    values ($1, 'index', format('%s.%s', $2, $3))
    on conflict do nothing;
    return true;
end
$$;

-- Whether an LMS has its own function of the base schema, which stays.
create or replace function pg_temp.has_own_function(function_name text) returns boolean
language plpgsql
as $$
begin
    return exists (
        select
        from pg_catalog.pg_proc as routines
        where routines.pronamespace = 'public'::regnamespace
            and routines.proname = function_name
            and not exists (
                select
                from lms_ops.made_objects as made
                where made.kind = 'function'
                    and starts_with(made.name, format('public.%s(', routines.proname))
            )
    );
end
$$;

-- Drops every view of the schemas and these materialized views, the latest first: views read earlier ones.
-- Without cascade: what else reads them is not ours to drop.
create or replace function pg_temp.drop_views(schemas text[], materialized text[]) returns void
language plpgsql
as $$
declare
    dropped record;
begin
    for dropped in
        select
            relations.oid::regclass as name,
            case relations.relkind when 'm' then 'materialized view' else 'view' end as kind
        from pg_catalog.pg_class as relations
        where (relations.relkind = 'v' and relations.relnamespace::regnamespace::text = any (schemas))
            or relations.oid = any (
                select to_regclass(views.name)
                from unnest(materialized) as views (name)
            )
        order by relations.oid desc
    loop
        execute format('drop %s %s', dropped.kind, dropped.name);
    end loop;
end
$$;

set search_path to public;
