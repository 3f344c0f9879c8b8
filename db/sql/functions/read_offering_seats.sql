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
    with live_offers as (
        select
            waitlist.course_offering_id,
            count(*)::integer as offers
        from public.course_waitlist as waitlist
        where waitlist.course_offering_id = any (offering_ids)
            and waitlist.status = 'notified'
            and waitlist.notification_expires_at > now()
        group by waitlist.course_offering_id
    )

    select
        offerings.id,
        coalesce(overrides.published_limit, offerings.max_enrollment),
        coalesce(offerings.current_enrollment, 0),
        coalesce(live_offers.offers, 0),
        greatest(
            0,
            coalesce(overrides.published_limit, offerings.max_enrollment)
            - coalesce(offerings.current_enrollment, 0)
            - coalesce(live_offers.offers, 0)
        )
    from public.course_offerings as offerings
    left join lms_ops.capacity_overrides as overrides
        on overrides.course_offering_id = offerings.id
        and overrides.closed_at is null
    left join live_offers on live_offers.course_offering_id = offerings.id
    where offerings.id = any (offering_ids);
end
$$;
