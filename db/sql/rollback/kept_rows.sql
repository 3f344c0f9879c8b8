-- For each table that stays: how to count the rows that steps inserted and that are still there.
select
    made.table_name,
    format(
        'select count(*) from public.%1$I as base join lms_ops.made_rows as made '
        'on made.table_name = %1$L and to_jsonb(base) @> made.row_key',
        made.table_name
    ) as query
from lms_ops.made_rows as made
where current_setting('lms.rollback_to') = ''
    and to_regclass(format('public.%I', made.table_name)) is not null
group by made.table_name
order by made.table_name
