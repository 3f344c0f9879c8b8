-- Keeps course_offerings.current_enrollment equal to the rows that are enrolled.
--
-- Runs once a statement, for any number of rows. The offerings are locked in the order of their ids, so that
-- two bulk changes in opposite order cannot deadlock. No clamp at zero: a wrong counter must be seen.
-- Above the published limit (lms_ops.capacity_overrides), or into a seat that is offered to somebody else, nobody is
-- let in but by enroll_over_capacity; a role that runs the database for nobody may fill up to max_enrollment. A drop
-- from an offering above its published limit takes max_enrollment down with it.
create or replace function update_enrollment_count() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    changed_offerings uuid[];
    changes integer[];
    full_offering text;
    is_beyond_limit boolean;
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

    perform lms_ops.lock_offerings(changed_offerings);

    if 0 < any (changes) then
        -- a seat that is offered to one of those who take seats now is theirs; lms_ops.end_waiting ends the offer later
        select
            format('%s section %s', courses.code, offerings.section_code),
            coalesce(offerings.current_enrollment, 0) + change.seats > offerings.max_enrollment
        into
            full_offering,
            is_beyond_limit
        from unnest(changed_offerings, changes) as change (offering_id, seats)
        join public.course_offerings as offerings on offerings.id = change.offering_id
        join public.courses on courses.id = offerings.course_id
        left join lms_ops.capacity_overrides as overrides
            on overrides.course_offering_id = offerings.id
            and overrides.closed_at is null
        cross join lateral (
            select
                count(*) filter (where offers.is_taken) as taken,
                count(*) filter (where not offers.is_taken) as untaken
            from (
                select
                    (waitlist.course_offering_id, waitlist.student_id) in (
                        select
                            new_rows.course_offering_id,
                            new_rows.student_id
                        from new_rows
                        where new_rows.enrollment_status = 'enrolled'
                            and new_rows.course_offering_id is not null
                            and new_rows.student_id is not null
                    ) as is_taken
                from public.course_waitlist as waitlist
                where waitlist.course_offering_id = offerings.id
                    and waitlist.status = 'notified'
                    and waitlist.notification_expires_at > now()
            ) as offers
        ) as offered
        where change.seats > 0
            and (
                coalesce(offerings.current_enrollment, 0) + change.seats > offerings.max_enrollment
                or (
                    coalesce(offerings.current_enrollment, 0) + change.seats + offered.untaken
                    > coalesce(overrides.published_limit, offerings.max_enrollment)
                    and change.seats > offered.taken
                    and overrides.admits is null
                )
            )
        order by
            2 desc,
            offerings.id
        limit 1;
        if found and (is_beyond_limit or not lms_ops.runs_unattended()) then
            raise check_violation using
                message = format('offering %s is full: join the waitlist', full_offering),
                constraint = 'course_offerings_enrollment_capacity',
                table = 'course_offerings';
        end if;
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
