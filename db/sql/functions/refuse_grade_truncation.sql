-- Refuses to truncate a table that holds grades: no trigger would see which ones are taken away.
create or replace function lms_ops.refuse_grade_truncation() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
    holds_grades boolean;
begin
    execute format(
        'select exists (select from public.%I as graded where lms_ops.holds_grade(to_jsonb(graded)))',
        tg_table_name
    )
    into holds_grades;
    if holds_grades then
        raise insufficient_privilege using
            message = format('%s holds grades, and truncate keeps no record of them: delete the rows.', tg_table_name);
    end if;
    return null;
end
$$;
