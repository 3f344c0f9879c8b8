-- Requests for transcripts: made by students for themselves, seen by whoever may read the transcript, decided by
-- whoever manages transcripts.
select from lms_ops.admit_existing_roles('transcript_requests');

drop policy if exists transcript_requests_access on transcript_requests;
create policy transcript_requests_access on transcript_requests
    for select to lms_app, lms_dashboard
    using (
        -- all rows for whoever may read all of them: see lms_ops.viewer_reach()
        id between '00000000-0000-0000-0000-000000000000' and (select lms_ops.viewer_reach('transcript', 'read'))
        or student_id = (select lms_ops.viewer_student())
        or student_id = any (array(select lms_ops.viewer_unit_students('transcript', 'read')))
    );

drop policy if exists transcript_requests_entry on transcript_requests;
create policy transcript_requests_entry on transcript_requests
    for insert to lms_app
    with check (
        student_id = (select lms_ops.viewer_student())
        and status = 'pending'
        and approved_by is null
    );

drop policy if exists transcript_requests_management on transcript_requests;
create policy transcript_requests_management on transcript_requests
    for update to lms_app
    using (
        id between '00000000-0000-0000-0000-000000000000' and (select lms_ops.viewer_reach('transcript', 'manage'))
        or student_id = any (array(select lms_ops.viewer_unit_students('transcript', 'manage')))
    )
    with check (
        id between '00000000-0000-0000-0000-000000000000' and (select lms_ops.viewer_reach('transcript', 'manage'))
        or student_id = any (array(select lms_ops.viewer_unit_students('transcript', 'manage')))
    );

drop policy if exists transcript_requests_admin_access on transcript_requests;
create policy transcript_requests_admin_access on transcript_requests
    to lms_admin
    using (true)
    with check (true);

alter table transcript_requests enable row level security;
