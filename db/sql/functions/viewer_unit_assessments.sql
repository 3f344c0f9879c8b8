-- Assessments of the courses of units where the viewer has a permission; none for a viewer of the whole university, for
-- whom lms_ops.viewer_reach() stands.
create or replace function lms_ops.viewer_unit_assessments(wanted_resource text, wanted_action text) returns setof uuid
language plpgsql
stable
parallel safe
security definer
rows 100
set search_path = pg_catalog, pg_temp
as $$
declare
    granted constant uuid[] := lms_ops.viewer_granted_units(wanted_resource, wanted_action);
begin
    if cardinality(granted) = 0 or array_position(granted, null) is not null then
        return;
    end if;
    return query
    select assessments.id
    from public.courses
    join public.course_offerings as offerings on offerings.course_id = courses.id
    join public.assessments on assessments.course_offering_id = offerings.id
    where courses.organization_unit_id = any (array(select lms_ops.units_below(granted)));
end
$$;
