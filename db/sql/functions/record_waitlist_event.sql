-- Writes the receipt of one decision about a queue's entry, for the queue and for the audit.
--
-- old_entry is the entry as it was, new_entry as it is now. rule and walk say how the seat was handed out; what
-- a rule decided was decided by nobody, in whoever's transaction it happened.
create or replace function lms_ops.record_waitlist_event(
    event text,
    old_entry public.course_waitlist,
    new_entry public.course_waitlist,
    reason text default null,
    queue_rank integer default null,
    rule text default null,
    walk uuid default null
) returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    viewer constant uuid := lms_ops.current_viewer();
begin
    insert into lms_ops.waitlist_events (
        entry_id,
        course_offering_id,
        student_id,
        event,
        reason,
        queue_rank,
        acted_by,
        rule,
        walk_id
    )
    values (
        new_entry.id,
        new_entry.course_offering_id,
        new_entry.student_id,
        event,
        reason,
        queue_rank,
        case when coalesce(rule, 'person') = 'person' then viewer end,
        rule,
        walk
    );

    perform lms_ops.record_action(
        'waitlist.' || event,
        'course_waitlist',
        new_entry.id,
        jsonb_build_object('status', old_entry.status, 'deadline', old_entry.notification_expires_at),
        jsonb_build_object(
            'student_id', new_entry.student_id,
            'status', new_entry.status,
            'deadline', new_entry.notification_expires_at
        ),
        reason
    );
end
$$;
