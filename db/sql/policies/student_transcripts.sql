-- Transcripts: the student, and the offices that may read them; not those who only teach, advise or head a department.
select from lms_ops.admit_existing_roles('student_transcripts');

drop policy if exists transcripts_student_access on student_transcripts;
create policy transcripts_student_access on student_transcripts
    for select to lms_app, lms_dashboard
    using (
        -- all rows for whoever may read all of them: see lms_ops.viewer_reach()
        id between '00000000-0000-0000-0000-000000000000' and (select lms_ops.viewer_reach('transcript', 'read'))
        or student_id = (select lms_ops.viewer_student())
        or student_id = any (array(select lms_ops.viewer_unit_students('transcript', 'read')))
    );

drop policy if exists transcripts_entry on student_transcripts;
create policy transcripts_entry on student_transcripts
    for insert to lms_app
    with check (
        id between '00000000-0000-0000-0000-000000000000' and (select lms_ops.viewer_reach('transcript', 'manage'))
        or student_id = any (array(select lms_ops.viewer_unit_students('transcript', 'manage')))
    );

drop policy if exists transcripts_management on student_transcripts;
create policy transcripts_management on student_transcripts
    for update to lms_app
    using (
        id between '00000000-0000-0000-0000-000000000000' and (select lms_ops.viewer_reach('transcript', 'manage'))
        or student_id = any (array(select lms_ops.viewer_unit_students('transcript', 'manage')))
    )
    with check (
        id between '00000000-0000-0000-0000-000000000000' and (select lms_ops.viewer_reach('transcript', 'manage'))
        or student_id = any (array(select lms_ops.viewer_unit_students('transcript', 'manage')))
    );

drop policy if exists transcripts_admin_access on student_transcripts;
create policy transcripts_admin_access on student_transcripts
    to lms_admin
    using (true)
    with check (true);

alter table student_transcripts enable row level security;
