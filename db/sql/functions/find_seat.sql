-- The enrollment by which a student sits in an offering now; null: no seat.
create or replace function lms_ops.seat_of(student uuid, offering uuid) returns uuid
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    return (
        select enrollments.id
        from public.course_enrollments as enrollments
        where enrollments.student_id = student
            and enrollments.course_offering_id = offering
            and enrollments.enrollment_status = 'enrolled'
    );
end
$$;
