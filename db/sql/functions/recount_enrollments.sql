-- Sets every counter that differs from its rows; returns how many it set.
--
-- The offerings are locked in the order of their ids and counted afterwards: a seat that somebody takes meanwhile
-- is counted once, by them. Where more sit than the limit allows, an override keeps the limit that was published.
create or replace function lms_ops.recount_enrollments() returns integer
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    wrong_offerings uuid[];
    repaired integer;
begin
    perform lms_ops.require_right('database', 'repair');

    wrong_offerings := array(
        select offerings.id
        from public.course_offerings as offerings
        left join public.course_enrollments as enrollments
            on enrollments.course_offering_id = offerings.id
            and enrollments.enrollment_status = 'enrolled'
        group by offerings.id
        having offerings.current_enrollment is distinct from count(enrollments.id)
    );
    perform
    from public.course_offerings as offerings
    where offerings.id = any (wrong_offerings)
    order by offerings.id
    for no key update;

    with counted as materialized (
        select
            offerings.id,
            coalesce(overrides.published_limit, offerings.max_enrollment) as published_limit,
            overrides.id as override_id,
            count(enrollments.id)::integer as seats
        from public.course_offerings as offerings
        left join public.course_enrollments as enrollments
            on enrollments.course_offering_id = offerings.id
            and enrollments.enrollment_status = 'enrolled'
        left join lms_ops.capacity_overrides as overrides
            on overrides.course_offering_id = offerings.id
            and overrides.closed_at is null
        where offerings.id = any (wrong_offerings)
        group by
            offerings.id,
            overrides.id
    ),

    opened as (
        insert into lms_ops.capacity_overrides (course_offering_id, published_limit, reason, set_by)
        select
            counted.id,
            counted.published_limit,
            'counted again: more sit here than the limit allows',
            lms_ops.current_viewer()
        from counted
        where counted.override_id is null
            and counted.seats > counted.published_limit
    ),

    closed as (
        update lms_ops.capacity_overrides as overrides
        set closed_at = now()
        from counted
        where overrides.id = counted.override_id
            and counted.seats <= counted.published_limit
    )

    update public.course_offerings as offerings
    set
        current_enrollment = counted.seats,
        max_enrollment = greatest(counted.published_limit, counted.seats)
    from counted
    where counted.id = offerings.id
        and offerings.current_enrollment is distinct from counted.seats;
    get diagnostics repaired = row_count;
    return repaired;
end
$$;
