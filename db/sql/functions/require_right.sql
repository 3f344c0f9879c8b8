-- Refuses with a sentence when the viewer may not do something.
-- Without a viewer, the roles that own, administer or maintain the database may; application roles may not.
create or replace function lms_ops.require_right(
    wanted_resource text,
    wanted_action text,
    unit_id uuid default null
) returns void
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    if coalesce(current_setting('app.current_user_id', true), '') = ''
        and lms_ops.runs_the_database() then
        return;
    end if;
    if not lms_ops.viewer_may(wanted_resource, wanted_action, unit_id) then
        raise insufficient_privilege using
            message = format('You may not do this (%s.%s): ask the registrar for the right.',
                wanted_resource, wanted_action);
    end if;
end
$$;
