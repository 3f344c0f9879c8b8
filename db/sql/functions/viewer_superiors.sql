-- People (users.id) with a role more powerful than any of the viewer's, today or later.
create or replace function lms_ops.viewer_superiors() returns setof uuid
language plpgsql
stable
parallel safe
security definer
rows 10
set search_path = pg_catalog, pg_temp
as $$
begin
    return query
    select distinct user_roles.user_id
    from public.user_roles
    join public.roles on roles.id = user_roles.role_id
    where roles.level < lms_ops.viewer_level()
        and coalesce(user_roles.valid_until, 'infinity') > now()
        and user_roles.user_id is not null;
end
$$;
