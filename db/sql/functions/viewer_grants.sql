-- What the viewer's roles permit today: one row per permission and the unit it was granted for (null: all units).
create or replace function lms_ops.viewer_grants()
returns table (resource text, action text, scope text, organization_unit_id uuid)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    select
        permissions.resource,
        permissions.action,
        permissions.scope,
        user_roles.organization_unit_id
    from public.user_roles
    join public.role_permissions using (role_id)
    join public.permissions on permissions.id = role_permissions.permission_id
    where user_roles.user_id = lms_ops.current_viewer()
        and coalesce(user_roles.valid_from, '-infinity') <= now()
        and coalesce(user_roles.valid_until, 'infinity') > now()
$$;
