-- Enrollments in the offerings that the viewer teaches.
create or replace function lms_ops.viewer_taught_enrollments() returns setof uuid
language plpgsql
stable
parallel safe
security definer
rows 200
set search_path = pg_catalog, pg_temp
as $$
begin
    return query
    select enrollments.id
    from public.course_enrollments as enrollments
    where enrollments.course_offering_id = any (array(select lms_ops.viewer_offerings()));
end
$$;
