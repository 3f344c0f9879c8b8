-- Sessions: everybody the own. Others' are read by nobody, because an LMS may take session_id for the bearer's word.
-- One that has ended stays ended.
select from lms_ops.admit_existing_roles('user_sessions');

drop policy if exists user_sessions_access on user_sessions;
create policy user_sessions_access on user_sessions
    for select to lms_app, lms_dashboard
    using (user_id = (select lms_ops.current_viewer()));

drop policy if exists user_sessions_entry on user_sessions;
create policy user_sessions_entry on user_sessions
    for insert to lms_app
    with check (user_id = (select lms_ops.current_viewer()));

drop policy if exists user_sessions_change on user_sessions;
create policy user_sessions_change on user_sessions
    for update to lms_app
    using (
        user_id = (select lms_ops.current_viewer())
        and is_active is not false
    )
    with check (user_id = (select lms_ops.current_viewer()));

drop policy if exists user_sessions_admin_access on user_sessions;
create policy user_sessions_admin_access on user_sessions
    to lms_admin
    using (true)
    with check (true);

alter table user_sessions enable row level security;
