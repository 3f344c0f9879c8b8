-- Drops or withdraws an enrollment for whoever may; new_status is dropped or withdrawn.
-- One row: outcome is that status, already over, or refused with its reason.
create or replace function lms_ops.end_enrollment(enrollment uuid, new_status text, reason text)
returns table (outcome text, enrollment_id uuid, reasons text[])
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    seat public.course_enrollments;
    refusal text;
begin
    select enrollments.* into seat
    from public.course_enrollments as enrollments
    where enrollments.id = enrollment;
    if not found then
        raise 'There is no such enrollment: open the list of enrollments again.';
    end if;
    perform lms_ops.require_enrollment_right(seat.student_id, seat.course_offering_id);

    perform lms_ops.lock_student(seat.student_id);
    perform lms_ops.lock_offerings(array[seat.course_offering_id]);
    select enrollments.* into seat
    from public.course_enrollments as enrollments
    where enrollments.id = enrollment
    for update;

    enrollment_id := enrollment;
    reasons := '{}';
    if seat.enrollment_status in ('dropped', 'withdrawn') then
        outcome := 'already over';
        return next;
        return;
    end if;

    refusal := lms_ops.departure_refusal(enrollment, new_status, reason);
    if refusal is not null then
        outcome := 'refused';
        reasons := array[refusal];
    else
        perform lms_ops.give_up_seat(enrollment, new_status, btrim(reason));
        outcome := new_status;
    end if;
    return next;
end
$$;
