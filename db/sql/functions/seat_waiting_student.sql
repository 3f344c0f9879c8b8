-- Enrolls a waiting student whose turn it is, with receipt and message; the student's row and the offering are locked.
create or replace function lms_ops.seat_waiting_student(
    before public.course_waitlist,
    queue_rank integer,
    rule text,
    walk uuid
) returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    after public.course_waitlist;
begin
    -- before the enrollment, so that the receipt knows rank and rule
    update public.course_waitlist as waitlist
    set
        status = 'enrolled',
        ended_at = now(),
        passed_over_at = null,
        passed_over_reason = null
    where waitlist.id = before.id
    returning waitlist.* into after;

    perform lms_ops.record_waitlist_event('enrolled', before, after, null, queue_rank, rule, walk);
    perform lms_ops.take_seat(after.student_id, after.course_offering_id, 'the next in the queue');
    perform lms_ops.notify_student(after.student_id, 'waitlist_enrolled', jsonb_build_object(
        'section', lms_ops.offering_name(after.course_offering_id)
    ));
end
$$;
