-- Students see their own record; people with the right see the students of their units, advisors their advisees;
-- who manages students admits them and corrects their records.
select from lms_ops.admit_existing_roles('students');

drop policy if exists students_own_data on students;
create policy students_own_data on students
    for select to lms_app, lms_dashboard
    using (
        -- all rows for whoever may read all of them: see lms_ops.viewer_reach()
        id between '00000000-0000-0000-0000-000000000000' and (select lms_ops.viewer_reach('student', 'read'))
        or id = any (array(select lms_ops.viewer_students()))
    );

drop policy if exists students_entry on students;
create policy students_entry on students
    for insert to lms_app
    with check (
        id between '00000000-0000-0000-0000-000000000000' and (select lms_ops.viewer_reach('student', 'manage'))
    );

drop policy if exists students_management on students;
create policy students_management on students
    for update to lms_app
    using (
        id between '00000000-0000-0000-0000-000000000000' and (select lms_ops.viewer_reach('student', 'manage'))
    )
    with check (
        id between '00000000-0000-0000-0000-000000000000' and (select lms_ops.viewer_reach('student', 'manage'))
    );

drop policy if exists students_admin_access on students;
create policy students_admin_access on students
    to lms_admin
    using (true)
    with check (true);

alter table students enable row level security;
