-- What registration, rules, standing and grades ask for: who may do it, and how far.

create temporary table role_grants on commit drop as
select
    split_part(granted.permission, '.', 1) as resource,
    split_part(granted.permission, '.', 2) as action,
    granted.scope,
    role_code
from (
    values
        -- take, drop and swap seats of the units' offerings for students; their own seats students may anyway
        ('enrollment.manage', 'university', '{SUPER_ADMIN,ADMIN,REGISTRAR}'),
        ('enrollment.manage', 'faculty', '{DEAN,VICE_DEAN}'),
        -- capacity, the rule of a queue, permits for single students
        ('offering.manage', 'university', '{SUPER_ADMIN,ADMIN,REGISTRAR}'),
        ('offering.manage', 'faculty', '{DEAN,VICE_DEAN}'),
        ('offering.manage', 'department', '{HEAD_OF_DEPT,DEPT_HEAD}'),
        -- prerequisites and proposed equivalencies of a unit's courses
        ('course.manage', 'university', '{SUPER_ADMIN,ADMIN,REGISTRAR}'),
        ('course.manage', 'faculty', '{DEAN,VICE_DEAN}'),
        ('course.manage', 'department', '{HEAD_OF_DEPT,DEPT_HEAD}'),
        ('equivalency.decide', 'university', '{SUPER_ADMIN,ADMIN,REGISTRAR}'),
        ('equivalency.decide', 'faculty', '{DEAN}'),
        ('transfer.manage', 'university', '{SUPER_ADMIN,ADMIN,REGISTRAR}'),
        ('transfer.manage', 'faculty', '{DEAN,VICE_DEAN}'),
        ('standing.decide', 'university', '{SUPER_ADMIN,ADMIN,REGISTRAR}'),
        ('standing.decide', 'faculty', '{DEAN}'),
        ('grade.change', 'university', '{SUPER_ADMIN,ADMIN,REGISTRAR}'),
        ('grade.change', 'own', '{TEACHER}'),
        ('grade.approve', 'university', '{SUPER_ADMIN,ADMIN,REGISTRAR,RECTOR,VICE_RECTOR}'),
        ('grade.approve', 'faculty', '{DEAN,VICE_DEAN}'),
        ('grade.approve', 'department', '{HEAD_OF_DEPT,DEPT_HEAD}'),
        ('group.manage', 'university', '{SUPER_ADMIN,ADMIN,REGISTRAR}'),
        ('group.manage', 'own', '{TEACHER}')
) as granted (permission, scope, role_codes)
cross join unnest(granted.role_codes::text[]) as role_code;

insert into permissions (id, resource, action, scope)
select distinct
    md5(concat_ws(' ', 'permission', resource, action, scope))::uuid,
    resource,
    action,
    scope
from role_grants
on conflict (resource, action, scope) do nothing;

insert into role_permissions (role_id, permission_id)
select
    roles.id,
    permissions.id
from role_grants
join roles on roles.code = role_grants.role_code
join permissions using (resource, action, scope)
on conflict do nothing;
