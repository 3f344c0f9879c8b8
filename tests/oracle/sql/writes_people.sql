-- Rows of the tables about people that a viewer may write through the LMS: views insert_, update_ and delete_.
-- A table and a way without a view is for nobody: the role must lack the privilege.

-- How powerful a viewer is: the lowest level among today's roles.
create view oracle.levels as
select
    known.viewer,
    min(roles.level) as level
from oracle.known
join public.user_roles using (user_id)
join public.roles on roles.id = user_roles.role_id
where (user_roles.valid_from is null or user_roles.valid_from <= now())
    and (user_roles.valid_until is null or user_roles.valid_until > now())
group by known.viewer;

-- Users with a role above any of the viewer's that has not ended.
create view oracle.superiors as
select distinct
    levels.viewer,
    user_roles.user_id
from oracle.levels
cross join public.user_roles
join public.roles on roles.id = user_roles.role_id
where roles.level < levels.level
    and (user_roles.valid_until is null or user_roles.valid_until > now());

create view oracle.insert_users as
select
    everywhere.viewer,
    users.id as key
from oracle.everywhere
cross join public.users
where everywhere.permission = 'user.manage';

create view oracle.update_users as
select
    everywhere.viewer,
    users.id as key
from oracle.everywhere
cross join public.users
where everywhere.permission = 'user.manage'
    and not exists (
        select
        from oracle.superiors
        where superiors.viewer = everywhere.viewer
            and superiors.user_id = users.id
    );

create view oracle.insert_persons as
select
    everywhere.viewer,
    persons.id as key
from oracle.everywhere
cross join public.persons
where everywhere.permission = 'user.manage'
union
select
    everywhere.viewer,
    persons.id
from oracle.everywhere
cross join public.students
join public.persons using (user_id)
where everywhere.permission = 'student.manage';

create view oracle.update_persons as
select *
from oracle.insert_persons;

create view oracle.insert_staff_members as
select
    everywhere.viewer,
    staff.id as key
from oracle.everywhere
cross join public.staff_members as staff
where everywhere.permission = 'user.manage';

-- a row is found to be updated by who may read it
create view oracle.update_staff_members as
select *
from oracle.insert_staff_members
intersect
select *
from oracle.read_staff_members;

-- roles are given, taken and shaped by who has the right, never above the own
create view oracle.insert_roles as
select
    everywhere.viewer,
    roles.id as key
from oracle.everywhere
join oracle.levels using (viewer)
join public.roles on roles.level >= levels.level
where everywhere.permission = 'role.manage';

create view oracle.update_roles as
select *
from oracle.insert_roles;

create view oracle.delete_roles as
select *
from oracle.insert_roles;

create view oracle.insert_user_roles as
select
    manageable.viewer,
    user_roles.id as key
from oracle.insert_roles as manageable
join public.user_roles on user_roles.role_id = manageable.key;

create view oracle.update_user_roles as
select *
from oracle.insert_user_roles;

create view oracle.delete_user_roles as
select *
from oracle.insert_user_roles;

create view oracle.insert_role_permissions as
select
    manageable.viewer,
    role_permissions.role_id || ' ' || role_permissions.permission_id as key
from oracle.insert_roles as manageable
join public.role_permissions on role_permissions.role_id = manageable.key;

create view oracle.update_role_permissions as
select *
from oracle.insert_role_permissions;

create view oracle.delete_role_permissions as
select *
from oracle.insert_role_permissions;

create view oracle.insert_permissions as
select
    everywhere.viewer,
    permissions.id as key
from oracle.everywhere
cross join public.permissions
where everywhere.permission = 'role.manage';

create view oracle.update_permissions as
select *
from oracle.insert_permissions;

create view oracle.delete_permissions as
select *
from oracle.insert_permissions;

create view oracle.insert_system_settings as
select
    everywhere.viewer,
    settings.id as key
from oracle.everywhere
cross join public.system_settings as settings
where everywhere.permission = 'setting.manage'
    and settings.is_editable is not false;

create view oracle.update_system_settings as
select *
from oracle.insert_system_settings;

create view oracle.delete_system_settings as
select *
from oracle.insert_system_settings;

-- what everybody writes of their own
create view oracle.insert_user_sessions as
select
    known.viewer,
    sessions.id as key
from oracle.known
join public.user_sessions as sessions using (user_id);

-- one that has ended stays ended
create view oracle.update_user_sessions as
select
    known.viewer,
    sessions.id as key
from oracle.known
join public.user_sessions as sessions using (user_id)
where sessions.is_active is not false;

create view oracle.insert_page_views as
select
    known.viewer,
    views.id as key
from oracle.known
join public.page_views as views using (user_id);

create view oracle.update_page_views as
select *
from oracle.insert_page_views;

create view oracle.insert_user_preferences as
select
    known.viewer,
    preferences.id as key
from oracle.known
join public.user_preferences as preferences using (user_id);

create view oracle.update_user_preferences as
select *
from oracle.insert_user_preferences;

create view oracle.update_notifications as
select
    known.viewer,
    notifications.id as key
from oracle.known
join public.notifications on notifications.recipient_id = known.user_id;

create view oracle.insert_file_uploads as
select
    known.viewer,
    uploads.id as key
from oracle.known
join public.file_uploads as uploads on uploads.uploaded_by = known.user_id;

create view oracle.update_file_uploads as
select *
from oracle.insert_file_uploads;

create view oracle.delete_file_uploads as
select *
from oracle.insert_file_uploads;

create view oracle.insert_audit_logs as
select
    known.viewer,
    logs.id as key
from oracle.known
join public.audit_logs as logs using (user_id);

-- Where a row that may be updated can be moved to, where that is not where rows can be updated.
