-- Refuses with a sentence when there is no such offering, or when the viewer may not do this in its course's unit.
create or replace function lms_ops.require_offering_right(
    offering uuid,
    wanted_resource text,
    wanted_action text
) returns void
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    course_unit uuid;
begin
    select courses.organization_unit_id
    into course_unit
    from public.course_offerings as offerings
    join public.courses on courses.id = offerings.course_id
    where offerings.id = offering;
    if not found then
        raise 'There is no offering %: open it again from the list.', offering;
    end if;

    -- a course of no unit belongs to nobody's unit; a null would ask for the right anywhere
    perform lms_ops.require_right(
        wanted_resource,
        wanted_action,
        coalesce(course_unit, '00000000-0000-0000-0000-000000000000')
    );
end
$$;
