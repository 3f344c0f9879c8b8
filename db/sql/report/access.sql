-- Who looked, who took rows away, who changed what and who signed in, from the audit log. One row per entry.

-- Who opened a record, took rows away, changed what and how, signed in, when and what for. One row per entry of the audit log.
create view report.access with (security_invoker = true, security_barrier = true) as
select
    logs.id as entry_id,
    logs.created_at as happened_at,
    case
        when logs.action = 'view' then 'looked'
        when logs.action = 'export' then 'exported'
        when logs.action in ('login', 'failed_login', 'sign_in', 'sign_out') then 'signed in'
        else 'changed'
    end as kind,
    logs.user_id,
    logs.action,
    logs.resource_type,
    logs.resource_id,
    case
        when logs.resource_type in ('student', 'students') then logs.resource_id
        when about.student_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then about.student_id::uuid
    end as student_id,
    logs.new_values -> 'old' as old_values,
    logs.new_values -> 'new' as new_values,
    logs.new_values ->> 'reason' as reason
from public.audit_logs as logs
cross join lateral (
    select coalesce(logs.new_values -> 'new' ->> 'student_id', logs.new_values -> 'old' ->> 'student_id') as student_id
) as about;
