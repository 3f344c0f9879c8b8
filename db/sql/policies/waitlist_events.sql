-- What happened in queues: seen through the dashboard as the places in them are.
select from lms_ops.admit_existing_roles('lms_ops.waitlist_events');

drop policy if exists waitlist_events_access on lms_ops.waitlist_events;
create policy waitlist_events_access on lms_ops.waitlist_events
    for select to lms_dashboard
    using (
        (select lms_ops.viewer_reach('student', 'read')) is not null
        or (select lms_ops.viewer_reach('offering', 'read')) is not null
        or student_id = any (array(select lms_ops.viewer_students()))
        or course_offering_id = any (array(select lms_ops.viewer_offerings()))
        or course_offering_id = any (array(select lms_ops.viewer_unit_offerings('offering', 'read')))
    );

drop policy if exists waitlist_events_admin_access on lms_ops.waitlist_events;
create policy waitlist_events_admin_access on lms_ops.waitlist_events
    for select to lms_admin
    using (true);

alter table lms_ops.waitlist_events enable row level security;
