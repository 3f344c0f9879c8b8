-- Ends the offers of one offering whose deadline has passed, the offering locked; returns how many.
create or replace function lms_ops.lapse_offers(offering uuid) returns integer
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    lapsed public.course_waitlist;
    ended_count integer := 0;
begin
    for lapsed in
        select waitlist.*
        from public.course_waitlist as waitlist
        where waitlist.course_offering_id = offering
            and waitlist.status = 'notified'
            and waitlist.notification_expires_at <= now()
        order by
            waitlist.notification_expires_at,
            waitlist.id
        for update
    loop
        perform lms_ops.end_entry(lapsed, 'expired', 'expired', 'the offer lapsed');
        perform lms_ops.notify_student(lapsed.student_id, 'waitlist_expired', jsonb_build_object(
            'section', lms_ops.offering_name(offering),
            'deadline', lms_ops.local_moment(lapsed.notification_expires_at)
        ));
        ended_count := ended_count + 1;
    end loop;
    return ended_count;
end
$$;
