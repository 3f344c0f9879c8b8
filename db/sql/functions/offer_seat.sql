-- Keeps a seat for a waiting student until the deadline, with receipt and message; returns the deadline.
create or replace function lms_ops.offer_seat(
    before public.course_waitlist,
    queue_rank integer,
    rule text,
    walk uuid,
    reason text
) returns timestamptz
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    after public.course_waitlist;
begin
    update public.course_waitlist as waitlist
    set
        status = 'notified',
        notified_at = now(),
        notification_expires_at = lms_ops.offer_deadline(before.course_offering_id),
        passed_over_at = null,
        passed_over_reason = null
    where waitlist.id = before.id
    returning waitlist.* into after;

    perform lms_ops.record_waitlist_event('offered', before, after, reason, queue_rank, rule, walk);
    perform lms_ops.notify_student(after.student_id, 'waitlist_offered', jsonb_build_object(
        'section', lms_ops.offering_name(after.course_offering_id),
        'deadline', lms_ops.local_moment(after.notification_expires_at)
    ));
    return after.notification_expires_at;
end
$$;
