-- Who is looking, and the units and terms that their lists are filtered by. One row per viewer, unit or term.

-- The person who is looking. One row, or none when nobody is set; times are shown in the university's zone.
create or replace view report.viewer with (security_barrier = true) as
with rights as (
    select distinct
        grants.resource || '.' || grants.action || case when grants.scope = 'own' then '.own' else '' end as name
    from lms_ops.viewer_grants() as grants
)

select
    users.id as user_id,
    people.name,
    coalesce(preferences.language, 'az') as language,
    lms_ops.timezone() as timezone,
    array(
        select roles.code
        from public.user_roles
        join public.roles on roles.id = user_roles.role_id
        where user_roles.user_id = users.id
            and coalesce(user_roles.valid_from, '-infinity') <= now()
            and coalesce(user_roles.valid_until, 'infinity') > now()
        group by
            roles.code,
            roles.level
        order by
            roles.level,
            roles.code
    ) as roles,
    -- `resource.action`, and `resource.action.own` for own courses and advisees; each function asks again for the unit
    array(select rights.name from rights order by rights.name) as rights,
    lms_ops.viewer_sees_all_units('offering', 'read') as all_units,
    exists (select from rights where rights.name in ('student.read', 'student.read.own')) as sees_people,
    exists (select from rights where rights.name = 'database.read') as sees_database
from public.users
join lms_ops.people on people.user_id = users.id
left join public.user_preferences as preferences on preferences.user_id = users.id
where users.id = lms_ops.current_viewer();

-- Units whose offerings the viewer may see. One row per unit, each after the unit it belongs to.
create or replace view report.units with (security_barrier = true) as
with recursive tree as (
    select
        units.id as unit_id,
        units.parent_id,
        units.type,
        units.code,
        units.name,
        units.code as path,
        0 as depth,
        array[units.id] as above
    from public.organization_units as units
    where units.parent_id is null
    union all
    select
        units.id,
        units.parent_id,
        units.type,
        units.code,
        units.name,
        tree.path || ' / ' || units.code,
        tree.depth + 1,
        tree.above || units.id
    from public.organization_units as units
    join tree on tree.unit_id = units.parent_id
    -- a circle in the data ends the walk instead of the server
    where units.id <> all (tree.above)
)

select
    tree.unit_id,
    tree.parent_id,
    tree.type,
    tree.code,
    tree.name,
    tree.path,
    tree.depth
from tree
where tree.unit_id = any (array(select lms_ops.viewer_units()));

-- Terms, for anybody who is known here. One row per term, latest first.
create or replace view report.terms with (security_barrier = true) as
select
    terms.id as term_id,
    terms.academic_year || ' ' || terms.term_type as label,
    terms.start_date,
    terms.end_date,
    coalesce(terms.is_current, false) as is_current
from public.academic_terms as terms
where (select lms_ops.current_viewer()) is not null
order by terms.start_date desc;
