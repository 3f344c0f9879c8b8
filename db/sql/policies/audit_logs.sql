-- Who did what: read by who has the right, written by everybody about themselves, and changed by nobody.
select from lms_ops.admit_existing_roles('audit_logs');

drop policy if exists audit_logs_access on audit_logs;
create policy audit_logs_access on audit_logs
    for select to lms_app, lms_dashboard
    -- asked once: as a range of the key, as elsewhere, it would keep the planner from reading the latest by their time
    using ((select lms_ops.viewer_reach('audit', 'read')) is not null);

drop policy if exists audit_logs_entry on audit_logs;
create policy audit_logs_entry on audit_logs
    for insert to lms_app
    with check (user_id = (select lms_ops.current_viewer()));

drop policy if exists audit_logs_admin_access on audit_logs;
create policy audit_logs_admin_access on audit_logs
    to lms_admin
    using (true)
    with check (true);

alter table audit_logs enable row level security;
