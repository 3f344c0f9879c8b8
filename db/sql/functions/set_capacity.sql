-- Sets how many seats an offering has; returns the limit, max_enrollment as it is now, and seats that went to the queue.
--
-- Below the seats that are taken or on offer the wish is kept in an override: nobody is put out, every drop brings
-- max_enrollment down until the wish is reached.
create or replace function lms_ops.set_capacity(offering uuid, new_limit integer, reason text)
returns table (published_limit integer, max_enrollment integer, seats_offered integer)
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    limit_before integer;
    promised integer;
begin
    perform lms_ops.require_offering_right(offering, 'offering', 'manage');
    reason := lms_ops.require_reason(reason);
    if coalesce(new_limit, -1) < 0 then
        raise 'A limit is 0 or more seats.';
    end if;
    perform lms_ops.lock_offerings(array[offering]);
    perform lms_ops.lapse_offers(offering);

    select
        seats.published_limit,
        seats.enrolled + seats.live_offers
    into
        limit_before,
        promised
    from lms_ops.offering_seats(array[offering]) as seats;

    published_limit := new_limit;
    max_enrollment := greatest(new_limit, promised);
    update lms_ops.capacity_overrides as overrides
    set closed_at = now()
    where overrides.course_offering_id = offering
        and overrides.closed_at is null;
    if new_limit < promised then
        insert into lms_ops.capacity_overrides (course_offering_id, published_limit, reason, set_by)
        values (offering, new_limit, reason, lms_ops.current_viewer());
    end if;
    update public.course_offerings as offerings
    set max_enrollment = set_capacity.max_enrollment
    where offerings.id = offering
        and offerings.max_enrollment <> set_capacity.max_enrollment;

    perform lms_ops.record_action(
        'offering.capacity',
        'course_offerings',
        offering,
        jsonb_build_object('published_limit', limit_before),
        jsonb_build_object('published_limit', new_limit, 'max_enrollment', set_capacity.max_enrollment),
        reason
    );
    seats_offered := lms_ops.serve_queue(offering);
    return next;
end
$$;
