-- Whom a demo offers to look as: one row per person, role and unit, most powerful role first.
-- Without a row in lms_ops.invented_people there is nobody: real people sign in.
create or replace function lms_ops.demo_viewers()
returns table (user_id uuid, role_code text, role_name jsonb, unit_code text, unit_name jsonb, name jsonb)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    with holders as (
        select
            user_roles.user_id,
            roles.code as role_code,
            roles.name as role_name,
            roles.level,
            units.code as unit_code,
            units.name as unit_name,
            people.name,
            row_number() over (
                partition by roles.code
                order by
                    units.code,
                    users.username
            ) as place
        from public.user_roles
        join public.roles on roles.id = user_roles.role_id
        join public.users on users.id = user_roles.user_id
        join lms_ops.people on people.user_id = users.id
        left join public.organization_units as units on units.id = user_roles.organization_unit_id
        where users.is_active
            and not coalesce(users.is_locked, false)
            and users.deleted_at is null
            and coalesce(user_roles.valid_from, '-infinity') <= now()
            and coalesce(user_roles.valid_until, 'infinity') > now()
            and exists (select from lms_ops.invented_people)
    )

    select
        holders.user_id,
        holders.role_code,
        holders.role_name,
        holders.unit_code,
        holders.unit_name,
        holders.name
    from holders
    -- hundreds teach and thousands study: three of each show what they see
    where holders.role_code not in ('TEACHER', 'ADVISOR', 'STUDENT')
        or holders.place <= 3
    order by
        holders.level,
        holders.role_code,
        holders.place
$$;
