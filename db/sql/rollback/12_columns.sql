-- Columns of tables that stay.
select
    format(
        'alter table %s drop column if exists %I',
        leaving_objects.oid::regclass,
        attributes.attname
    ) as statement,
    leaving_objects.oid::regclass::text as locked
from leaving_objects
join pg_attribute as attributes
    on attributes.attrelid = leaving_objects.oid
    and attributes.attnum = leaving_objects.column_number
where leaving_objects.kind = 'column'
    and not leaving_objects.with_table
order by
    locked,
    attributes.attnum
