-- Progress towards a degree: seen with the student's record, written by the audit alone.
select from lms_ops.admit_existing_roles('degree_audit_progress');

drop policy if exists degree_progress_access on degree_audit_progress;
create policy degree_progress_access on degree_audit_progress
    for select to lms_app, lms_dashboard
    using (
        -- all rows for whoever may read all of them: see lms_ops.viewer_reach()
        id between '00000000-0000-0000-0000-000000000000' and (select lms_ops.viewer_reach('student', 'read'))
        or student_id = any (array(select lms_ops.viewer_students()))
    );

drop policy if exists degree_progress_admin_access on degree_audit_progress;
create policy degree_progress_admin_access on degree_audit_progress
    to lms_admin
    using (true)
    with check (true);

alter table degree_audit_progress enable row level security;
