-- Obstacles that an office has set aside: seen through the dashboard with the student's record.
select from lms_ops.admit_existing_roles('lms_ops.registration_permits');

drop policy if exists permits_access on lms_ops.registration_permits;
create policy permits_access on lms_ops.registration_permits
    for select to lms_dashboard
    using (
        -- all rows for whoever may read all of them: see lms_ops.viewer_reach()
        id between '00000000-0000-0000-0000-000000000000' and (select lms_ops.viewer_reach('student', 'read'))
        or student_id = any (array(select lms_ops.viewer_students()))
    );

drop policy if exists permits_admin_access on lms_ops.registration_permits;
create policy permits_admin_access on lms_ops.registration_permits
    for select to lms_admin
    using (true);

alter table lms_ops.registration_permits enable row level security;
