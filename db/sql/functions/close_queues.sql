-- Ends whatever still waits in the queues of a term that is over; returns how many entries.
create or replace function lms_ops.close_queues(term uuid) returns integer
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    offerings constant uuid[] := array(
        select distinct waitlist.course_offering_id
        from public.course_waitlist as waitlist
        join public.course_offerings as offered on offered.id = waitlist.course_offering_id
        where waitlist.status in ('waiting', 'notified')
            and offered.academic_term_id = term
    );
    entry public.course_waitlist;
    ended_count integer := 0;
begin
    if not exists (
        select
        from public.academic_terms as terms
        where terms.id = term
            and terms.end_date < (now() at time zone lms_ops.timezone())::date
    ) then
        raise 'The term is not over: its queues stay open.';
    end if;

    perform lms_ops.lock_offerings(offerings);
    for entry in
        select waitlist.*
        from public.course_waitlist as waitlist
        where waitlist.course_offering_id = any (offerings)
            and waitlist.status in ('waiting', 'notified')
        order by waitlist.id
        for update
    loop
        perform lms_ops.close_entry(entry);
        ended_count := ended_count + 1;
    end loop;
    return ended_count;
end
$$;
