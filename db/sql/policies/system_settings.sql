-- Settings: the public ones known to everybody who is known, because an LMS may keep secrets in others; all of them read
-- by who manages them, and changed, but for those that are fixed.
select from lms_ops.admit_existing_roles('system_settings');

drop policy if exists system_settings_access on system_settings;
create policy system_settings_access on system_settings
    for select to lms_app, lms_dashboard
    using (
        (is_public and (select lms_ops.current_viewer()) is not null)
        or (select lms_ops.viewer_reach('setting', 'manage')) is not null
    );

drop policy if exists system_settings_management on system_settings;
create policy system_settings_management on system_settings
    to lms_app
    using (
        (select lms_ops.viewer_reach('setting', 'manage')) is not null
        and is_editable is not false
    )
    with check (
        (select lms_ops.viewer_reach('setting', 'manage')) is not null
        and is_editable is not false
    );

drop policy if exists system_settings_admin_access on system_settings;
create policy system_settings_admin_access on system_settings
    to lms_admin
    using (true)
    with check (true);

alter table system_settings enable row level security;
