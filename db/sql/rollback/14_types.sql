-- Types that functions passed to one another.
select
    'drop type if exists ' || string_agg(leaving_objects.oid::regclass::text, ', ') as statement,
    null as locked
from leaving_objects
where leaving_objects.kind = 'type'
having count(*) > 0
