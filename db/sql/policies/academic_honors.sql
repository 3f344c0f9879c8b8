-- Honours: seen with the student's record, written by no person.
select from lms_ops.admit_existing_roles('academic_honors');

drop policy if exists honors_access on academic_honors;
create policy honors_access on academic_honors
    for select to lms_app, lms_dashboard
    using (
        -- all rows for whoever may read all of them: see lms_ops.viewer_reach()
        id between '00000000-0000-0000-0000-000000000000' and (select lms_ops.viewer_reach('student', 'read'))
        or student_id = any (array(select lms_ops.viewer_students()))
    );

drop policy if exists honors_admin_access on academic_honors;
create policy honors_admin_access on academic_honors
    to lms_admin
    using (true)
    with check (true);

alter table academic_honors enable row level security;
