-- Keeps all queues moving: ends those of terms that are over and lapsed offers, then hands out every free seat.
--
-- Returns how many seats were offered or taken. An offering that somebody else is working on is left for the next
-- run, so that this never waits while it holds others.
create or replace function lms_ops.serve_queues() returns integer
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    offering uuid;
    served integer := 0;
begin
    perform lms_ops.close_queues(terms.id)
    from public.academic_terms as terms
    where terms.end_date < (now() at time zone lms_ops.timezone())::date
        and exists (
            select
            from public.course_waitlist as waitlist
            join public.course_offerings as offerings on offerings.id = waitlist.course_offering_id
            where waitlist.status in ('waiting', 'notified')
                and offerings.academic_term_id = terms.id
        );

    for offering in
        select waitlist.course_offering_id
        from public.course_waitlist as waitlist
        where waitlist.status = 'notified'
            and waitlist.notification_expires_at <= now()
        union
        select due.id
        from lms_ops.queues_to_serve() as due (id)
        order by 1
    loop
        perform
        from public.course_offerings as offerings
        where offerings.id = offering
        for no key update skip locked;
        if found then
            served := served + lms_ops.serve_queue(offering);
        end if;
    end loop;
    return served;
end
$$;
