-- Sets the counters of these offerings to their rows; one row for each value that changed: counters and limits.
--
-- The offerings are locked in the order of their ids and counted afterwards: a seat that somebody takes meanwhile
-- is counted once, by them. Where more sit than the limit allows, an override keeps the limit that was published,
-- with this reason.
create or replace function lms_ops.recount_offerings(offerings uuid[], reason text)
returns table (course_offering_id uuid, column_name text, old_value integer, new_value integer)
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    perform lms_ops.lock_offerings(offerings);

    return query
    with counted as materialized (
        select
            course_offerings.id,
            course_offerings.current_enrollment as stored_seats,
            course_offerings.max_enrollment as stored_limit,
            coalesce(overrides.published_limit, course_offerings.max_enrollment) as published_limit,
            overrides.id as override_id,
            count(enrollments.id)::integer as seats
        from public.course_offerings
        left join public.course_enrollments as enrollments
            on enrollments.course_offering_id = course_offerings.id
            and enrollments.enrollment_status = 'enrolled'
        left join lms_ops.capacity_overrides as overrides
            on overrides.course_offering_id = course_offerings.id
            and overrides.closed_at is null
        where course_offerings.id = any (offerings)
        group by
            course_offerings.id,
            overrides.id
    ),

    wrong as materialized (
        select
            counted.*,
            greatest(counted.published_limit, counted.seats) as needed_limit
        from counted
        where counted.stored_seats is distinct from counted.seats
    ),

    opened as (
        insert into lms_ops.capacity_overrides (course_offering_id, published_limit, reason, set_by)
        select
            wrong.id,
            wrong.published_limit,
            recount_offerings.reason,
            lms_ops.current_viewer()
        from wrong
        where wrong.override_id is null
            and wrong.seats > wrong.published_limit
    ),

    closed as (
        update lms_ops.capacity_overrides as overrides
        set closed_at = now()
        from wrong
        where overrides.id = wrong.override_id
            and wrong.seats <= wrong.published_limit
    ),

    corrected as (
        update public.course_offerings
        set
            current_enrollment = wrong.seats,
            max_enrollment = wrong.needed_limit
        from wrong
        where wrong.id = course_offerings.id
    )

    select
        wrong.id,
        changed.column_name,
        changed.old_value,
        changed.new_value
    from wrong
    cross join lateral (
        values
            ('current_enrollment', wrong.stored_seats, wrong.seats),
            ('max_enrollment', wrong.stored_limit, wrong.needed_limit)
    ) as changed (column_name, old_value, new_value)
    where changed.old_value is distinct from changed.new_value;
end
$$;
