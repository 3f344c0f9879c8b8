-- Rows that steps inserted, the latest first: those that nothing refers to and, unless they were saved, nobody changed.
with references_to as (
    select
        constraints.confrelid as table_id,
        string_agg(
            format(
                'and not exists (select from %s as referring where %s)',
                constraints.conrelid::regclass,
                (
                    select string_agg(
                        format('referring.%I = base.%I', referring.attname, referred.attname), ' and '
                    )
                    from unnest(constraints.conkey, constraints.confkey) as keys (referring_number, referred_number)
                    join pg_attribute as referring
                        on referring.attrelid = constraints.conrelid
                        and referring.attnum = keys.referring_number
                    join pg_attribute as referred
                        on referred.attrelid = constraints.confrelid
                        and referred.attnum = keys.referred_number
                )
            ),
            ' '
        ) as conditions
    from pg_constraint as constraints
    where constraints.contype = 'f'
        and constraints.conparentid = 0
    group by constraints.confrelid
),

tables as (
    select
        made.table_name,
        to_regclass(format('public.%I', made.table_name)) as table_id,
        max(made.id) as latest
    from lms_ops.made_rows as made
    where current_setting('lms.rollback_to') = ''
        or made.path > 'steps/' || current_setting('lms.rollback_to') || '~'
    group by made.table_name
)

select
    format(
        $delete$
            delete from %1$s as base
            using lms_ops.made_rows as made
            where made.table_name = %2$L
                and (%3$L = '' or made.path > %4$L)
                and to_jsonb(base) @> made.row_key
                and (
                    %5$L
                    or pg_temp.is_unchanged(
                        to_jsonb(base),
                        to_jsonb(jsonb_populate_record(null::%1$s, made.inserted_values)),
                        made.inserted_values
                    )
                )
                %6$s
        $delete$,
        tables.table_id,
        tables.table_name,
        current_setting('lms.rollback_to'),
        'steps/' || current_setting('lms.rollback_to') || '~',
        current_setting('lms.rollback_saved'),
        references_to.conditions
    ) as statement,
    null as locked
from tables
left join references_to using (table_id)
where tables.table_id is not null
    and tables.table_id not in (
        select leaving_objects.oid
        from leaving_objects
        where leaving_objects.kind = 'table'
    )
order by tables.latest desc
