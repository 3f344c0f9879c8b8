-- Keeps course_offerings.current_enrollment equal to the rows that are enrolled.
--
-- Runs once a statement, for any number of rows. The offerings are locked in the order of their ids, so that
-- two bulk changes in opposite order cannot deadlock. No clamp at zero: a wrong counter must be seen.
-- A drop from an offering above its published limit takes max_enrollment down with it (lms_ops.capacity_overrides).
create or replace function update_enrollment_count() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    changed_offerings uuid[];
    changes integer[];
    full_offering text;
begin
    if tg_op = 'TRUNCATE' then
        update public.course_offerings
        set current_enrollment = 0
        where current_enrollment is distinct from 0;
        return null;
    elsif tg_op = 'INSERT' then
        select
            array_agg(counted.offering_id order by counted.offering_id),
            array_agg(counted.change order by counted.offering_id)
        into changed_offerings, changes
        from (
            select
                course_offering_id as offering_id,
                count(*)::integer as change
            from new_rows
            where enrollment_status = 'enrolled'
                and course_offering_id is not null
            group by course_offering_id
        ) as counted;
    elsif tg_op = 'DELETE' then
        select
            array_agg(counted.offering_id order by counted.offering_id),
            array_agg(-counted.change order by counted.offering_id)
        into changed_offerings, changes
        from (
            select
                course_offering_id as offering_id,
                count(*)::integer as change
            from old_rows
            where enrollment_status = 'enrolled'
                and course_offering_id is not null
            group by course_offering_id
        ) as counted;
    else
        select
            array_agg(counted.offering_id order by counted.offering_id),
            array_agg(counted.change order by counted.offering_id)
        into changed_offerings, changes
        from (
            select
                moved.offering_id,
                sum(moved.change)::integer as change
            from (
                select
                    course_offering_id as offering_id,
                    1 as change
                from new_rows
                where enrollment_status = 'enrolled'
                union all
                select
                    course_offering_id,
                    -1
                from old_rows
                where enrollment_status = 'enrolled'
            ) as moved
            where moved.offering_id is not null
            group by moved.offering_id
            having sum(moved.change) <> 0
        ) as counted;
    end if;

    if changed_offerings is null then
        return null;
    end if;

    perform
    from public.course_offerings as offerings
    where offerings.id = any (changed_offerings)
    order by offerings.id
    for no key update;

    select format('%s section %s', courses.code, offerings.section_code)
    into full_offering
    from unnest(changed_offerings, changes) as change (offering_id, seats)
    join public.course_offerings as offerings on offerings.id = change.offering_id
    join public.courses on courses.id = offerings.course_id
    where change.seats > 0
        and coalesce(offerings.current_enrollment, 0) + change.seats > offerings.max_enrollment
    order by offerings.id
    limit 1;
    if found then
        raise check_violation using
            message = format('offering %s is full: join the waitlist', full_offering),
            constraint = 'course_offerings_enrollment_capacity',
            table = 'course_offerings';
    end if;

    update public.course_offerings as offerings
    set
        current_enrollment = coalesce(offerings.current_enrollment, 0) + change.seats,
        max_enrollment = case
            when change.seats < 0 and overrides.published_limit is not null
                then greatest(
                    overrides.published_limit,
                    coalesce(offerings.current_enrollment, 0) + change.seats
                )
            else offerings.max_enrollment
        end
    from unnest(changed_offerings, changes) as change (offering_id, seats)
    left join lms_ops.capacity_overrides as overrides
        on overrides.course_offering_id = change.offering_id
        and overrides.closed_at is null
    where offerings.id = change.offering_id;

    update lms_ops.capacity_overrides as overrides
    set closed_at = now()
    from unnest(changed_offerings, changes) as change (offering_id, seats)
    join public.course_offerings as offerings on offerings.id = change.offering_id
    where change.seats < 0
        and overrides.course_offering_id = offerings.id
        and overrides.closed_at is null
        and offerings.current_enrollment <= overrides.published_limit;

    return null;
end
$$;
