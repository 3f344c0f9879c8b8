-- Ends one active entry of a queue, its offering locked, with a receipt; returns it as it is now.
-- event is how (left, declined, cancelled, expired, closed), new_status what the entry becomes.
create or replace function lms_ops.end_entry(
    before public.course_waitlist,
    event text,
    new_status text,
    reason text,
    queue_rank integer default null
) returns public.course_waitlist
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    after public.course_waitlist;
begin
    update public.course_waitlist as waitlist
    set
        status = new_status,
        ended_at = now(),
        -- a deadline and the end of a term are nobody's act
        ended_by = case when event in ('declined', 'left', 'cancelled') then lms_ops.current_viewer() end,
        end_reason = reason
    where waitlist.id = before.id
    returning waitlist.* into after;

    perform lms_ops.record_waitlist_event(event, before, after, reason, queue_rank);
    return after;
end
$$;
