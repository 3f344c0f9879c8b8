-- Event triggers that act on every change of the schema.
-- level: notice
-- remedy: make sure that they let the installation's statements pass and do not write for each of them; a superuser can disable them meanwhile
select
    count(*) as count,
    array_agg(
        format('%s on %s calls %s', triggers.evtname, triggers.evtevent, triggers.evtfoid::regproc)
        order by triggers.evtname
    ) as sample
from pg_event_trigger as triggers
where triggers.evtenabled <> 'D'
