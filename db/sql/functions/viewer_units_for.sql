-- Units where the viewer has a permission beyond their own courses: the granted unit and below, or all.
create or replace function lms_ops.viewer_units_for(wanted_resource text, wanted_action text) returns setof uuid
language plpgsql
stable
security definer
rows 60
set search_path = pg_catalog, pg_temp
as $$
declare
    everywhere boolean;
    granted_units uuid[];
begin
    select
        coalesce(bool_or(grants.organization_unit_id is null), false),
        array_agg(grants.organization_unit_id)
    into everywhere, granted_units
    from lms_ops.viewer_grants() as grants
    where grants.resource = wanted_resource
        and grants.action = wanted_action
        and grants.scope in ('department', 'faculty', 'university');

    if everywhere then
        return query select units.id from public.organization_units as units;
    elsif granted_units is not null then
        return query select below.id from lms_ops.units_below(granted_units) as below (id);
    end if;
end
$$;
