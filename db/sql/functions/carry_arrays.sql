-- Carries both arrays of a course, as they are now, into the junction tables; again, nothing changes.
-- The course is locked first: an application that writes the arrays meanwhile comes before or after.
create or replace function lms_ops.carry_arrays(course uuid) returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    carried record;
begin
    select
        courses.prerequisites,
        courses.corequisites
    into carried
    from public.courses
    where courses.id = course
    for no key update;

    -- a retired array brought what it had before
    if carried.prerequisites is not null then
        perform lms_ops.carry_array(course, 'prerequisites', carried.prerequisites);
    end if;
    if carried.corequisites is not null then
        perform lms_ops.carry_array(course, 'corequisites', carried.corequisites);
    end if;
end
$$;
