-- Closes a run in the log of maintenance: its outcome is the worst of its tasks, which it returns.
create or replace function lms_ops.end_maintenance(run bigint) returns text
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    worst text;
begin
    perform lms_ops.require_right('database', 'repair');

    select coalesce(
        (
            select tasks.outcome
            from lms_ops.maintenance_tasks as tasks
            where tasks.run_id = run
            order by array_position(array['failed', 'found', 'skipped', 'done', 'nothing'], tasks.outcome)
            limit 1
        ),
        'nothing'
    )
    into worst;

    update lms_ops.maintenance_runs
    set
        outcome = worst,
        finished_at = clock_timestamp()
    where id = run;
    return worst;
end
$$;
