-- What roles permit: known to everybody who is known; who manages roles changes none more powerful than the own.
select from lms_ops.admit_existing_roles('role_permissions');

drop policy if exists role_permissions_access on role_permissions;
create policy role_permissions_access on role_permissions
    for select to lms_app, lms_dashboard
    using ((select lms_ops.current_viewer()) is not null);

drop policy if exists role_permissions_management on role_permissions;
create policy role_permissions_management on role_permissions
    to lms_app
    using (
        (select lms_ops.viewer_reach('role', 'manage')) is not null
        and role_id = any (array(select lms_ops.viewer_grantable_roles()))
    )
    with check (
        (select lms_ops.viewer_reach('role', 'manage')) is not null
        and role_id = any (array(select lms_ops.viewer_grantable_roles()))
    );

drop policy if exists role_permissions_admin_access on role_permissions;
create policy role_permissions_admin_access on role_permissions
    to lms_admin
    using (true)
    with check (true);

alter table role_permissions enable row level security;
