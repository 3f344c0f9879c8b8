-- Whether the viewer reads lists of a unit: rosters and queues of its courses name students of any unit.
create or replace function lms_ops.viewer_reads_people() returns boolean
language plpgsql
stable
parallel safe
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    return exists (
        select
        from lms_ops.viewer_grants() as grants
        where grants.resource in ('student', 'offering')
            and grants.action = 'read'
            and grants.scope in ('department', 'faculty', 'university')
    );
end
$$;
