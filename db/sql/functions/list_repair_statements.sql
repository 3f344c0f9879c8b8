-- Statements that make an object of the schema what it should be, in their order and without making anybody wait long:
-- indexes concurrently, constraints first unvalidated. None where only a file of the installer or a person can.
--
-- kind and name as in lms_ops.catalog_objects(); wanted and found are its definitions (null: there is none).
create or replace function lms_ops.repair_statements(kind text, name text, wanted text, found text)
returns table (place bigint, statement text)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    with object as (
        select
            repair_statements.kind,
            repair_statements.name,
            -- 'public.students.students_own_data' is students_own_data on public.students
            regexp_replace(repair_statements.name, '\.[^.]*$', '') as table_name,
            regexp_replace(repair_statements.name, '^.*\.', '') as own_name,
            split_part(repair_statements.name, '.', 1) || '.' || regexp_replace(repair_statements.name, '^.*\.', '')
                as index_name,
            regexp_replace(repair_statements.wanted, '( invalid| NOT VALID| disabled)$', '') as wanted,
            regexp_replace(repair_statements.found, '( invalid| NOT VALID| disabled)$', '') as found,
            repair_statements.found ~ '( invalid| NOT VALID| disabled)$' as is_switched_off,
            -- of a key: the index that carries it
            regexp_replace(
                keys.definition, '^CREATE UNIQUE INDEX (\S+) ON (ONLY )?', 'create unique index concurrently \1 on '
            ) as key_index,
            exists (
                select
                from lms_ops.installed_objects as constraints
                where constraints.kind = 'constraint'
                    and constraints.name = repair_statements.name
            ) as carries_key
        from (values (1)) as one (row)
        left join lms_ops.installed_objects as keys
            on keys.kind = 'index'
            and keys.name = repair_statements.name
            and repair_statements.wanted ~ '^(PRIMARY KEY|UNIQUE)'
    ),

    listed as (
        select case
            when object.wanted is null then '{}'
            when object.kind = 'extension' then array[
                regexp_replace(object.wanted, '^create extension', 'create extension if not exists')
            ]
            when object.kind = 'index' and object.is_switched_off and object.found = object.wanted then array[
                format('reindex index concurrently %s', object.index_name)
            ]
            when object.kind = 'index' and object.carries_key then '{}'
            when object.kind = 'index' then array[
                case when object.found is not null then format('drop index concurrently %s', object.index_name) end,
                regexp_replace(object.wanted, '^CREATE (UNIQUE )?INDEX ', 'CREATE \1INDEX CONCURRENTLY ')
            ]
            when object.kind = 'constraint' and object.is_switched_off and object.found = object.wanted then array[
                format('alter table %s validate constraint %s', object.table_name, object.own_name)
            ]
            when object.kind = 'constraint' then array[
                case
                    when object.found is not null
                        then format('alter table %s drop constraint %s', object.table_name, object.own_name)
                end,
                object.key_index,
                format(
                    'alter table %s add constraint %s %s',
                    object.table_name,
                    object.own_name,
                    case
                        when object.key_index is not null then format(
                            '%s using index %s%s',
                            substring(object.wanted from '^PRIMARY KEY|^UNIQUE'),
                            object.own_name,
                            substring(object.wanted from ' DEFERRABLE.*$')
                        )
                        when object.wanted ~ '^(CHECK|FOREIGN KEY)' then object.wanted || ' not valid'
                        else object.wanted
                    end
                ),
                case
                    when object.wanted ~ '^(CHECK|FOREIGN KEY)'
                        then format('alter table %s validate constraint %s', object.table_name, object.own_name)
                end
            ]
            when object.kind = 'trigger' and object.is_switched_off and object.found = object.wanted then array[
                format('alter table %s enable trigger %s', object.table_name, object.own_name)
            ]
            when object.kind = 'trigger' then array[
                regexp_replace(object.wanted, '^CREATE TRIGGER', 'CREATE OR REPLACE TRIGGER')
            ]
            when object.kind = 'table' and object.found is not null then array[
                format(
                    'alter table %s %s row level security',
                    object.name,
                    case when object.wanted ~ 'enabled' then 'enable' else 'disable' end
                ),
                format(
                    'alter table %s %s row level security',
                    object.name,
                    case when object.wanted ~ 'forced' then 'force' else 'no force' end
                )
            ]
            when object.kind = 'column'
                and regexp_replace(object.found, ' not null| default .*$', '', 'g')
                = regexp_replace(object.wanted, ' not null| default .*$', '', 'g')
                then array[
                    format(
                        'alter table %s alter column %s %s',
                        object.table_name,
                        object.own_name,
                        coalesce('set' || substring(object.wanted from ' default .*$'), 'drop default')
                    ),
                    format(
                        'alter table %s alter column %s %s not null',
                        object.table_name,
                        object.own_name,
                        case when object.wanted ~ ' not null' then 'set' else 'drop' end
                    )
                ]
            -- of a step, which is never run again; functions of files come back with their rights
            when object.kind = 'function' and lms_ops.is_made_by_step(object.name) then array[
                object.wanted,
                case
                    when object.name ~ '^lms_ops' then format('revoke all on function %s from public', object.name)
                end
            ]
            else '{}'
        end as statements
        from object
    )

    select
        row_number() over (order by parts.place),
        parts.statement
    from listed
    cross join lateral unnest(listed.statements) with ordinality as parts (statement, place)
    where parts.statement is not null
$$;
