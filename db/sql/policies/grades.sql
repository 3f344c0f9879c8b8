-- Students see their own grades unless a hold blocks them; people with the right see those of their units, instructors
-- see and enter those of their offerings.
select from lms_ops.admit_existing_roles('grades');

drop policy if exists grades_student_access on grades;
create policy grades_student_access on grades
    for select to lms_app, lms_dashboard
    using (
        -- all rows for whoever may read all of them: see lms_ops.viewer_reach()
        id between '00000000-0000-0000-0000-000000000000' and (select lms_ops.viewer_reach('grade', 'read'))
        or student_id = any (array(select lms_ops.viewer_graded_students()))
        or assessment_id = any (array(select lms_ops.viewer_unit_assessments('grade', 'read')))
    );

drop policy if exists grades_instructor_access on grades;
create policy grades_instructor_access on grades
    for select to lms_app, lms_dashboard
    using (
        assessment_id = any (array(select lms_ops.viewer_assessments()))
    );

drop policy if exists grades_entry on grades;
create policy grades_entry on grades
    for insert to lms_app
    with check (
        assessment_id = any (array(select lms_ops.viewer_assessments()))
    );

drop policy if exists grades_correction on grades;
create policy grades_correction on grades
    for update to lms_app
    using (
        assessment_id = any (array(select lms_ops.viewer_assessments()))
    )
    with check (
        assessment_id = any (array(select lms_ops.viewer_assessments()))
    );

drop policy if exists grades_admin_access on grades;
create policy grades_admin_access on grades
    to lms_admin
    using (true)
    with check (true);

alter table grades enable row level security;
