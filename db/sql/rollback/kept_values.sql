-- For each column whose values the installation changed: how to count those that could not be given back.
select
    decided.table_name,
    decided.column_name,
    min(decided.finding) as finding,
    format(
        $select$
            select count(*)
            from lms_ops.decided_values as decided
            join public.%1$I as base on base.id = decided.row_id
            where decided.table_name = %1$L
                and decided.column_name = %2$L
                and base.%2$I is distinct from (
                    jsonb_populate_record(null::public.%1$I, jsonb_build_object(%2$L, decided.old_value))
                ).%2$I
        $select$,
        decided.table_name,
        decided.column_name
    ) as query
from lms_ops.decided_values as decided
where current_setting('lms.rollback_to') = ''
    and to_regclass(format('public.%I', decided.table_name)) is not null
group by
    decided.table_name,
    decided.column_name
order by
    decided.table_name,
    decided.column_name
