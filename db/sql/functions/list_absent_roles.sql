-- The viewer's own roles that do not hold today: ended ones, latest first, then those that begin later.
create or replace function lms_ops.absent_roles()
returns table (role_name jsonb, unit_name jsonb, begins_at timestamptz, ended_at timestamptz)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    return query
        select
            roles.name,
            units.name,
            case when user_roles.valid_from > now() then user_roles.valid_from::timestamptz end,
            case when user_roles.valid_until <= now() then user_roles.valid_until::timestamptz end
        from public.user_roles
        join public.roles on roles.id = user_roles.role_id
        left join public.organization_units as units on units.id = user_roles.organization_unit_id
        where user_roles.user_id = lms_ops.current_viewer()
            and (user_roles.valid_from > now() or user_roles.valid_until <= now())
        order by
            user_roles.valid_until <= now() desc nulls last,
            user_roles.valid_until desc,
            user_roles.valid_from;
end
$$;
