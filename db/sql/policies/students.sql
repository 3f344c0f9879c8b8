-- Students see their own record; people with the right see the students of their units, teachers their advisees.
select from lms_ops.admit_existing_roles('students');

drop policy if exists students_own_data on students;
create policy students_own_data on students
    for select to lms_app
    using (id = any (array(select lms_ops.viewer_students())));

drop policy if exists students_admin_access on students;
create policy students_admin_access on students
    to lms_admin
    using (true)
    with check (true);

alter table students enable row level security;
