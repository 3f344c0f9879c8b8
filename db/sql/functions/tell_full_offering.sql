-- The sentence about an offering without a free seat: how full it is, and where in its queue one would stand.
create or replace function lms_ops.full_sentence(offering uuid) returns text
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    queue_capacity integer;
    in_queue integer;
    next_rank integer;
begin
    select coalesce(offerings.waitlist_capacity, 0)
    into queue_capacity
    from public.course_offerings as offerings
    where offerings.id = offering;

    select
        count(*),
        count(*) filter (where waitlist.priority >= 0) + 1
    into in_queue, next_rank
    from public.course_waitlist as waitlist
    where waitlist.course_offering_id = offering
        and (
            waitlist.status = 'waiting'
            or (waitlist.status = 'notified' and waitlist.notification_expires_at > now())
        );

    return (
        select format(
            '%s is full (%s of %s seats): %s',
            lms_ops.offering_name(offering),
            seats.enrolled + seats.live_offers,
            seats.published_limit,
            case
                when queue_capacity = 0 then 'it has no waitlist, choose another section.'
                when in_queue >= queue_capacity
                    then format('its waitlist is full too (%s wait), choose another section.', in_queue)
                else format('join the waitlist, you would be number %s.', next_rank)
            end
        )
        from lms_ops.offering_seats(array[offering]) as seats
    );
end
$$;
