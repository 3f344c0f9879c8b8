-- Row-level security of tables that had none: off before its policies go, so that nobody ever misses a row.
select
    format('alter table %s disable row level security', leaving_objects.table_id::regclass) as statement,
    leaving_objects.table_id::regclass::text as locked
from leaving_objects
where leaving_objects.kind = 'row level security'
    and not leaving_objects.with_table
order by locked
