-- Refuses seats that offerings do not have: changes[i] further seats in offerings[i], which are locked.
--
-- A seat that is on offer is promised: taken_offers are the offers of those who take seats now, and theirs. Above the
-- published limit nobody is let in but whom enroll_over_capacity admits. A role that runs the database for nobody,
-- such as an import, may fill an offering up to max_enrollment.
create or replace function lms_ops.refuse_full_offerings(offerings uuid[], changes integer[], taken_offers uuid[])
returns void
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    full_offering record;
begin
    with taken as (
        select
            waitlist.course_offering_id,
            count(*) as offers
        from public.course_waitlist as waitlist
        where waitlist.id = any (taken_offers)
        group by waitlist.course_offering_id
    )

    select
        seats.course_offering_id,
        seats.enrolled + change.seats > limits.max_enrollment as is_beyond_limit
    into full_offering
    from unnest(offerings, changes) as change (offering_id, seats)
    join lms_ops.offering_seats(offerings) as seats on seats.course_offering_id = change.offering_id
    join public.course_offerings as limits on limits.id = change.offering_id
    left join lms_ops.capacity_overrides as overrides
        on overrides.course_offering_id = change.offering_id
        and overrides.closed_at is null
    left join taken on taken.course_offering_id = change.offering_id
    where change.seats > 0
        and (
            seats.enrolled + change.seats > limits.max_enrollment
            or (
                -- who takes the seat of an own offer makes the offering no fuller
                change.seats > coalesce(taken.offers, 0)
                and seats.enrolled + seats.live_offers + change.seats - coalesce(taken.offers, 0) > seats.published_limit
                and overrides.admits is null
            )
        )
    order by
        2 desc,
        1
    limit 1;

    if found and (full_offering.is_beyond_limit or not lms_ops.runs_unattended()) then
        raise check_violation using
            message = format(
                'offering %s is full: join the waitlist',
                lms_ops.offering_name(full_offering.course_offering_id)
            ),
            constraint = 'course_offerings_enrollment_capacity',
            table = 'course_offerings';
    end if;
end
$$;
