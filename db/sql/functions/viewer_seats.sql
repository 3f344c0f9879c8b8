-- Offerings in which the viewer has a seat.
create or replace function lms_ops.viewer_seats() returns setof uuid
language plpgsql
stable
parallel safe
security definer
rows 10
set search_path = pg_catalog, pg_temp
as $$
begin
    return query
    select enrollments.course_offering_id
    from public.course_enrollments as enrollments
    where enrollments.student_id = lms_ops.viewer_student()
        and enrollments.enrollment_status = 'enrolled';
end
$$;
