-- Whether the viewer has lists of people to read, of students or offerings, be it only of their own courses and advisees.
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
    );
end
$$;
