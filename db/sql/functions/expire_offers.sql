-- Ends the offers whose deadline has passed, of one offering or of all; returns how many.
-- Offerings are locked in the order of their ids, so that two callers cannot wait for each other.
create or replace function lms_ops.expire_offers(only_offering uuid default null) returns integer
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    lapsed public.course_waitlist;
    ended public.course_waitlist;
    ended_count integer := 0;
begin
    perform
    from public.course_offerings as offerings
    where offerings.id = any (array(
            select waitlist.course_offering_id
            from public.course_waitlist as waitlist
            where waitlist.status = 'notified'
                and waitlist.notification_expires_at <= now()
        ))
        and (only_offering is null or offerings.id = only_offering)
    order by offerings.id
    for no key update;

    for lapsed in
        select waitlist.*
        from public.course_waitlist as waitlist
        where waitlist.status = 'notified'
            and waitlist.notification_expires_at <= now()
            and (only_offering is null or waitlist.course_offering_id = only_offering)
        order by
            waitlist.course_offering_id,
            waitlist.notification_expires_at,
            waitlist.id
        for update
    loop
        update public.course_waitlist as waitlist
        set
            status = 'expired',
            ended_at = now(),
            end_reason = 'the offer lapsed'
        where waitlist.id = lapsed.id
        returning waitlist.* into ended;

        perform lms_ops.record_waitlist_event('expired', lapsed, ended);
        perform lms_ops.notify_student(ended.student_id, 'waitlist_expired', jsonb_build_object(
            'section', lms_ops.offering_name(ended.course_offering_id),
            'deadline', lms_ops.local_moment(ended.notification_expires_at)
        ));
        ended_count := ended_count + 1;
    end loop;
    return ended_count;
end
$$;
