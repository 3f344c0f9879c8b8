-- Takes a student out of a queue, offer or not; returns the rank that becomes free (null after a lapsed offer).
create or replace function lms_ops.remove_from_waitlist(entry uuid, reason text) returns integer
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    before constant public.course_waitlist := lms_ops.open_waitlist_entry(entry, reason);
    after public.course_waitlist;
    rank_before integer;
begin
    select ranks.queue_rank into rank_before
    from lms_ops.queue_ranks(before.course_offering_id) as ranks
    where ranks.entry_id = entry;

    update public.course_waitlist as waitlist
    set
        status = 'cancelled',
        ended_at = now(),
        ended_by = lms_ops.current_viewer(),
        end_reason = btrim(reason)
    where waitlist.id = entry
    returning waitlist.* into after;

    perform lms_ops.record_waitlist_event('cancelled', before, after, btrim(reason), rank_before);
    perform lms_ops.notify_student(after.student_id, 'waitlist_cancelled', jsonb_build_object(
        'section', lms_ops.offering_name(after.course_offering_id),
        'reason', btrim(reason)
    ));
    return rank_before;
end
$$;
