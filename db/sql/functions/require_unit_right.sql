-- Refuses with a sentence when the viewer may not do something in a unit; what is of no unit is for viewers of all.
create or replace function lms_ops.require_unit_right(
    wanted_resource text,
    wanted_action text,
    unit_id uuid
) returns void
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    if unit_id is null and lms_ops.viewer_sees_all_units(wanted_resource, wanted_action) then
        return;
    end if;
    perform lms_ops.require_right(
        wanted_resource,
        wanted_action,
        -- a null would ask for the right anywhere
        coalesce(unit_id, '00000000-0000-0000-0000-000000000000')
    );
end
$$;
