-- Deletes messages of the outbox that were delivered, cancelled or given up longer ago than the setting, a batch of
-- 10,000; returns how many. What is pending or on its way stays, however old.
create or replace function lms_ops.purge_outbox() returns jsonb
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    batch constant integer := 10000;
    deleted integer;
begin
    delete from public.notifications as messages
    where messages.id = any (
        array(
            select ended.id
            from public.notifications as ended
            where ended.status in ('delivered', 'failed', 'cancelled')
                and greatest(ended.created_at, ended.updated_at, ended.delivered_at)
                    < now() - make_interval(days => lms_ops.setting('retention', 'notifications_days')::integer)
            limit batch
            for update skip locked
        )
    );
    get diagnostics deleted = row_count;
    return jsonb_strip_nulls(
        jsonb_build_object('deleted', deleted, 'more', case when deleted = batch then 1 end)
    );
end
$$;
