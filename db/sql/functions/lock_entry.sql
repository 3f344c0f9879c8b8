-- An entry of a queue that its student decides on, with the student's row, the offering and itself locked.
--
-- Refuses when it is unknown or the viewer may not act for the student. Another section in which the student sits is
-- locked with it, in the order of the ids: its seat may be given up for this one.
create or replace function lms_ops.lock_entry(entry uuid) returns public.course_waitlist
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    locked public.course_waitlist;
begin
    select waitlist.* into locked
    from public.course_waitlist as waitlist
    where waitlist.id = entry;
    if not found then
        raise 'This entry is in no queue: open the queue again.';
    end if;
    perform lms_ops.require_enrollment_right(locked.student_id, locked.course_offering_id);

    perform lms_ops.lock_student(locked.student_id);
    perform lms_ops.lock_offerings(array_remove(
        array[
            locked.course_offering_id,
            lms_ops.section_held(locked.student_id, locked.course_offering_id)
        ],
        null
    ));
    select waitlist.* into locked
    from public.course_waitlist as waitlist
    where waitlist.id = entry
    for update;
    return locked;
end
$$;
