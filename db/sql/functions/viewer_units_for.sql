-- Units where the viewer has a permission beyond their own courses: the granted unit and below, or all.
create or replace function lms_ops.viewer_units_for(wanted_resource text, wanted_action text) returns setof uuid
language plpgsql
stable
parallel safe
security definer
rows 60
set search_path = pg_catalog, pg_temp
as $$
declare
    granted constant uuid[] := lms_ops.viewer_granted_units(wanted_resource, wanted_action);
begin
    if array_position(granted, null) is not null then
        return query select units.id from public.organization_units as units;
    elsif cardinality(granted) > 0 then
        return query select below.id from lms_ops.units_below(granted) as below (id);
    end if;
end
$$;
