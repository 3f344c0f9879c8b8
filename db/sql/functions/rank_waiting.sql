-- The rank of one entry in its queue, counted from those ahead of it; null when it is over.
create or replace function lms_ops.queue_rank(entry uuid) returns integer
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    mine public.course_waitlist;
begin
    select waitlist.* into mine
    from public.course_waitlist as waitlist
    where waitlist.id = entry
        and (
            waitlist.status = 'waiting'
            or (waitlist.status = 'notified' and waitlist.notification_expires_at > now())
        );
    if not found then
        return null;
    end if;

    -- one range of the queue's index for each count
    return 1
        + (
            select count(*)
            from public.course_waitlist as ahead
            where ahead.course_offering_id = mine.course_offering_id
                and ahead.status = 'waiting'
                and ahead.priority > mine.priority
        )
        + (
            select count(*)
            from public.course_waitlist as ahead
            where ahead.course_offering_id = mine.course_offering_id
                and ahead.status = 'waiting'
                and ahead.priority = mine.priority
                and (ahead.joined_at, ahead.id) < (mine.joined_at, mine.id)
        )
        + (
            select count(*)
            from public.course_waitlist as ahead
            where ahead.course_offering_id = mine.course_offering_id
                and ahead.status = 'notified'
                and ahead.notification_expires_at > now()
                and (-ahead.priority, ahead.joined_at, ahead.id) < (-mine.priority, mine.joined_at, mine.id)
        );
end
$$;
