-- Enrollments whose grades the viewer may read one by one: of the students of lms_ops.viewer_graded_students(), and of
-- offerings that the viewer teaches or whose unit's grades they read.
create or replace function lms_ops.viewer_graded_enrollments() returns setof uuid
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
    where enrollments.student_id = any (array(select lms_ops.viewer_graded_students()))
        or enrollments.course_offering_id = any (array(select lms_ops.viewer_offerings()))
        or enrollments.course_offering_id = any (array(select lms_ops.viewer_unit_offerings('grade', 'read')));
end
$$;
