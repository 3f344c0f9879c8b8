-- Roles that a person has twice for the same unit, both without an end.
-- level: impossible
-- reads: user_roles, users, roles, organization_units
-- remedy: end all but one of these grants: set their valid_until
with repeated as (
    select
        grants.user_id,
        grants.role_id,
        grants.organization_unit_id,
        count(*) as times
    from public.user_roles as grants
    where grants.valid_until is null
        and grants.user_id is not null
        and grants.role_id is not null
        and grants.organization_unit_id is not null
    group by
        grants.user_id,
        grants.role_id,
        grants.organization_unit_id
    having count(*) > 1
),

named as (
    select format('%s is %s of %s, %s times', users.username, roles.code, units.code, repeated.times) as grant_name
    from repeated
    left join public.users on users.id = repeated.user_id
    left join public.roles on roles.id = repeated.role_id
    left join public.organization_units as units on units.id = repeated.organization_unit_id
)

select
    count(*) as count,
    array_agg(named.grant_name order by named.grant_name) as sample
from named
