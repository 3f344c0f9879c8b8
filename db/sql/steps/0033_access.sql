-- What the database asks before it shows or changes something: further permissions.

create temporary table role_grants on commit drop as
select
    split_part(granted.permission, '.', 1) as resource,
    split_part(granted.permission, '.', 2) as action,
    granted.scope,
    role_code
from (
    values
        -- transcripts are for offices: those who head departments, teach or advise read records, not transcripts
        ('transcript.read', 'university', '{SUPER_ADMIN,ADMIN,RECTOR,VICE_RECTOR,REGISTRAR}'),
        ('transcript.read', 'faculty', '{DEAN,VICE_DEAN}'),
        ('transcript.manage', 'university', '{SUPER_ADMIN,ADMIN,REGISTRAR}'),
        -- admit students and correct their records and names
        ('student.manage', 'university', '{SUPER_ADMIN,ADMIN,REGISTRAR}'),
        ('user.manage', 'university', '{SUPER_ADMIN,ADMIN}'),
        -- give and take roles, none more powerful than the own
        ('role.manage', 'university', '{SUPER_ADMIN,ADMIN}'),
        ('setting.manage', 'university', '{SUPER_ADMIN,ADMIN}'),
        -- who looked, who exported, who changed
        ('audit.read', 'university', '{SUPER_ADMIN,ADMIN,REGISTRAR}')
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

insert into system_settings (category, key, value, value_type, description)
values
    (
        'access', 'failed_logins', '10', 'number',
        'Wrong passwords in a row after which the LMS locks an account. null: never.'
    )
on conflict (category, key) do nothing;

-- who may see a group is looked up by its assessment; without an index all members would be read for everybody
create index student_group_members_assessment_id_idx on student_group_members (assessment_id);
