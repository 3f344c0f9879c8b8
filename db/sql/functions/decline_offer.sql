-- Gives an offered seat back and leaves the queue; the seat goes to the next.
-- One row: outcome declined or refused, and the rank that becomes free.
create or replace function lms_ops.decline_offer(entry uuid, reason text default null)
returns table (outcome text, entry_id uuid, queue_rank integer, reasons text[])
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
-- for everything below it: planning takes longer than running
set plan_cache_mode = force_generic_plan
as $$
declare
    offer constant public.course_waitlist := lms_ops.lock_entry(entry);
begin
    entry_id := entry;
    reasons := '{}';
    if offer.status = 'notified' and offer.notification_expires_at > now() then
        queue_rank := lms_ops.queue_rank(entry);
        perform lms_ops.end_entry(
            offer,
            'declined',
            'cancelled',
            coalesce(nullif(btrim(reason), ''), 'the offer was declined'),
            queue_rank
        );
        perform lms_ops.notify_student(offer.student_id, 'waitlist_left', jsonb_build_object(
            'section', lms_ops.offering_name(offer.course_offering_id)
        ));
        perform lms_ops.serve_queue(offer.course_offering_id);
        outcome := 'declined';
    elsif offer.status = 'cancelled' and exists (
        select
        from lms_ops.waitlist_events as events
        where events.entry_id = entry
            and events.event = 'declined'
    ) then
        outcome := 'declined';
    else
        outcome := 'refused';
        reasons := array[case
            when offer.status = 'waiting' then 'No seat is offered: leave the queue instead.'
            when offer.status = 'notified' then format(
                'The offer lapsed at %s: there is nothing to decline.',
                lms_ops.local_moment(offer.notification_expires_at)
            )
            else format(
                'This entry is over since %s (%s): there is nothing to decline.',
                lms_ops.local_moment(offer.ended_at),
                coalesce(offer.end_reason, offer.status)
            )
        end];
    end if;
    return next;
end
$$;
