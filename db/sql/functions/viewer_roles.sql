-- Codes of the roles that the viewer has today.
create or replace function lms_ops.viewer_roles() returns setof text
language sql
stable
security definer
rows 2
set search_path = pg_catalog, pg_temp
as $$
    select distinct roles.code
    from public.user_roles
    join public.roles on roles.id = user_roles.role_id
    where user_roles.user_id = lms_ops.current_viewer()
        and coalesce(user_roles.valid_from, '-infinity') <= now()
        and coalesce(user_roles.valid_until, 'infinity') > now()
$$;
