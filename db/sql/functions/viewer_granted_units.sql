-- Units that a permission of the viewer was granted for beyond their own courses; null among them: the whole university.
--
-- Asked several times in every query under row-level security, as all functions here that begin with viewer_: they are
-- in plpgsql, whose plans are kept, and parallel safe, or no query that asks them could use several processors.
create or replace function lms_ops.viewer_granted_units(wanted_resource text, wanted_action text) returns uuid[]
language plpgsql
stable
parallel safe
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    return array(
        select user_roles.organization_unit_id
        from public.user_roles
        join public.role_permissions on role_permissions.role_id = user_roles.role_id
        join public.permissions on permissions.id = role_permissions.permission_id
        where user_roles.user_id = lms_ops.current_viewer()
            and coalesce(user_roles.valid_from, '-infinity') <= now()
            and coalesce(user_roles.valid_until, 'infinity') > now()
            and permissions.resource = wanted_resource
            and permissions.action = wanted_action
            and permissions.scope in ('department', 'faculty', 'university')
    );
end
$$;
