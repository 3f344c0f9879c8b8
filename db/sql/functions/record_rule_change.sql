-- Writes to the audit log what the viewer has changed in the rules of registration, or decided under them.
create or replace function lms_ops.record_rule_change(
    action text,
    resource_type text,
    resource_id uuid,
    old_values jsonb,
    new_values jsonb,
    reason text default null
) returns void
language sql
security definer
set search_path = pg_catalog, pg_temp
as $$
    insert into public.audit_logs (user_id, action, resource_type, resource_id, new_values)
    values (
        lms_ops.current_viewer(),
        $1,
        $2,
        $3,
        jsonb_strip_nulls(jsonb_build_object('old', $4, 'new', $5, 'reason', $6))
    )
$$;
