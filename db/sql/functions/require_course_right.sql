-- Refuses with a sentence when there is no such course, or when the viewer may not do this in its unit.
create or replace function lms_ops.require_course_right(
    course uuid,
    wanted_resource text default 'course',
    wanted_action text default 'manage'
) returns void
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    if not exists (select from public.courses where courses.id = course) then
        raise 'There is no such course (%): choose one of the list.', coalesce(course::text, 'none was named');
    end if;
    perform lms_ops.require_unit_right(
        wanted_resource,
        wanted_action,
        (select courses.organization_unit_id from public.courses where courses.id = course)
    );
end
$$;
