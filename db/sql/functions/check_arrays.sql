-- Courses whose arrays say what the tables of requirements do not: one row per course and array.
create or replace function lms_ops.check_arrays()
returns table (object text, problem text, remedy text)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    select
        format('course %s', uncarried.course_code),
        format('has %s entries in its array %s that stand in no table', count(*), uncarried.column_name),
        format('run "select lms_ops.carry_arrays(id) from courses where code = %L"', uncarried.course_code)
    from lms_ops.uncarried_entries() as uncarried
    group by
        uncarried.course_code,
        uncarried.column_name
    order by
        uncarried.course_code,
        uncarried.column_name
$$;
