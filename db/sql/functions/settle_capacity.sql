-- Brings raised limits down as far as seats and offers have become fewer, and closes the overrides that are through.
-- The offerings are locked. A seat on offer is promised, so it counts like one that is taken.
create or replace function lms_ops.settle_capacity(offerings uuid[]) returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    over_full record;
begin
    for over_full in
        select
            overrides.id as override_id,
            seats.course_offering_id,
            seats.published_limit,
            greatest(seats.published_limit, seats.enrolled + seats.live_offers) as needed_limit
        from lms_ops.offering_seats(array(
                select open_overrides.course_offering_id
                from lms_ops.capacity_overrides as open_overrides
                where open_overrides.course_offering_id = any (offerings)
                    and open_overrides.closed_at is null
            )) as seats
        join lms_ops.capacity_overrides as overrides
            on overrides.course_offering_id = seats.course_offering_id
            and overrides.closed_at is null
    loop
        update public.course_offerings as offerings_table
        set max_enrollment = over_full.needed_limit
        where offerings_table.id = over_full.course_offering_id
            and offerings_table.max_enrollment > over_full.needed_limit;

        update lms_ops.capacity_overrides as overrides
        set closed_at = now()
        where overrides.id = over_full.override_id
            and over_full.needed_limit = over_full.published_limit;
    end loop;
end
$$;
