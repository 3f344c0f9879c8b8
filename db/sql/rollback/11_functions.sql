-- Functions, all at once: they call one another.
select
    'drop routine if exists ' || string_agg(leaving_objects.oid::regprocedure::text, ', ') as statement,
    null as locked
from leaving_objects
where leaving_objects.kind = 'function'
having count(*) > 0
