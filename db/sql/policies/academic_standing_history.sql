-- Decisions about standing: seen with the student's record, written by functions alone.
select from lms_ops.admit_existing_roles('academic_standing_history');

drop policy if exists standing_access on academic_standing_history;
create policy standing_access on academic_standing_history
    for select to lms_app, lms_dashboard
    using (
        -- all rows for whoever may read all of them: see lms_ops.viewer_reach()
        id between '00000000-0000-0000-0000-000000000000' and (select lms_ops.viewer_reach('student', 'read'))
        or student_id = any (array(select lms_ops.viewer_students()))
    );

drop policy if exists standing_admin_access on academic_standing_history;
create policy standing_admin_access on academic_standing_history
    for select to lms_admin
    using (true);

alter table academic_standing_history enable row level security;
