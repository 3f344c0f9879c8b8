-- Takes an offer back: the student waits again and keeps the place; returns the rank in the queue.
-- The seat goes to the next who may take it, not to the same student at once.
create or replace function lms_ops.withdraw_offer(entry uuid, reason text) returns integer
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    before constant public.course_waitlist := lms_ops.open_waitlist_entry(entry, reason);
    after public.course_waitlist;
    rank_now integer;
begin
    if before.status <> 'notified' then
        raise 'There is no offer to withdraw: the student is waiting.';
    elsif before.notification_expires_at <= now() then
        raise 'The offer lapsed at %: there is nothing to withdraw.',
            lms_ops.local_moment(before.notification_expires_at);
    end if;

    update public.course_waitlist as waitlist
    set
        status = 'waiting',
        notified_at = null,
        notification_expires_at = null
    where waitlist.id = entry
    returning waitlist.* into after;

    rank_now := lms_ops.queue_rank(entry);
    perform lms_ops.record_waitlist_event('withdrawn', before, after, btrim(reason), rank_now);
    perform lms_ops.notify_student(after.student_id, 'waitlist_withdrawn', jsonb_build_object(
        'section', lms_ops.offering_name(after.course_offering_id),
        'reason', btrim(reason)
    ));
    perform lms_ops.serve_queue(after.course_offering_id, not_to => entry);
    return rank_now;
end
$$;
