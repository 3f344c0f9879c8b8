-- Whether the viewer may do something: anywhere (no unit given), or in this unit.
create or replace function lms_ops.viewer_may(wanted_resource text, wanted_action text, unit_id uuid default null)
returns boolean
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    select case
        when unit_id is null then exists (
            select
            from lms_ops.viewer_grants() as grants
            where grants.resource = wanted_resource
                and grants.action = wanted_action
                and grants.scope <> 'own'
        )
        else unit_id = any (array(select lms_ops.viewer_units_for(wanted_resource, wanted_action)))
    end
$$;
