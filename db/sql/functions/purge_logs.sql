-- Deletes what is too old in the log of maintenance and in the list of refreshes with their figures; returns how many
-- runs and refreshes. The latest refresh of each view stays, and so do all receipts: they are only ever added to.
create or replace function lms_ops.purge_logs() returns jsonb
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    runs_deleted integer;
    refreshes_deleted integer;
begin
    delete from lms_ops.maintenance_runs as runs
    where runs.started_at < now() - make_interval(days => lms_ops.setting('retention', 'maintenance_runs_days')::integer)
        or (
            runs.outcome = 'nothing'
            and runs.started_at < now() - interval '1 day'
            and lms_ops.setting('retention', 'maintenance_runs_days') is not null
            -- the latest of a daily or weekly task tells when that is due again
            and not exists (
                select
                from lms_ops.maintenance_tasks as tasks
                where tasks.run_id = runs.id
                    and tasks.task_name = any (
                        array(
                            select schedule.task_name
                            from lms_ops.maintenance_schedule() as schedule
                            where schedule.period <> 'always'
                        )
                    )
            )
        );
    get diagnostics runs_deleted = row_count;

    delete from lms_ops.refreshes
    where refreshes.started_at < now() - make_interval(months => lms_ops.setting('retention', 'refreshes_months')::integer)
        and exists (
            select
            from lms_ops.refreshes as later
            where later.view_name = refreshes.view_name
                and later.started_at > refreshes.started_at
        );
    get diagnostics refreshes_deleted = row_count;
    return jsonb_build_object('runs', runs_deleted, 'refreshes', refreshes_deleted);
end
$$;
