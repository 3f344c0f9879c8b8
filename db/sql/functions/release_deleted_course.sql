-- Lets an application delete a course that arrays of others name, as it always could: what came from the arrays goes,
-- and their entries, which point nowhere from now on, are set aside. What people asked for in the tables keeps it.
create or replace function lms_ops.release_deleted_course() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    -- at once: another course of the same statement must not set aside entries of this one
    delete from lms_ops.carried_entries as carried
    where carried.course_id = old.id;
    delete from lms_ops.set_aside_rows as aside
    where aside.table_name = 'courses'
        and aside.row_id = old.id;

    with released as (
        delete from lms_ops.carried_entries as carried
        where carried.required_course_id = old.id
        returning carried.*
    ),

    deleted_prerequisites as (
        delete from public.course_prerequisites as prerequisites
        using released
        where prerequisites.id = released.requirement_id
    ),

    deleted_corequisites as (
        delete from public.course_corequisites as corequisites
        using released
        where corequisites.id = released.requirement_id
    )

    insert into lms_ops.set_aside_rows (table_name, row_id, column_name, value, problem)
    select
        'courses',
        released.course_id,
        released.column_name,
        to_jsonb(old.id),
        'dangling'
    from released
    on conflict (table_name, row_id, column_name, value, problem) do nothing;
    return old;
end
$$;
