-- What is wrong with the schema's objects: one row per object that is gone, changed, added by others or not valid.
create or replace function lms_ops.check_objects()
returns table (object text, problem text, remedy text)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    with named as (
        select
            changed.kind,
            changed.name,
            changed.installed,
            changed.found,
            -- 'public.students.students_own_data' is students_own_data on public.students
            regexp_replace(changed.name, '\.[^.]*$', '') as owner_name,
            regexp_replace(changed.name, '^.*\.', '') as own_name
        from lms_ops.changed_objects() as changed
    )

    select
        named.kind || ' ' || named.name,
        case
            when named.found is null then 'is gone'
            when named.installed is null then 'was added by somebody'
            else 'is not what was installed'
        end,
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
            when named.kind = 'extension' then format('run "%s"', named.installed)
            when named.kind = 'index' and named.found is null then format('run "%s"', named.installed)
            when named.kind = 'index' and named.found = named.installed || ' invalid' then format(
                'run "reindex index %s.%s"',
                split_part(named.name, '.', 1),
                named.own_name
            )
            when named.kind = 'index' then format(
                'run "drop index %s.%s", then "%s"',
                split_part(named.name, '.', 1),
                named.own_name,
                named.installed
            )
            when named.kind = 'constraint' and named.found is null then format(
                'run "alter table %s add constraint %s %s"',
                named.owner_name,
                named.own_name,
                named.installed
            )
            when named.kind = 'constraint' and named.found = named.installed || ' NOT VALID' then format(
                'run "alter table %s validate constraint %s"',
                named.owner_name,
                named.own_name
            )
            when named.kind = 'constraint' then format(
                'run "alter table %s drop constraint %s, add constraint %2$s %s"',
                named.owner_name,
                named.own_name,
                named.installed
            )
            when named.kind = 'trigger' then format(
                'run "%s"',
                regexp_replace(named.installed, '^CREATE TRIGGER', 'CREATE OR REPLACE TRIGGER')
            )
            when named.name in ('public.update_updated_at_column()', 'public.close_user_session()')
                then 'put it back from db/sql/steps/0010_base_behaviour.sql'
            when named.name ~ '^lms_ops\.grade_(change_form|change_hash|chain_seal_digest)\('
                then 'put it back from db/sql/steps/0026_grade_chain.sql'
            when named.kind = 'column' then format('bring it back to "%s"', named.installed)
            when named.kind = 'table' and named.found is null then 'restore it from a backup'
            when named.kind = 'table' then format('set its %s again', named.installed)
            else 'run `lms-db install`'
        end
    from named

    union all
    select
        'index ' || objects.name,
        'is not valid',
        format(
            'run "reindex index %s.%s"',
            split_part(objects.name, '.', 1),
            regexp_replace(objects.name, '^.*\.', '')
        )
    from lms_ops.installed_objects as objects
    where objects.kind = 'index'
        and objects.definition like '% invalid'

    union all
    select
        'constraint ' || objects.name,
        'is not validated',
        format(
            'run "alter table %s validate constraint %s"',
            regexp_replace(objects.name, '\.[^.]*$', ''),
            regexp_replace(objects.name, '^.*\.', '')
        )
    from lms_ops.installed_objects as objects
    where objects.kind = 'constraint'
        and objects.definition like '% NOT VALID'
$$;
