-- Ends an enrollment, its student and offering locked: dropped or withdrawn. Its seat is free, or the next one's.
create or replace function lms_ops.give_up_seat(enrollment uuid, new_status text, reason text) returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    given_up public.course_enrollments;
begin
    perform set_config('app.seat_reason', coalesce(reason, ''), true);
    update public.course_enrollments as enrollments
    set
        enrollment_status = new_status,
        status_changed_date = now()
    where enrollments.id = enrollment
    returning enrollments.* into given_up;
    perform set_config('app.seat_reason', '', true);
    perform lms_ops.record_action(
        'enrollment.' || new_status,
        'course_enrollments',
        enrollment,
        jsonb_build_object('status', 'enrolled'),
        jsonb_build_object(
            'course_offering_id', given_up.course_offering_id,
            'student_id', given_up.student_id,
            'status', new_status
        ),
        reason
    );
    perform lms_ops.notify_of_seat(given_up.student_id, given_up.course_offering_id, 'seat_given_up', reason);
end
$$;
