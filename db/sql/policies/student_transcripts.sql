-- Transcripts: the student, and those who may read the student's record.
select from lms_ops.admit_existing_roles('student_transcripts');

drop policy if exists transcripts_student_access on student_transcripts;
create policy transcripts_student_access on student_transcripts
    for select to lms_app
    using (student_id = any (array(select lms_ops.viewer_students())));

drop policy if exists transcripts_admin_access on student_transcripts;
create policy transcripts_admin_access on student_transcripts
    to lms_admin
    using (true)
    with check (true);

alter table student_transcripts enable row level security;
