-- Conflicts of schedules: seen with the student's record and by those who read either offering; decided by whoever
-- resolves conflicts of the student's unit or of either course's.
select from lms_ops.admit_existing_roles('schedule_conflicts');

drop policy if exists conflicts_access on schedule_conflicts;
create policy conflicts_access on schedule_conflicts
    for select to lms_app, lms_dashboard
    using (
        -- all rows for whoever may read all of them: see lms_ops.viewer_reach()
        id between '00000000-0000-0000-0000-000000000000' and (
            select coalesce(lms_ops.viewer_reach('student', 'read'), lms_ops.viewer_reach('offering', 'read'))
        )
        or student_id = any (array(select lms_ops.viewer_students()))
        or course_offering_id = any (array(select lms_ops.viewer_unit_offerings('offering', 'read')))
        or conflicting_offering_id = any (array(select lms_ops.viewer_unit_offerings('offering', 'read')))
    );

drop policy if exists conflicts_management on schedule_conflicts;
create policy conflicts_management on schedule_conflicts
    for update to lms_app
    using (
        id between '00000000-0000-0000-0000-000000000000' and (select lms_ops.viewer_reach('conflict', 'resolve'))
        or student_id = any (array(select lms_ops.viewer_unit_students('conflict', 'resolve')))
        or course_offering_id = any (array(select lms_ops.viewer_unit_offerings('conflict', 'resolve')))
        or conflicting_offering_id = any (array(select lms_ops.viewer_unit_offerings('conflict', 'resolve')))
    )
    with check (
        id between '00000000-0000-0000-0000-000000000000' and (select lms_ops.viewer_reach('conflict', 'resolve'))
        or student_id = any (array(select lms_ops.viewer_unit_students('conflict', 'resolve')))
        or course_offering_id = any (array(select lms_ops.viewer_unit_offerings('conflict', 'resolve')))
        or conflicting_offering_id = any (array(select lms_ops.viewer_unit_offerings('conflict', 'resolve')))
    );

drop policy if exists conflicts_admin_access on schedule_conflicts;
create policy conflicts_admin_access on schedule_conflicts
    to lms_admin
    using (true)
    with check (true);

alter table schedule_conflicts enable row level security;
