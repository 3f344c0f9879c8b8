-- Work handed in: seen by the student and the group, by those who teach or grade, and with the student's record; handed
-- in by students for assessments of offerings that they sit in.
select from lms_ops.admit_existing_roles('assessment_submissions');

drop policy if exists submissions_access on assessment_submissions;
create policy submissions_access on assessment_submissions
    for select to lms_app, lms_dashboard
    using (
        -- all rows for whoever may read all of them: see lms_ops.viewer_reach()
        id between '00000000-0000-0000-0000-000000000000' and (
            select coalesce(lms_ops.viewer_reach('grade', 'read'), lms_ops.viewer_reach('student', 'read'))
        )
        or student_id = any (array(select lms_ops.viewer_students()))
        or group_id = any (array(select lms_ops.viewer_groups()))
        or assessment_id = any (array(select lms_ops.viewer_assessments()))
        or assessment_id = any (array(select lms_ops.viewer_unit_assessments('grade', 'read')))
    );

drop policy if exists submissions_entry on assessment_submissions;
create policy submissions_entry on assessment_submissions
    for insert to lms_app
    with check (
        student_id = (select lms_ops.viewer_student())
        and assessment_id in (
            select assessments.id
            from public.assessments
            where assessments.course_offering_id = any (array(select lms_ops.viewer_seats()))
        )
        and (group_id is null or group_id = any (array(select lms_ops.viewer_groups())))
    );

drop policy if exists submissions_admin_access on assessment_submissions;
create policy submissions_admin_access on assessment_submissions
    to lms_admin
    using (true)
    with check (true);

alter table assessment_submissions enable row level security;
