-- Files: everybody what they uploaded, who manages users all of them.
select from lms_ops.admit_existing_roles('file_uploads');

drop policy if exists file_uploads_access on file_uploads;
create policy file_uploads_access on file_uploads
    for select to lms_app, lms_dashboard
    using (
        uploaded_by = (select lms_ops.current_viewer())
        or id between '00000000-0000-0000-0000-000000000000' and (select lms_ops.viewer_reach('user', 'manage'))
    );

drop policy if exists file_uploads_own_data on file_uploads;
create policy file_uploads_own_data on file_uploads
    to lms_app
    using (uploaded_by = (select lms_ops.current_viewer()))
    with check (uploaded_by = (select lms_ops.current_viewer()));

drop policy if exists file_uploads_admin_access on file_uploads;
create policy file_uploads_admin_access on file_uploads
    to lms_admin
    using (true)
    with check (true);

alter table file_uploads enable row level security;
