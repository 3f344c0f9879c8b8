-- An entry of a queue that somebody is about to decide on, its offering and itself locked.
-- Refuses when it is unknown or over, when the viewer may not manage its queue, or when no reason is given.
create or replace function lms_ops.open_waitlist_entry(entry uuid, reason text) returns public.course_waitlist
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    offering uuid;
    opened public.course_waitlist;
begin
    select waitlist.course_offering_id into offering
    from public.course_waitlist as waitlist
    where waitlist.id = entry;
    if not found then
        raise 'This entry is in no queue: open the queue again.';
    end if;
    perform lms_ops.require_offering_right(offering, 'waitlist', 'manage');
    perform lms_ops.require_reason(reason);

    -- the offering first, as everything that moves its queue does
    perform lms_ops.lock_offerings(array[offering]);

    select waitlist.* into opened
    from public.course_waitlist as waitlist
    where waitlist.id = entry
    for update;
    if opened.ended_at is not null then
        raise 'This entry is over since %: it is %.', lms_ops.local_moment(opened.ended_at), opened.status;
    end if;
    return opened;
end
$$;
