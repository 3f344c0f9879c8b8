-- Ends the offers whose deadline has passed, of one offering or of all, and serves their queues; returns how many ended.
-- Offerings are locked in the order of their ids, so that two callers cannot wait for each other.
create or replace function lms_ops.expire_offers(only_offering uuid default null) returns integer
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    offerings constant uuid[] := array(
        select distinct waitlist.course_offering_id
        from public.course_waitlist as waitlist
        where waitlist.status = 'notified'
            and waitlist.notification_expires_at <= now()
            and (only_offering is null or waitlist.course_offering_id = only_offering)
        order by waitlist.course_offering_id
    );
    offering uuid;
    ended_count integer := 0;
begin
    perform lms_ops.lock_offerings(offerings);
    foreach offering in array offerings
    loop
        ended_count := ended_count + lms_ops.lapse_offers(offering);
        perform lms_ops.serve_queue(offering);
    end loop;
    return ended_count;
end
$$;
