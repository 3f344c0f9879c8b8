-- Does a task of maintenance and enters it in the log as a run of its own: what pg_cron calls. One batch at a time.
-- Returns the sentence of the log; does nothing while another maintenance is at work or the task is not due.
create or replace function lms_ops.run_maintenance_task(task text) returns text
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    begun_at constant timestamptz := clock_timestamp();
    run bigint;
    figures jsonb := '{}';
    failure text;
    sentence text;
begin
    if not pg_try_advisory_xact_lock(7264505) then
        return 'Another maintenance is at work.';
    elsif not exists (
        select
        from lms_ops.maintenance_schedule() as schedule
        where schedule.task_name = task
            and schedule.is_due
    ) then
        return 'It is not due.';
    end if;

    run := lms_ops.begin_maintenance();
    begin
        figures := lms_ops.perform_maintenance_task(task);
    exception
        when others then
            failure := sqlerrm;
    end;
    select recorded.summary into sentence
    from lms_ops.record_maintenance_task(run, task, begun_at, figures, failure) as recorded;
    perform lms_ops.end_maintenance(run);
    return coalesce(failure, sentence);
end
$$;
