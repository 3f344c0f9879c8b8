-- Writes to the audit log what the viewer has done: to which row, how it was and is, and why. Returns the log's row.
create or replace function lms_ops.record_action(
    action text,
    resource_type text,
    resource_id uuid,
    old_values jsonb,
    new_values jsonb,
    reason text default null
) returns uuid
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    record_id uuid;
begin
    insert into public.audit_logs (user_id, action, resource_type, resource_id, new_values)
    values (
        lms_ops.current_viewer(),
        record_action.action,
        record_action.resource_type,
        record_action.resource_id,
        jsonb_strip_nulls(jsonb_build_object(
            'old', record_action.old_values,
            'new', record_action.new_values,
            'reason', record_action.reason
        ))
    )
    returning id into record_id;

    return record_id;
end
$$;
