-- Courses that a course is taken together with: its corequisites, and theirs, however far.
create or replace function lms_ops.courses_beside(course uuid) returns setof uuid
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    with recursive needed as (
        select corequisites.corequisite_course_id as course_id
        from public.course_corequisites as corequisites
        where corequisites.course_id = course
        union
        select corequisites.corequisite_course_id
        from needed
        join public.course_corequisites as corequisites on corequisites.course_id = needed.course_id
    )

    select needed.course_id
    from needed
$$;
