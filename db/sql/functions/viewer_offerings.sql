-- Offerings that the viewer teaches, for whom a role of today lets read offerings: who has left is still named as the
-- instructor of what they taught.
create or replace function lms_ops.viewer_offerings() returns setof uuid
language plpgsql
stable
parallel safe
security definer
rows 20
set search_path = pg_catalog, pg_temp
as $$
begin
    return query
    select distinct instructors.course_offering_id
    from public.course_instructors as instructors
    where instructors.instructor_id = lms_ops.current_viewer()
        and lms_ops.viewer_has_right('offering', 'read');
end
$$;
