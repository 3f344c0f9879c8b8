-- Rows of the tables about people, and about their use of the system, that a viewer may read: a view a table.

create view oracle.read_users as
select
    known.viewer,
    known.user_id as key
from oracle.known
union
select
    everywhere.viewer,
    users.id
from oracle.everywhere
cross join public.users
where everywhere.permission = 'user.manage';

create view oracle.read_persons as
with met_users as (
    select
        known.viewer,
        known.user_id
    from oracle.known
    union
    select
        readable.viewer,
        students.user_id
    from oracle.readable_students as readable
    join public.students on students.id = readable.student_id
    union
    select
        taught.viewer,
        students.user_id
    from oracle.taught
    join public.course_enrollments as enrollments on enrollments.course_offering_id = taught.offering_id
    join public.students on students.id = enrollments.student_id
    union
    select
        in_units.viewer,
        staff.user_id
    from oracle.in_units
    join public.staff_members as staff on staff.organization_unit_id = in_units.unit_id
    where in_units.permission = 'workload.read'
    union
    select
        everywhere.viewer,
        users.id
    from oracle.everywhere
    cross join public.users
    where everywhere.permission in ('student.read', 'user.manage')
)

select
    met_users.viewer,
    persons.id as key
from met_users
join public.persons using (user_id);

create view oracle.read_staff_members as
select
    known.viewer,
    staff.id as key
from oracle.known
join public.staff_members as staff using (user_id)
union
select
    in_units.viewer,
    staff.id
from oracle.in_units
join public.staff_members as staff on staff.organization_unit_id = in_units.unit_id
where in_units.permission = 'workload.read'
union
select
    everywhere.viewer,
    staff.id
from oracle.everywhere
cross join public.staff_members as staff
where everywhere.permission = 'workload.read';

create view oracle.read_user_roles as
select
    known.viewer,
    user_roles.id as key
from oracle.known
join public.user_roles using (user_id)
union
select
    everywhere.viewer,
    user_roles.id
from oracle.everywhere
cross join public.user_roles
where everywhere.permission = 'user.manage';

-- what roles there are and what they may do is no secret among those who are known
create view oracle.read_roles as
select
    known.viewer,
    roles.id as key
from oracle.known
cross join public.roles;

create view oracle.read_permissions as
select
    known.viewer,
    permissions.id as key
from oracle.known
cross join public.permissions;

create view oracle.read_role_permissions as
select
    known.viewer,
    role_permissions.role_id || ' ' || role_permissions.permission_id as key
from oracle.known
cross join public.role_permissions;

create view oracle.read_system_settings as
select
    known.viewer,
    settings.id as key
from oracle.known
join public.system_settings as settings on settings.is_public
union
select
    everywhere.viewer,
    settings.id
from oracle.everywhere
cross join public.system_settings as settings
where everywhere.permission = 'setting.manage';

create view oracle.read_user_sessions as
select
    known.viewer,
    sessions.id as key
from oracle.known
join public.user_sessions as sessions using (user_id);

create view oracle.read_page_views as
select
    known.viewer,
    views.id as key
from oracle.known
join public.page_views as views using (user_id)
union
select
    everywhere.viewer,
    views.id
from oracle.everywhere
cross join public.page_views as views
where everywhere.permission = 'user.manage';

create view oracle.read_user_preferences as
select
    known.viewer,
    preferences.id as key
from oracle.known
join public.user_preferences as preferences using (user_id);

create view oracle.read_notifications as
select
    known.viewer,
    notifications.id as key
from oracle.known
join public.notifications on notifications.recipient_id = known.user_id;

create view oracle.read_file_uploads as
select
    known.viewer,
    uploads.id as key
from oracle.known
join public.file_uploads as uploads on uploads.uploaded_by = known.user_id
union
select
    everywhere.viewer,
    uploads.id
from oracle.everywhere
cross join public.file_uploads as uploads
where everywhere.permission = 'user.manage';

create view oracle.read_audit_logs as
select
    everywhere.viewer,
    logs.id as key
from oracle.everywhere
cross join public.audit_logs as logs
where everywhere.permission = 'audit.read';
