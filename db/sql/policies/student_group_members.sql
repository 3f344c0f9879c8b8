-- Who is or was in a group: seen by whoever sees the group, and by the student; written as groups are.
select from lms_ops.admit_existing_roles('student_group_members');

drop policy if exists group_members_access on student_group_members;
create policy group_members_access on student_group_members
    for select to lms_app, lms_dashboard
    using (
        -- all rows for whoever may read all of them: see lms_ops.viewer_reach()
        id between '00000000-0000-0000-0000-000000000000' and (select lms_ops.viewer_reach('offering', 'read'))
        or student_id = (select lms_ops.viewer_student())
        or group_id = any (array(select lms_ops.viewer_groups()))
        or assessment_id = any (array(select lms_ops.viewer_assessments()))
        or assessment_id = any (array(select lms_ops.viewer_unit_assessments('offering', 'read')))
    );

drop policy if exists group_members_entry on student_group_members;
create policy group_members_entry on student_group_members
    for insert to lms_app
    with check (
        id between '00000000-0000-0000-0000-000000000000' and (select lms_ops.viewer_reach('group', 'manage'))
        or assessment_id = any (array(select lms_ops.viewer_unit_assessments('group', 'manage')))
    );

drop policy if exists group_members_management on student_group_members;
create policy group_members_management on student_group_members
    for update to lms_app
    using (
        id between '00000000-0000-0000-0000-000000000000' and (select lms_ops.viewer_reach('group', 'manage'))
        or assessment_id = any (array(select lms_ops.viewer_unit_assessments('group', 'manage')))
    )
    with check (
        id between '00000000-0000-0000-0000-000000000000' and (select lms_ops.viewer_reach('group', 'manage'))
        or assessment_id = any (array(select lms_ops.viewer_unit_assessments('group', 'manage')))
    );

drop policy if exists group_members_admin_access on student_group_members;
create policy group_members_admin_access on student_group_members
    to lms_admin
    using (true)
    with check (true);

alter table student_group_members enable row level security;
