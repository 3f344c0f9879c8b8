-- The state of everything that somebody may have to look after: one row per topic, in a fixed order.
-- `status` is good, watch or bad; the sentence ends in the next step where there is one; `needed_step` is the schema
-- step that the asking version needs.
create or replace function lms_ops.status(needed_step text default null)
returns table (topic text, status text, sentence text, facts jsonb)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    perform lms_ops.require_right('database', 'read');

    return query
    select 'server', found.* from lms_ops.server_status() as found
    union all
    select 'replication', found.* from lms_ops.replication_status() as found
    union all
    select 'schema', found.* from lms_ops.schema_status(needed_step) as found
    union all
    select 'drift', found.* from lms_ops.drift_status() as found
    union all
    select 'statistics', found.* from lms_ops.statistics_status() as found
    union all
    select 'maintenance', found.* from lms_ops.maintenance_status() as found
    union all
    select 'partitions', found.* from lms_ops.partition_status() as found
    union all
    select 'offers', found.* from lms_ops.offer_status() as found
    union all
    select 'holds', found.* from lms_ops.hold_status() as found
    union all
    select 'outbox', found.* from lms_ops.outbox_status() as found
    union all
    select 'backup', found.* from lms_ops.backup_status() as found;
end
$$;
