-- Assessments of the offerings that the viewer teaches.
create or replace function lms_ops.viewer_assessments() returns setof uuid
language plpgsql
stable
parallel safe
security definer
rows 100
set search_path = pg_catalog, pg_temp
as $$
begin
    return query
    select assessments.id
    from public.assessments
    where assessments.course_offering_id = any (
            array(
                select instructors.course_offering_id
                from public.course_instructors as instructors
                where instructors.instructor_id = lms_ops.current_viewer()
                    and lms_ops.viewer_has_right('offering', 'read')
            )
        );
end
$$;
