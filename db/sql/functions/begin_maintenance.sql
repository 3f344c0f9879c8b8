-- Opens a run in the log of maintenance; returns its id. Earlier runs that never ended were interrupted: only one is
-- at work at a time.
create or replace function lms_ops.begin_maintenance() returns bigint
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    opened bigint;
begin
    perform lms_ops.require_right('database', 'repair');

    update lms_ops.maintenance_runs
    set outcome = 'interrupted'
    where outcome = 'running';

    insert into lms_ops.maintenance_runs default values
    returning id into opened;
    return opened;
end
$$;
