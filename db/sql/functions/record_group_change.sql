-- Leaves a row in the audit log about what was done to a group of students.
create or replace function lms_ops.record_group_change(action text, changed_group uuid, details jsonb) returns void
language sql
security definer
set search_path = pg_catalog, pg_temp
as $$
    insert into public.audit_logs (user_id, action, resource_type, resource_id, new_values)
    values (
        lms_ops.current_viewer(),
        action,
        'student_groups',
        changed_group,
        jsonb_build_object('new', details)
    )
$$;
