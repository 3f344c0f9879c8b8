-- Students see their own enrollments, advisors their advisees', instructors those in their offerings.
select from lms_ops.admit_existing_roles('course_enrollments');

drop policy if exists enrollments_student_access on course_enrollments;
create policy enrollments_student_access on course_enrollments
    for select to lms_app
    using (
        student_id = any (array(select lms_ops.viewer_students()))
        or course_offering_id = any (array(select lms_ops.viewer_offerings()))
    );

drop policy if exists enrollments_admin_access on course_enrollments;
create policy enrollments_admin_access on course_enrollments
    to lms_admin
    using (true)
    with check (true);

alter table course_enrollments enable row level security;
