-- The triggers that kept updated_at while values were given back.
select
    format('drop trigger if exists %I on %s', triggers.tgname, triggers.tgrelid::regclass) as statement,
    triggers.tgrelid::regclass::text as locked
from leaving_objects
join pg_trigger as triggers on triggers.oid = leaving_objects.oid
where leaving_objects.kind = 'trigger'
order by locked
