-- Refuses to enroll a student whose registration is blocked by a hold.
create or replace function lms_ops.refuse_enrollment_under_hold() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    blocking record;
begin
    select
        students.student_number,
        holds.hold_category,
        holds.reason
    into blocking
    from new_rows
    join public.student_holds as holds using (student_id)
    join public.students on students.id = holds.student_id
    where new_rows.enrollment_status = 'enrolled'
        and holds.is_active
        and holds.blocks_registration
        and holds.effective_from <= now()
        and coalesce(holds.effective_until, 'infinity') > now()
    order by
        students.student_number,
        holds.effective_from
    limit 1;
    if found then
        raise check_violation using
            message = format(
                'student %s has a %s hold that blocks registration: %s',
                blocking.student_number, blocking.hold_category, blocking.reason
            );
    end if;
    return null;
end
$$;
