-- Holds: seen with the student's record and by whoever manages holds of the unit that owns them; placed and released by
-- the latter, of students whom they see.
select from lms_ops.admit_existing_roles('student_holds');

drop policy if exists holds_access on student_holds;
create policy holds_access on student_holds
    for select to lms_app, lms_dashboard
    using (
        -- all rows for whoever may read all of them: see lms_ops.viewer_reach()
        id between '00000000-0000-0000-0000-000000000000' and (
            select coalesce(lms_ops.viewer_reach('student', 'read'), lms_ops.viewer_reach('hold', 'manage'))
        )
        or student_id = any (array(select lms_ops.viewer_students()))
        or organization_unit_id = any (array(select lms_ops.viewer_units_for('hold', 'manage')))
    );

drop policy if exists holds_entry on student_holds;
create policy holds_entry on student_holds
    for insert to lms_app
    with check (
        (
            organization_unit_id = any (array(select lms_ops.viewer_units_for('hold', 'manage')))
            or (select lms_ops.viewer_reach('hold', 'manage')) is not null
        )
        and lms_ops.viewer_reads_student(student_id)
        and placed_by = (select lms_ops.current_viewer())
    );

drop policy if exists holds_management on student_holds;
create policy holds_management on student_holds
    for update to lms_app
    using (
        id between '00000000-0000-0000-0000-000000000000' and (select lms_ops.viewer_reach('hold', 'manage'))
        or organization_unit_id = any (array(select lms_ops.viewer_units_for('hold', 'manage')))
    )
    with check (
        id between '00000000-0000-0000-0000-000000000000' and (select lms_ops.viewer_reach('hold', 'manage'))
        or organization_unit_id = any (array(select lms_ops.viewer_units_for('hold', 'manage')))
    );

drop policy if exists holds_admin_access on student_holds;
create policy holds_admin_access on student_holds
    to lms_admin
    using (true)
    with check (true);

alter table student_holds enable row level security;
