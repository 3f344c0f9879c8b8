-- Assessments of the offerings that the viewer teaches.
create or replace function lms_ops.viewer_assessments() returns setof uuid
language sql
stable
security definer
rows 200
set search_path = pg_catalog, pg_temp
as $$
    select assessments.id
    from public.assessments
    where assessments.course_offering_id = any (array(select lms_ops.viewer_offerings()))
$$;
