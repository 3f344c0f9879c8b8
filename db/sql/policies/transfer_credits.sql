-- Work at other institutions: seen through the dashboard with the student's record.
select from lms_ops.admit_existing_roles('lms_ops.transfer_credits');

drop policy if exists transfers_access on lms_ops.transfer_credits;
create policy transfers_access on lms_ops.transfer_credits
    for select to lms_dashboard
    using (
        -- all rows for whoever may read all of them: see lms_ops.viewer_reach()
        id between '00000000-0000-0000-0000-000000000000' and (select lms_ops.viewer_reach('student', 'read'))
        or student_id = any (array(select lms_ops.viewer_students()))
    );

drop policy if exists transfers_admin_access on lms_ops.transfer_credits;
create policy transfers_admin_access on lms_ops.transfer_credits
    for select to lms_admin
    using (true);

alter table lms_ops.transfer_credits enable row level security;
