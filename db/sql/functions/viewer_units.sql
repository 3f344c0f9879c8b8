-- Units whose offerings the viewer may see.
create or replace function lms_ops.viewer_units() returns setof uuid
language sql
stable
security definer
rows 60
set search_path = pg_catalog, pg_temp
as $$
    select units.id
    from lms_ops.viewer_units_for('offering', 'read') as units (id)
$$;
