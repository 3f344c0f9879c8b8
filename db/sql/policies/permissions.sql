-- Permissions: known to everybody who is known; changed by who manages roles.
select from lms_ops.admit_existing_roles('permissions');

drop policy if exists permissions_access on permissions;
create policy permissions_access on permissions
    for select to lms_app, lms_dashboard
    using ((select lms_ops.current_viewer()) is not null);

drop policy if exists permissions_management on permissions;
create policy permissions_management on permissions
    to lms_app
    using ((select lms_ops.viewer_reach('role', 'manage')) is not null)
    with check ((select lms_ops.viewer_reach('role', 'manage')) is not null);

drop policy if exists permissions_admin_access on permissions;
create policy permissions_admin_access on permissions
    to lms_admin
    using (true)
    with check (true);

alter table permissions enable row level security;
