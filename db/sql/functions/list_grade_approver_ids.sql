-- People who may approve changes of grades in the unit of an offering's course: one id each.
-- In plpgsql, which keeps its plan: a bulk change asks for every row.
create or replace function lms_ops.grade_approver_ids(offering uuid) returns setof uuid
language plpgsql
stable
security definer
rows 10
set search_path = pg_catalog, pg_temp
as $$
begin
    return query
    with recursive units_above as (
        select courses.organization_unit_id as id
        from public.course_offerings as offerings
        join public.courses on courses.id = offerings.course_id
        where offerings.id = offering
        union
        select units.parent_id
        from public.organization_units as units
        join units_above on units_above.id = units.id
        where units.parent_id is not null
    )

    select distinct user_roles.user_id
    from public.user_roles
    join public.role_permissions using (role_id)
    join public.permissions on permissions.id = role_permissions.permission_id
    join public.users on users.id = user_roles.user_id
    where permissions.resource = 'grade'
        and permissions.action = 'approve'
        and permissions.scope in ('department', 'faculty', 'university')
        and coalesce(user_roles.valid_from, '-infinity') <= now()
        and coalesce(user_roles.valid_until, 'infinity') > now()
        and users.is_active
        and not coalesce(users.is_locked, false)
        and users.deleted_at is null
        and (
            user_roles.organization_unit_id is null
            or user_roles.organization_unit_id in (select units_above.id from units_above)
        );
end
$$;
