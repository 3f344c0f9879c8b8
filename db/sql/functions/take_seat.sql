-- Enrolls a student in an offering, both locked and the seat made sure of; returns the enrollment.
-- The counter, the queue and the receipt follow by triggers. Where the queue has just seated the student, that one.
create or replace function lms_ops.take_seat(student uuid, offering uuid, reason text default null) returns uuid
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    taken uuid;
begin
    if reason is not null then
        perform set_config('app.seat_reason', reason, true);
    end if;
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
    on conflict do nothing
    returning id into taken;
    if reason is not null then
        perform set_config('app.seat_reason', '', true);
    end if;
    if taken is not null then
        perform lms_ops.record_action(
            'enrollment.enrolled',
            'course_enrollments',
            taken,
            null,
            jsonb_build_object('course_offering_id', offering, 'student_id', student, 'status', 'enrolled'),
            reason
        );
    end if;
    return coalesce(taken, lms_ops.seat_of(student, offering));
end
$$;
