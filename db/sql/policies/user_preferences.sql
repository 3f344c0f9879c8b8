-- Preferences: everybody the own.
select from lms_ops.admit_existing_roles('user_preferences');

drop policy if exists user_preferences_own_data on user_preferences;
create policy user_preferences_own_data on user_preferences
    to lms_app, lms_dashboard
    using (user_id = (select lms_ops.current_viewer()))
    with check (user_id = (select lms_ops.current_viewer()));

drop policy if exists user_preferences_admin_access on user_preferences;
create policy user_preferences_admin_access on user_preferences
    to lms_admin
    using (true)
    with check (true);

alter table user_preferences enable row level security;
