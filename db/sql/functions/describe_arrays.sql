-- How far the arrays of courses are on their way out: one row.
-- Courses that still have one, entries that stand in the junction tables too, entries set aside, and entries nowhere.
create or replace function lms_ops.array_state(
    out courses bigint,
    out carried bigint,
    out set_aside bigint,
    out uncarried bigint
)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    select
        (
            select count(*)
            from public.courses
            where num_nonnulls(courses.prerequisites, courses.corequisites) > 0
        ),
        (select count(*) from lms_ops.carried_entries),
        (select count(*) from lms_ops.set_aside_rows as aside where aside.table_name = 'courses'),
        (select count(*) from lms_ops.uncarried_entries())
$$;
