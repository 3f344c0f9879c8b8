-- Notes that a waiting student could not be given a seat, and keeps the place; the same reason again is told once.
-- kinds are those of the obstacles, for the message in the student's language.
create or replace function lms_ops.pass_over_student(
    before public.course_waitlist,
    reason text,
    kinds text[],
    queue_rank integer,
    rule text,
    walk uuid
) returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    after public.course_waitlist;
begin
    update public.course_waitlist as waitlist
    set
        passed_over_at = now(),
        passed_over_reason = reason
    where waitlist.id = before.id
    returning waitlist.* into after;

    perform lms_ops.record_waitlist_event('passed_over', before, after, reason, queue_rank, rule, walk);
    if before.passed_over_reason is distinct from reason then
        perform lms_ops.notify_student(after.student_id, 'waitlist_passed_over', jsonb_build_object(
            'section', lms_ops.offering_name(after.course_offering_id),
            'reason', lms_ops.obstacle_phrases(kinds)
        ));
    end if;
end
$$;
