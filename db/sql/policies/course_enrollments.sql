-- Students see their own enrollments, advisors their advisees', instructors those in their offerings; people with the
-- right those of their units' students and courses. Written by whoever manages enrollments; students take seats by a
-- function.
select from lms_ops.admit_existing_roles('course_enrollments');

drop policy if exists enrollments_student_access on course_enrollments;
create policy enrollments_student_access on course_enrollments
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

drop policy if exists enrollments_entry on course_enrollments;
create policy enrollments_entry on course_enrollments
    for insert to lms_app
    with check (
        id between '00000000-0000-0000-0000-000000000000' and (select lms_ops.viewer_reach('enrollment', 'manage'))
        or course_offering_id = any (array(select lms_ops.viewer_unit_offerings('enrollment', 'manage')))
    );

drop policy if exists enrollments_management on course_enrollments;
create policy enrollments_management on course_enrollments
    for update to lms_app
    using (
        id between '00000000-0000-0000-0000-000000000000' and (select lms_ops.viewer_reach('enrollment', 'manage'))
        or course_offering_id = any (array(select lms_ops.viewer_unit_offerings('enrollment', 'manage')))
    )
    with check (
        id between '00000000-0000-0000-0000-000000000000' and (select lms_ops.viewer_reach('enrollment', 'manage'))
        or course_offering_id = any (array(select lms_ops.viewer_unit_offerings('enrollment', 'manage')))
    );

drop policy if exists enrollments_admin_access on course_enrollments;
create policy enrollments_admin_access on course_enrollments
    to lms_admin
    using (true)
    with check (true);

alter table course_enrollments enable row level security;
