-- Takes a student out of a queue as the student wishes; a seat that was on offer goes to the next.
-- One row: outcome left (also when the entry was left before) or refused, and the rank that becomes free.
create or replace function lms_ops.leave_waitlist(entry uuid)
returns table (outcome text, entry_id uuid, queue_rank integer, reasons text[])
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
-- for everything below it: planning takes longer than running
set plan_cache_mode = force_generic_plan
as $$
declare
    left_entry constant public.course_waitlist := lms_ops.lock_entry(entry);
begin
    entry_id := entry;
    reasons := '{}';
    if left_entry.ended_at is null then
        queue_rank := lms_ops.queue_rank(entry);
        perform lms_ops.end_entry(left_entry, 'left', 'cancelled', 'the student left the queue', queue_rank);
        perform lms_ops.notify_student(left_entry.student_id, 'waitlist_left', jsonb_build_object(
            'section', lms_ops.offering_name(left_entry.course_offering_id)
        ));
        perform lms_ops.serve_queue(left_entry.course_offering_id);
        outcome := 'left';
    elsif left_entry.status = 'cancelled' then
        outcome := 'left';
    else
        outcome := 'refused';
        reasons := array[format(
            'This entry is over since %s: it is %s.',
            lms_ops.local_moment(left_entry.ended_at),
            left_entry.status
        )];
    end if;
    return next;
end
$$;
