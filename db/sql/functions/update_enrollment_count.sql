-- Keeps course_offerings.current_enrollment equal to the rows that are enrolled.
--
-- Runs once a statement, for any number of rows. The offerings are locked in the order of their ids, so that
-- two bulk changes in opposite order cannot deadlock. No clamp at zero: a wrong counter must be seen.
-- Nobody is let into a full offering (lms_ops.refuse_full_offerings); a drop from one above its published limit takes
-- max_enrollment down with it.
create or replace function update_enrollment_count() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
-- planning takes longer than running; the plans lead from each offering by indexes, few or many
set plan_cache_mode = force_generic_plan
as $$
declare
    changed_offerings uuid[];
    changes integer[];
    taken_offers uuid[];
begin
    if tg_op = 'TRUNCATE' then
        changed_offerings := array(
            select offerings.id
            from public.course_offerings as offerings
            where offerings.current_enrollment is distinct from 0
        );
        perform lms_ops.lock_offerings(changed_offerings);
        update public.course_offerings as offerings
        set current_enrollment = 0
        where offerings.id = any (changed_offerings);
        perform lms_ops.settle_capacity(changed_offerings);
        return null;
    elsif tg_op = 'INSERT' then
        select
            array_agg(counted.offering_id),
            array_agg(counted.change)
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
            array_agg(counted.offering_id),
            array_agg(-counted.change)
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
            array_agg(counted.offering_id),
            array_agg(counted.change)
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

    -- the short question first: on most days nobody comes near a limit
    if exists (
        select
        from unnest(changed_offerings, changes) as change (offering_id, seats)
        join public.course_offerings as offerings on offerings.id = change.offering_id
        where change.seats > 0
            and coalesce(offerings.current_enrollment, 0) + change.seats + (
                select count(*)
                from public.course_waitlist as waitlist
                where waitlist.course_offering_id = change.offering_id
                    and waitlist.status = 'notified'
            ) > least(
                offerings.max_enrollment,
                (
                    select overrides.published_limit
                    from lms_ops.capacity_overrides as overrides
                    where overrides.course_offering_id = change.offering_id
                        and overrides.closed_at is null
                )
            )
    ) then
        -- a seat that is offered to one of those who take seats now is theirs: lms_ops.end_waiting ends the offer later
        taken_offers := array(
            select waitlist.id
            from public.course_waitlist as waitlist
            join new_rows
                on new_rows.course_offering_id = waitlist.course_offering_id
                and new_rows.student_id = waitlist.student_id
            where waitlist.course_offering_id = any (changed_offerings)
                and waitlist.status = 'notified'
                and waitlist.notification_expires_at > now()
                and new_rows.enrollment_status = 'enrolled'
        );
        perform lms_ops.refuse_full_offerings(changed_offerings, changes, taken_offers);
    end if;

    update public.course_offerings as offerings
    set current_enrollment = coalesce(offerings.current_enrollment, 0) + change.seats
    from unnest(changed_offerings, changes) as change (offering_id, seats)
    where offerings.id = change.offering_id;

    if 0 > any (changes) then
        perform lms_ops.settle_capacity(changed_offerings);
    end if;
    return null;
end
$$;
