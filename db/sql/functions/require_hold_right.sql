-- Refuses with a sentence when the viewer may not manage the holds of a unit; a hold of no unit is the registrar's.
create or replace function lms_ops.require_hold_right(owner_unit uuid) returns void
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    perform lms_ops.require_right('hold', 'manage', owner_unit);
    if owner_unit is null
        and lms_ops.current_viewer() is not null
        and not lms_ops.viewer_sees_all_units('hold', 'manage') then
        raise insufficient_privilege using
            message = 'Holds of the whole university are the registrar''s: choose a unit of yours.';
    end if;
end
$$;
