-- Takes a student out of a queue, offer or not; returns the rank that becomes free (null after a lapsed offer).
-- A seat that was on offer goes to the next.
create or replace function lms_ops.remove_from_waitlist(entry uuid, reason text) returns integer
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    before constant public.course_waitlist := lms_ops.open_waitlist_entry(entry, reason);
    rank_before constant integer := lms_ops.queue_rank(entry);
begin
    perform lms_ops.end_entry(before, 'cancelled', 'cancelled', btrim(reason), rank_before);
    perform lms_ops.notify_student(before.student_id, 'waitlist_cancelled', jsonb_build_object(
        'section', lms_ops.offering_name(before.course_offering_id),
        'reason', btrim(reason)
    ));
    perform lms_ops.serve_queue(before.course_offering_id);
    return rank_before;
end
$$;
