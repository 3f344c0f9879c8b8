-- Places in queues: seen by the student, those who teach and those who read offerings of the unit; written by whoever
-- manages its queues, while students join and leave by functions.
select from lms_ops.admit_existing_roles('course_waitlist');

drop policy if exists waitlist_access on course_waitlist;
create policy waitlist_access on course_waitlist
    for select to lms_app, lms_dashboard
    using (
        -- all rows for whoever may read all of them: see lms_ops.viewer_reach()
        id between '00000000-0000-0000-0000-000000000000' and (
            select coalesce(lms_ops.viewer_reach('student', 'read'), lms_ops.viewer_reach('offering', 'read'))
        )
        or student_id = any (array(select lms_ops.viewer_students()))
        or course_offering_id = any (array(select lms_ops.viewer_offerings()))
        or course_offering_id = any (array(select lms_ops.viewer_unit_offerings('offering', 'read')))
    );

drop policy if exists waitlist_entry on course_waitlist;
create policy waitlist_entry on course_waitlist
    for insert to lms_app
    with check (
        id between '00000000-0000-0000-0000-000000000000' and (select lms_ops.viewer_reach('waitlist', 'manage'))
        or course_offering_id = any (array(select lms_ops.viewer_unit_offerings('waitlist', 'manage')))
    );

drop policy if exists waitlist_management on course_waitlist;
create policy waitlist_management on course_waitlist
    for update to lms_app
    using (
        id between '00000000-0000-0000-0000-000000000000' and (select lms_ops.viewer_reach('waitlist', 'manage'))
        or course_offering_id = any (array(select lms_ops.viewer_unit_offerings('waitlist', 'manage')))
    )
    with check (
        id between '00000000-0000-0000-0000-000000000000' and (select lms_ops.viewer_reach('waitlist', 'manage'))
        or course_offering_id = any (array(select lms_ops.viewer_unit_offerings('waitlist', 'manage')))
    );

drop policy if exists waitlist_admin_access on course_waitlist;
create policy waitlist_admin_access on course_waitlist
    to lms_admin
    using (true)
    with check (true);

alter table course_waitlist enable row level security;
