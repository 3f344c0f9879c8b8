-- Values that the installation changed get the old ones back where the new ones still stand, 500 rows a transaction.
with batches as (
    select
        decided.table_name,
        decided.column_name,
        decided.id,
        row_number() over (partition by decided.table_name, decided.column_name order by decided.id) / 500 as batch
    from lms_ops.decided_values as decided
    where current_setting('lms.rollback_to') = ''
        and to_regclass(format('public.%I', decided.table_name)) is not null
)

select
    format(
        $update$
            update public.%1$I as base
            set %2$I = (decided.old_values).%2$I
            from (
                select
                    decided_values.row_id,
                    jsonb_populate_record(
                        null::public.%1$I, jsonb_build_object(%2$L, decided_values.old_value)
                    ) as old_values,
                    jsonb_populate_record(
                        null::public.%1$I, jsonb_build_object(%2$L, decided_values.new_value)
                    ) as new_values
                from lms_ops.decided_values
                where decided_values.table_name = %1$L
                    and decided_values.column_name = %2$L
                    and decided_values.id between %3$s and %4$s
            ) as decided
            where base.id = decided.row_id
                and base.%2$I is not distinct from (decided.new_values).%2$I
                and base.%2$I is distinct from (decided.old_values).%2$I
        $update$,
        batches.table_name,
        batches.column_name,
        min(batches.id),
        max(batches.id)
    ) as statement,
    null as locked
from batches
group by
    batches.table_name,
    batches.column_name,
    batches.batch
-- the latest first: a value may have been changed twice on the way
order by max(batches.id) desc
