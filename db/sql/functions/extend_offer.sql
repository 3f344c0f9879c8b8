-- Keeps an offered seat for so many hours from now; returns the new deadline.
-- Counted from now, so that the same request twice is no second extension and is refused.
create or replace function lms_ops.extend_offer(entry uuid, hours integer, reason text) returns timestamptz
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    before constant public.course_waitlist := lms_ops.open_waitlist_entry(entry, reason);
    after public.course_waitlist;
    longest constant integer := coalesce(lms_ops.setting('waitlist', 'longest_extension_hours'), 168);
    new_deadline constant timestamptz := now() + make_interval(hours => hours);
begin
    if before.status <> 'notified' then
        raise 'There is no offer to extend: the student is waiting.';
    elsif before.notification_expires_at <= now() then
        raise 'The offer lapsed at %: offer the next seat instead.',
            lms_ops.local_moment(before.notification_expires_at);
    elsif hours is null or hours not between 1 and longest then
        raise 'A seat is kept for 1 to % hours from now.', longest;
    elsif new_deadline < before.notification_expires_at + interval '1 hour' then
        raise 'The offer already runs until %: extend it by an hour or more.',
            lms_ops.local_moment(before.notification_expires_at);
    end if;

    update public.course_waitlist as waitlist
    set notification_expires_at = new_deadline
    where waitlist.id = entry
    returning waitlist.* into after;

    perform lms_ops.record_waitlist_event('extended', before, after, btrim(reason));
    perform lms_ops.notify_student(after.student_id, 'waitlist_extended', jsonb_build_object(
        'section', lms_ops.offering_name(after.course_offering_id),
        'deadline', lms_ops.local_moment(new_deadline)
    ));
    return new_deadline;
end
$$;
