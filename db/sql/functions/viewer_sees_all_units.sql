-- Whether the viewer has a permission for the whole university.
create or replace function lms_ops.viewer_sees_all_units(wanted_resource text, wanted_action text) returns boolean
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    select exists (
        select
        from lms_ops.viewer_grants() as grants
        where grants.resource = wanted_resource
            and grants.action = wanted_action
            and grants.scope in ('department', 'faculty', 'university')
            and grants.organization_unit_id is null
    )
$$;
