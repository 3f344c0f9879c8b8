-- Releases those of these holds that are not over yet, each with its row in the audit log; returns how many.
-- Checks no right.
create or replace function lms_ops.end_holds(hold_ids uuid[], reason text) returns integer
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    done integer;
begin
    -- in the order of their ids, so that two people cannot wait for each other
    perform
    from public.student_holds as holds
    where holds.id = any (hold_ids)
    order by holds.id
    for no key update;

    with ended as (
        update public.student_holds as holds
        set
            is_active = false,
            released_by = lms_ops.current_viewer(),
            released_at = now(),
            release_reason = end_holds.reason
        where holds.id = any (hold_ids)
            and holds.is_active
            and coalesce(holds.effective_until, 'infinity') > now()
        returning
            id,
            student_id
    )

    insert into public.audit_logs (user_id, action, resource_type, resource_id, new_values)
    select
        lms_ops.current_viewer(),
        'release_hold',
        'student_holds',
        ended.id,
        jsonb_build_object(
            'old', jsonb_build_object('is_active', true),
            'new', jsonb_build_object('student_id', ended.student_id, 'is_active', false),
            'reason', end_holds.reason
        )
    from ended;
    get diagnostics done = row_count;
    return done;
end
$$;
