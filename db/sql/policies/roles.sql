-- Roles: known to everybody who is known; who manages them makes none more powerful than the own.
select from lms_ops.admit_existing_roles('roles');

drop policy if exists roles_access on roles;
create policy roles_access on roles
    for select to lms_app, lms_dashboard
    using ((select lms_ops.current_viewer()) is not null);

drop policy if exists roles_management on roles;
create policy roles_management on roles
    to lms_app
    using (
        (select lms_ops.viewer_reach('role', 'manage')) is not null
        and level >= (select lms_ops.viewer_level())
    )
    with check (
        (select lms_ops.viewer_reach('role', 'manage')) is not null
        and level >= (select lms_ops.viewer_level())
    );

drop policy if exists roles_admin_access on roles;
create policy roles_admin_access on roles
    to lms_admin
    using (true)
    with check (true);

alter table roles enable row level security;
