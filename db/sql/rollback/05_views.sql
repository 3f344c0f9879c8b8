-- Views, the latest first, because they read earlier ones.
select
    format(
        'drop %s if exists %s',
        leaving_objects.kind,
        leaving_objects.oid::regclass
    ) as statement,
    null as locked
from leaving_objects
where leaving_objects.kind in ('view', 'materialized view')
order by leaving_objects.oid desc
