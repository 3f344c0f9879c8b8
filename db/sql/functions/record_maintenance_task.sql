-- Enters what a task did in the log of its run. figures: its numbers; error: what it failed with, null if it did not.
-- Returns the outcome and the sentence of the row.
create or replace function lms_ops.record_maintenance_task(
    run bigint,
    task text,
    started_at timestamptz,
    figures jsonb,
    error text default null
) returns table (outcome text, summary text)
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    perform lms_ops.require_right('database', 'repair');

    if error is null then
        select told.outcome, told.summary
        into outcome, summary
        from lms_ops.maintenance_sentence(task, figures) as told;
    else
        outcome := 'failed';
        summary := 'It failed; the other tasks went on.';
    end if;

    insert into lms_ops.maintenance_tasks (run_id, task_name, started_at, seconds, outcome, summary, figures, error)
    values (
        run,
        task,
        started_at,
        extract(epoch from clock_timestamp() - started_at),
        record_maintenance_task.outcome,
        record_maintenance_task.summary,
        figures,
        error
    );
    return next;
end
$$;
