-- Groups of students: seen by their members, those who teach and those who read offerings of the unit; written by
-- whoever manages groups there, while teachers and members use functions.
select from lms_ops.admit_existing_roles('student_groups');

drop policy if exists groups_access on student_groups;
create policy groups_access on student_groups
    for select to lms_app, lms_dashboard
    using (
        -- all rows for whoever may read all of them: see lms_ops.viewer_reach()
        id between '00000000-0000-0000-0000-000000000000' and (select lms_ops.viewer_reach('offering', 'read'))
        or id = any (array(select lms_ops.viewer_groups()))
        or assessment_id = any (array(select lms_ops.viewer_assessments()))
        or assessment_id = any (array(select lms_ops.viewer_unit_assessments('offering', 'read')))
    );

drop policy if exists groups_entry on student_groups;
create policy groups_entry on student_groups
    for insert to lms_app
    with check (
        id between '00000000-0000-0000-0000-000000000000' and (select lms_ops.viewer_reach('group', 'manage'))
        or assessment_id = any (array(select lms_ops.viewer_unit_assessments('group', 'manage')))
    );

drop policy if exists groups_management on student_groups;
create policy groups_management on student_groups
    for update to lms_app
    using (
        id between '00000000-0000-0000-0000-000000000000' and (select lms_ops.viewer_reach('group', 'manage'))
        or assessment_id = any (array(select lms_ops.viewer_unit_assessments('group', 'manage')))
    )
    with check (
        id between '00000000-0000-0000-0000-000000000000' and (select lms_ops.viewer_reach('group', 'manage'))
        or assessment_id = any (array(select lms_ops.viewer_unit_assessments('group', 'manage')))
    );

drop policy if exists groups_admin_access on student_groups;
create policy groups_admin_access on student_groups
    to lms_admin
    using (true)
    with check (true);

alter table student_groups enable row level security;
