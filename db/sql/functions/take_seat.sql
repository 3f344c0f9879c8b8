-- Enrolls a student in an offering, both locked and the seat made sure of; returns the enrollment.
-- The counter, the queue and the receipt follow by triggers.
create or replace function lms_ops.take_seat(student uuid, offering uuid, reason text default null) returns uuid
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    taken uuid;
begin
    perform set_config('app.seat_reason', coalesce(reason, ''), true);
    insert into public.course_enrollments (
        course_offering_id,
        student_id,
        enrollment_status,
        status_changed_date,
        is_retake
    )
    select
        wanted.id,
        student,
        'enrolled',
        now(),
        exists (
            select
            from public.course_enrollments as earlier
            join public.course_offerings as offerings on offerings.id = earlier.course_offering_id
            where earlier.student_id = student
                and earlier.enrollment_status in ('completed', 'withdrawn')
                and offerings.course_id = wanted.course_id
                and offerings.academic_term_id <> wanted.academic_term_id
        )
    from public.course_offerings as wanted
    where wanted.id = offering
    returning id into taken;
    perform set_config('app.seat_reason', '', true);
    return taken;
end
$$;
