-- The level of the most powerful role that the viewer has today; the smaller, the more powerful. Null without a role.
create or replace function lms_ops.viewer_level() returns integer
language plpgsql
stable
parallel safe
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    return (
        select min(roles.level)
        from public.roles
        where roles.code in (select lms_ops.viewer_roles())
    );
end
$$;
