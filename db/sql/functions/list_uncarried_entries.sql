-- Entries in the arrays of courses that were neither carried into a junction table nor set aside.
-- One row per course, array and entry, by the course's code: none, unless triggers were switched off.
create or replace function lms_ops.uncarried_entries()
returns table (course_code text, column_name text, entry uuid)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    select distinct
        courses.code,
        held.column_name,
        entries.id
    from public.courses
    cross join lateral (
        values
            ('prerequisites', courses.prerequisites),
            ('corequisites', courses.corequisites)
    ) as held (column_name, entries)
    cross join lateral unnest(held.entries) as entries (id)
    where not exists (
            select
            from lms_ops.carried_entries as carried
            where carried.course_id = courses.id
                and carried.column_name = held.column_name
                and carried.required_course_id = entries.id
        )
        and not exists (
            select
            from lms_ops.set_aside_rows as aside
            where aside.table_name = 'courses'
                and aside.row_id = courses.id
                and aside.column_name = held.column_name
                and aside.value = coalesce(to_jsonb(entries.id), 'null')
                and aside.problem in ('dangling', 'self')
        )
    order by
        courses.code,
        held.column_name,
        entries.id
$$;
