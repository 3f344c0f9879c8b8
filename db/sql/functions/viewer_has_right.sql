-- Whether a role of today gives the viewer a permission at all, be it only for the own courses and advisees.
create or replace function lms_ops.viewer_has_right(wanted_resource text, wanted_action text) returns boolean
language plpgsql
stable
parallel safe
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    return exists (
        select
        from public.user_roles
        join public.role_permissions on role_permissions.role_id = user_roles.role_id
        join public.permissions on permissions.id = role_permissions.permission_id
        where user_roles.user_id = lms_ops.current_viewer()
            and coalesce(user_roles.valid_from, '-infinity') <= now()
            and coalesce(user_roles.valid_until, 'infinity') > now()
            and permissions.resource = wanted_resource
            and permissions.action = wanted_action
    );
end
$$;
