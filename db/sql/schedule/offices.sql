-- Those who run the university: department heads, and for all units a registrar and a database administrator.

create temporary table new_officers on commit drop as
select
    users.id as user_id,
    roles.id as role_id,
    roles.code as role_code,
    units.id as organization_unit_id
from incoming_officers
join users on users.username = incoming_officers.username
join roles on roles.code = incoming_officers.role_code
left join organization_units as units on units.code = incoming_officers.mnemonic;

insert into user_roles (user_id, role_id, organization_unit_id, is_primary)
select
    new_officers.user_id,
    new_officers.role_id,
    new_officers.organization_unit_id,
    true
from new_officers;

update organization_units as units
set head_user_id = new_officers.user_id
from new_officers
where units.id = new_officers.organization_unit_id
    and new_officers.role_code = 'DEPT_HEAD';
