-- Attendance: seen with the student's record; seen and marked by those who teach.
select from lms_ops.admit_existing_roles('attendance_records');

drop policy if exists attendance_access on attendance_records;
create policy attendance_access on attendance_records
    for select to lms_app, lms_dashboard
    using (
        -- all rows for whoever may read all of them: see lms_ops.viewer_reach()
        id between '00000000-0000-0000-0000-000000000000' and (select lms_ops.viewer_reach('student', 'read'))
        or student_id = any (array(select lms_ops.viewer_students()))
        or class_schedule_id = any (array(select lms_ops.viewer_meetings()))
    );

drop policy if exists attendance_entry on attendance_records;
create policy attendance_entry on attendance_records
    for insert to lms_app
    with check (
        class_schedule_id = any (array(select lms_ops.viewer_meetings()))
    );

drop policy if exists attendance_correction on attendance_records;
create policy attendance_correction on attendance_records
    for update to lms_app
    using (
        class_schedule_id = any (array(select lms_ops.viewer_meetings()))
    )
    with check (
        class_schedule_id = any (array(select lms_ops.viewer_meetings()))
    );

drop policy if exists attendance_admin_access on attendance_records;
create policy attendance_admin_access on attendance_records
    to lms_admin
    using (true)
    with check (true);

alter table attendance_records enable row level security;
