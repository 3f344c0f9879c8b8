-- Keeps all queues moving; returns how many entries were closed, offers lapsed, seats offered or filled, and students
-- passed over.
create or replace function lms_ops.maintain_queues() returns jsonb
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    latest constant bigint := (select coalesce(max(id), 0) from lms_ops.waitlist_events);
begin
    perform lms_ops.serve_queues();
    return (
        select jsonb_build_object(
            'closed', count(*) filter (where events.event = 'closed'),
            'lapsed', count(*) filter (where events.event = 'expired'),
            'offered', count(*) filter (where events.event = 'offered'),
            'enrolled', count(*) filter (where events.event = 'enrolled'),
            'passed_over', count(*) filter (where events.event = 'passed_over')
        )
        from lms_ops.waitlist_events as events
        where events.id > latest
            -- of this transaction
            and events.happened_at = now()
    );
end
$$;
