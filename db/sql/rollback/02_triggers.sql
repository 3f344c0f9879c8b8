-- Triggers, those of our own tables last, since others write to them; the one that keeps updated_at stays for now.
select
    format('drop trigger if exists %I on %s', triggers.tgname, triggers.tgrelid::regclass) as statement,
    case when leaving_objects.with_table then null else triggers.tgrelid::regclass::text end as locked
from leaving_objects
join pg_trigger as triggers on triggers.oid = leaving_objects.oid
where leaving_objects.kind = 'trigger'
    and (triggers.tgname <> 'zz_keep_updated_at' or leaving_objects.with_table)
order by
    leaving_objects.with_table,
    locked,
    triggers.tgname
