-- Whom a demo offers to look as: one row per person, most powerful role first, under the most powerful role they have.
-- Without a row in lms_ops.invented_people there is nobody: real people sign in.
create or replace function lms_ops.demo_viewers()
returns table (user_id uuid, role_code text, role_name jsonb, unit_code text, unit_name jsonb, name jsonb)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    with holders as (
        -- a head who teaches as well sees what a head sees
        select distinct on (users.id)
            users.id as user_id,
            users.username,
            roles.code as role_code,
            roles.name as role_name,
            roles.level,
            units.code as unit_code,
            units.name as unit_name,
            people.name
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
        order by
            users.id,
            roles.level,
            roles.code,
            units.code
    ),

    current_teachers as (
        select instructors.instructor_id
        from public.course_instructors as instructors
        join public.course_offerings as offerings on offerings.id = instructors.course_offering_id
        join public.academic_terms as terms on terms.id = offerings.academic_term_id
        where terms.is_current
    ),

    numbered as (
        select
            holders.*,
            row_number() over (
                partition by holders.role_code
                order by
                    -- who teaches now has something to show
                    holders.user_id in (select current_teachers.instructor_id from current_teachers) desc,
                    holders.unit_code,
                    holders.username
            ) as place
        from holders
    )

    select
        numbered.user_id,
        numbered.role_code,
        numbered.role_name,
        numbered.unit_code,
        numbered.unit_name,
        numbered.name
    from numbered
    -- hundreds teach and thousands study: three of each show what they see
    where numbered.role_code not in ('TEACHER', 'ADVISOR', 'STUDENT')
        or numbered.place <= 3
    order by
        numbered.level,
        numbered.role_code,
        numbered.place
$$;
