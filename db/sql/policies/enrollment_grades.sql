-- Parts of a course grade: seen and entered as grades are.
select from lms_ops.admit_existing_roles('enrollment_grades');

drop policy if exists enrollment_grades_access on enrollment_grades;
create policy enrollment_grades_access on enrollment_grades
    for select to lms_app, lms_dashboard
    using (
        -- all rows for whoever may read all of them: see lms_ops.viewer_reach()
        id between '00000000-0000-0000-0000-000000000000' and (select lms_ops.viewer_reach('grade', 'read'))
        or enrollment_id = any (array(select lms_ops.viewer_graded_enrollments()))
    );

drop policy if exists enrollment_grades_entry on enrollment_grades;
create policy enrollment_grades_entry on enrollment_grades
    for insert to lms_app
    with check (
        enrollment_id = any (array(select lms_ops.viewer_taught_enrollments()))
    );

drop policy if exists enrollment_grades_correction on enrollment_grades;
create policy enrollment_grades_correction on enrollment_grades
    for update to lms_app
    using (
        enrollment_id = any (array(select lms_ops.viewer_taught_enrollments()))
    )
    with check (
        enrollment_id = any (array(select lms_ops.viewer_taught_enrollments()))
    );

drop policy if exists enrollment_grades_admin_access on enrollment_grades;
create policy enrollment_grades_admin_access on enrollment_grades
    to lms_admin
    using (true)
    with check (true);

alter table enrollment_grades enable row level security;
