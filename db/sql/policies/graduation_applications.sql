-- Applications to graduate: seen with the student's record, made by students for themselves.
select from lms_ops.admit_existing_roles('graduation_applications');

drop policy if exists graduation_access on graduation_applications;
create policy graduation_access on graduation_applications
    for select to lms_app, lms_dashboard
    using (
        -- all rows for whoever may read all of them: see lms_ops.viewer_reach()
        id between '00000000-0000-0000-0000-000000000000' and (select lms_ops.viewer_reach('student', 'read'))
        or student_id = any (array(select lms_ops.viewer_students()))
    );

drop policy if exists graduation_entry on graduation_applications;
create policy graduation_entry on graduation_applications
    for insert to lms_app
    with check (
        student_id = (select lms_ops.viewer_student())
        and status = 'submitted'
        and reviewed_by is null
    );

drop policy if exists graduation_admin_access on graduation_applications;
create policy graduation_admin_access on graduation_applications
    to lms_admin
    using (true)
    with check (true);

alter table graduation_applications enable row level security;
