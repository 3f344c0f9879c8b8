-- Who gets a seat in an offering no longer waits for it; everybody behind moves up one.
create or replace function lms_ops.end_waiting() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
-- planning takes longer than running
set plan_cache_mode = force_generic_plan
as $$
declare
    before public.course_waitlist;
    after public.course_waitlist;
begin
    for before in
        select waitlist.*
        from new_rows
        join public.course_waitlist as waitlist using (course_offering_id, student_id)
        where new_rows.enrollment_status = 'enrolled'
            and waitlist.status in ('waiting', 'notified')
        order by waitlist.id
    loop
        update public.course_waitlist as waitlist
        set
            status = 'enrolled',
            ended_at = now(),
            ended_by = lms_ops.current_viewer()
        where waitlist.id = before.id
        returning waitlist.* into after;

        perform lms_ops.record_waitlist_event('enrolled', before, after);
    end loop;
    return null;
end
$$;
