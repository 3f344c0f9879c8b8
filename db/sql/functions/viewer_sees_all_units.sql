-- Whether the viewer has a permission for the whole university.
create or replace function lms_ops.viewer_sees_all_units(wanted_resource text, wanted_action text) returns boolean
language plpgsql
stable
parallel safe
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    return array_position(lms_ops.viewer_granted_units(wanted_resource, wanted_action), null) is not null;
end
$$;
