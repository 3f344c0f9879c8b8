-- Announcements and what the search box looks through, for a viewer.

-- roles that a viewer has today
create view oracle.role_codes as
select distinct
    known.viewer,
    roles.code
from oracle.known
join public.user_roles using (user_id)
join public.roles on roles.id = user_roles.role_id
where (user_roles.valid_from is null or user_roles.valid_from <= now())
    and (user_roles.valid_until is null or user_roles.valid_until > now());

-- units that a viewer belongs to: works, studies or has a role there, or reads its offerings
create view oracle.home_units as
select
    in_units.viewer,
    in_units.unit_id
from oracle.in_units
where in_units.permission = 'offering.read'
union
select
    everywhere.viewer,
    units.id
from oracle.everywhere
cross join public.organization_units as units
where everywhere.permission = 'offering.read'
union
select
    known.viewer,
    user_roles.organization_unit_id
from oracle.known
join public.user_roles using (user_id)
where (user_roles.valid_from is null or user_roles.valid_from <= now())
    and (user_roles.valid_until is null or user_roles.valid_until > now())
union
select
    known.viewer,
    staff.organization_unit_id
from oracle.known
join public.staff_members as staff using (user_id)
union
select
    own.viewer,
    programs.organization_unit_id
from oracle.own_students as own
join public.students on students.id = own.student_id
join public.academic_programs as programs on programs.id = students.academic_program_id;

create view oracle.read_report_announcements as
with recursive addressed as (
    select
        announcements.id,
        target.unit_id
    from public.announcements
    cross join unnest(announcements.target_units) as target (unit_id)
    union
    select
        addressed.id,
        units.id
    from addressed
    join public.organization_units as units on units.parent_id = addressed.unit_id
),

-- an audience is everybody, the staff, or the holders of a role, as one or many
audiences as (
    select
        role_codes.viewer,
        audience.name
    from oracle.role_codes
    cross join lateral (
        values
            ('all'),
            ('everyone'),
            (lower(role_codes.code)),
            (lower(role_codes.code) || 's'),
            (case when role_codes.code <> 'STUDENT' then 'staff' end)
    ) as audience (name)
)

select distinct
    role_codes.viewer,
    announcements.id as key
from oracle.role_codes
cross join public.announcements
where announcements.is_published
    and (announcements.publish_date is null or announcements.publish_date <= now())
    and (announcements.expire_date is null or announcements.expire_date > now())
    and (
        coalesce(announcements.target_audience, '{}') = '{}'
        or exists (
            select
            from audiences
            join unnest(announcements.target_audience) as target (name) on lower(target.name) = audiences.name
            where audiences.viewer = role_codes.viewer
        )
    )
    and (
        coalesce(announcements.target_units, '{}') = '{}'
        or exists (
            select
            from addressed
            join oracle.home_units using (unit_id)
            where addressed.id = announcements.id
                and home_units.viewer = role_codes.viewer
        )
    );

create view oracle.read_report_search as
select distinct
    role_codes.viewer,
    kinds.key
from oracle.role_codes
cross join (
    values
        ('course'),
        ('staff')
) as kinds (key)
union
select
    readable.viewer,
    'student'
from oracle.readable_students as readable
union
select
    announced.viewer,
    'announcement'
from oracle.read_report_announcements as announced;
