-- The greatest uuid for a viewer who has a permission for the whole university, else null.
--
-- A policy lets such a viewer see the rows whose key lies between the smallest uuid and this one: all, or none. Said as
-- a range of the key the planner can look it up in an index beside the lists of ids that other viewers bring; said as
-- a condition without a column it would have to read the whole table for everybody.
create or replace function lms_ops.viewer_reach(wanted_resource text, wanted_action text) returns uuid
language plpgsql
stable
parallel safe
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    if array_position(lms_ops.viewer_granted_units(wanted_resource, wanted_action), null) is not null then
        return 'ffffffff-ffff-ffff-ffff-ffffffffffff';
    end if;
    return null;
end
$$;
