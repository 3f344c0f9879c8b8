-- Refuses to give a seat to a student whose registration is blocked by a hold. A seat that is kept is no new one.
-- Where the setting registration.refuse_under_hold is false, only our own functions look at holds.
create or replace function lms_ops.refuse_enrollment_under_hold() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    seated uuid[];
    blocking record;
begin
    if tg_op = 'INSERT' then
        seated := array(
            select new_rows.student_id
            from new_rows
            where new_rows.enrollment_status = 'enrolled'
        );
    else
        seated := array(
            select new_rows.student_id
            from new_rows
            join old_rows using (id)
            where new_rows.enrollment_status = 'enrolled'
                and (old_rows.enrollment_status, old_rows.course_offering_id, old_rows.student_id)
                is distinct from (new_rows.enrollment_status, new_rows.course_offering_id, new_rows.student_id)
        );
    end if;
    if seated = '{}' then
        return null;
    end if;

    select
        students.student_number,
        holds.hold_category,
        holds.reason
    into blocking
    from public.student_holds as holds
    join public.students on students.id = holds.student_id
    where holds.student_id = any (seated)
        and holds.is_active
        and holds.blocks_registration
        and holds.effective_from <= now()
        and coalesce(holds.effective_until, 'infinity') > now()
    order by
        students.student_number,
        holds.effective_from
    limit 1;
    if found and not exists (
        select
        from public.system_settings as settings
        where settings.category = 'registration'
            and settings.key = 'refuse_under_hold'
            and settings.value = 'false'
    ) then
        raise check_violation using
            message = format(
                'student %s has a %s hold that blocks registration: %s',
                blocking.student_number, blocking.hold_category, blocking.reason
            );
    end if;
    return null;
end
$$;
