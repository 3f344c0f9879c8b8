-- What is wrong with the schema's objects: one row per object that is gone, changed, added by others or not valid.
create or replace function lms_ops.check_objects()
returns table (object text, problem text, remedy text)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    with changed as (
        select
            changed.kind,
            changed.name,
            changed.installed,
            changed.found,
            case
                when changed.found is null then 'is gone'
                when changed.installed is null then 'was added by somebody'
                when changed.found = changed.installed || ' disabled' then 'is disabled'
                when changed.found = changed.installed || ' invalid' then 'is not valid'
                when changed.found = changed.installed || ' NOT VALID' then 'is not validated'
                else 'is not what was installed'
            end as problem
        from lms_ops.changed_objects() as changed
        union all
        select
            objects.kind,
            objects.name,
            objects.definition,
            objects.definition,
            case objects.kind when 'index' then 'is not valid' else 'is not validated' end
        from lms_ops.installed_objects as objects
        where (objects.kind = 'index' and objects.definition like '% invalid')
            or (objects.kind = 'constraint' and objects.definition like '% NOT VALID')
    ),

    named as (
        select
            changed.*,
            regexp_replace(changed.name, '\.[^.]*$', '') as owner_name,
            regexp_replace(changed.name, '^.*\.', '') as own_name,
            (
                select 'run "' || string_agg(repairs.statement, '", then "' order by repairs.place) || '"'
                from lms_ops.repair_statements(changed.kind, changed.name, changed.installed, changed.found) as repairs
            ) as statements
        from changed
    )

    select
        named.kind || ' ' || named.name,
        named.problem,
        case
            when named.kind = 'right' and named.found is not null then format(
                'revoke "%s", then run `lms-db install`',
                named.found
            )
            when named.kind in ('policy', 'trigger') and named.installed is null then format(
                'run "drop %s %s on %s"',
                named.kind,
                named.own_name,
                named.owner_name
            )
            when named.installed is null then 'move it to a schema of your own'
            when named.kind = 'function' and named.statements is not null then 'run `lms-db verify --repair`'
            when named.statements is not null then named.statements
            when named.kind in ('index', 'constraint') then 'put its constraint back with `lms-db verify --repair`'
            when named.kind = 'table' then 'restore it from a backup'
            when named.kind = 'column' and named.found is null then format(
                'add it as "%s", and its values from a backup',
                named.installed
            )
            when named.kind = 'column' then format('bring it back to "%s"', named.installed)
            else 'run `lms-db install`'
        end
    from named
$$;
