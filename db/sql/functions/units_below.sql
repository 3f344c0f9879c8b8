-- A unit and everything below it; a circle in the data ends the walk instead of the server.
create or replace function lms_ops.units_below(unit_ids uuid[]) returns setof uuid
language plpgsql
stable
parallel safe
security definer
rows 20
set search_path = pg_catalog, pg_temp
as $$
begin
    return query
    with recursive below as (
        select units.id
        from public.organization_units as units
        where units.id = any (unit_ids)
        union
        select units.id
        from public.organization_units as units
        join below on below.id = units.parent_id
    )

    select below.id
    from below;
end
$$;
