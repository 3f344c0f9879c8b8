-- For each table that stays: how to find the rows that steps inserted and somebody has changed since.
select
    made.table_name,
    format(
        $select$
            select base.*
            from public.%1$I as base
            join lms_ops.made_rows as made
                on made.table_name = %1$L
                and to_jsonb(base) @> made.row_key
            where not pg_temp.is_unchanged(
                to_jsonb(base),
                to_jsonb(jsonb_populate_record(null::public.%1$I, made.inserted_values)),
                made.inserted_values
            )
        $select$,
        made.table_name
    ) as query
from lms_ops.made_rows as made
where to_regclass(format('public.%I', made.table_name)) is not null
    and (
        current_setting('lms.rollback_to') = ''
        or made.path > 'steps/' || current_setting('lms.rollback_to') || '~'
    )
    and 'public.' || made.table_name not in (
        select leaving_objects.name
        from leaving_objects
        where leaving_objects.kind = 'table'
    )
group by made.table_name
order by made.table_name
