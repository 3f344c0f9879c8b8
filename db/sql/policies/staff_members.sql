-- Staff: everybody the own row, who reads the workload of a unit its staff.
select from lms_ops.admit_existing_roles('staff_members');

drop policy if exists staff_members_access on staff_members;
create policy staff_members_access on staff_members
    for select to lms_app, lms_dashboard
    using (
        user_id = (select lms_ops.current_viewer())
        or organization_unit_id = any (array(select lms_ops.viewer_units_for('workload', 'read')))
        or id between '00000000-0000-0000-0000-000000000000' and (select lms_ops.viewer_reach('workload', 'read'))
    );

drop policy if exists staff_members_entry on staff_members;
create policy staff_members_entry on staff_members
    for insert to lms_app
    with check ((select lms_ops.viewer_reach('user', 'manage')) is not null);

drop policy if exists staff_members_management on staff_members;
create policy staff_members_management on staff_members
    for update to lms_app
    using ((select lms_ops.viewer_reach('user', 'manage')) is not null)
    with check ((select lms_ops.viewer_reach('user', 'manage')) is not null);

drop policy if exists staff_members_admin_access on staff_members;
create policy staff_members_admin_access on staff_members
    to lms_admin
    using (true)
    with check (true);

alter table staff_members enable row level security;
