-- Roles (roles.id) that are no more powerful than the viewer's most powerful one.
create or replace function lms_ops.viewer_grantable_roles() returns setof uuid
language plpgsql
stable
parallel safe
security definer
rows 10
set search_path = pg_catalog, pg_temp
as $$
begin
    return query
    select roles.id
    from public.roles
    where roles.level >= lms_ops.viewer_level();
end
$$;
