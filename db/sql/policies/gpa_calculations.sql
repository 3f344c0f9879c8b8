-- Averages as they were calculated: seen with the student's record, written by no person.
select from lms_ops.admit_existing_roles('gpa_calculations');

drop policy if exists gpa_calculations_access on gpa_calculations;
create policy gpa_calculations_access on gpa_calculations
    for select to lms_app, lms_dashboard
    using (
        -- all rows for whoever may read all of them: see lms_ops.viewer_reach()
        id between '00000000-0000-0000-0000-000000000000' and (select lms_ops.viewer_reach('student', 'read'))
        or student_id = any (array(select lms_ops.viewer_students()))
    );

drop policy if exists gpa_calculations_admin_access on gpa_calculations;
create policy gpa_calculations_admin_access on gpa_calculations
    to lms_admin
    using (true)
    with check (true);

alter table gpa_calculations enable row level security;
