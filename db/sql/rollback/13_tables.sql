-- Our tables, all at once: they refer to one another. The ledger knows what is still to do, and stays.
select
    'drop table if exists ' || string_agg(leaving_objects.oid::regclass::text, ', ') as statement,
    null as locked
from leaving_objects
where leaving_objects.kind = 'table'
    and leaving_objects.name not in (select ledger_tables.name from ledger_tables)
having count(*) > 0
