-- Does a task of maintenance, or one batch of it, in the caller's transaction; returns its numbers. The number `more`
-- is there while more batches wait: call it again after a commit. Only the tasks that are SQL alone.
create or replace function lms_ops.perform_maintenance_task(task text) returns jsonb
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    perform lms_ops.require_right('database', 'repair');

    return case task
        when 'queues' then lms_ops.maintain_queues()
        when 'holds' then jsonb_build_object('lapsed', lms_ops.lapse_holds())
        when 'statistics' then lms_ops.maintain_statistics()
        when 'partitions' then lms_ops.maintain_partitions()
        when 'search' then lms_ops.maintain_search()
        when 'counters' then lms_ops.maintain_counters()
        when 'grade_chains' then (select to_jsonb(seal) from lms_ops.seal_grade_chains() as seal)
        when 'outbox' then lms_ops.purge_outbox()
        when 'logs' then lms_ops.purge_logs()
        -- as far as nothing goes to an archive
        when 'retention' then lms_ops.delete_expired_rows()
    end;
end
$$;
