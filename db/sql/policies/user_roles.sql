-- Who has which role: everybody the own; who manages roles gives and takes those that are no more powerful than theirs.
select from lms_ops.admit_existing_roles('user_roles');

drop policy if exists user_roles_access on user_roles;
create policy user_roles_access on user_roles
    for select to lms_app, lms_dashboard
    using (
        user_id = (select lms_ops.current_viewer())
        or id between '00000000-0000-0000-0000-000000000000' and (select lms_ops.viewer_reach('user', 'manage'))
    );

drop policy if exists user_roles_entry on user_roles;
create policy user_roles_entry on user_roles
    for insert to lms_app
    with check (
        (select lms_ops.viewer_reach('role', 'manage')) is not null
        and role_id = any (array(select lms_ops.viewer_grantable_roles()))
    );

drop policy if exists user_roles_management on user_roles;
create policy user_roles_management on user_roles
    for update to lms_app
    using (
        (select lms_ops.viewer_reach('role', 'manage')) is not null
        and role_id = any (array(select lms_ops.viewer_grantable_roles()))
    )
    with check (
        (select lms_ops.viewer_reach('role', 'manage')) is not null
        and role_id = any (array(select lms_ops.viewer_grantable_roles()))
    );

drop policy if exists user_roles_removal on user_roles;
create policy user_roles_removal on user_roles
    for delete to lms_app
    using (
        (select lms_ops.viewer_reach('role', 'manage')) is not null
        and role_id = any (array(select lms_ops.viewer_grantable_roles()))
    );

drop policy if exists user_roles_admin_access on user_roles;
create policy user_roles_admin_access on user_roles
    to lms_admin
    using (true)
    with check (true);

alter table user_roles enable row level security;
