-- The seats of offerings: published limit, enrolled, out on live offers, and free (never below zero).
create or replace function lms_ops.offering_seats(offering_ids uuid[])
returns table (
    course_offering_id uuid,
    published_limit integer,
    enrolled integer,
    live_offers integer,
    free integer
)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    return query
    select
        seats.id,
        seats.published_limit,
        seats.enrolled,
        seats.live_offers,
        greatest(0, seats.published_limit - seats.enrolled - seats.live_offers)
    from (
        select
            offerings.id,
            coalesce(
                (
                    select overrides.published_limit
                    from lms_ops.capacity_overrides as overrides
                    where overrides.course_offering_id = offerings.id
                        and overrides.closed_at is null
                ),
                offerings.max_enrollment
            ) as published_limit,
            coalesce(offerings.current_enrollment, 0) as enrolled,
            (
                select count(*)::integer
                from public.course_waitlist as waitlist
                where waitlist.course_offering_id = offerings.id
                    and waitlist.status = 'notified'
                    and waitlist.notification_expires_at > now()
            ) as live_offers
        from public.course_offerings as offerings
        where offerings.id = any (offering_ids)
    ) as seats;
end
$$;
