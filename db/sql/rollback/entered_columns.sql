-- Columns that leave, of tables that stay, and can hold what somebody entered: not what is generated or searched by.
select
    tables.relname::text as table_name,
    attributes.attname::text as column_name
from leaving_objects
join pg_class as tables on tables.oid = leaving_objects.oid
join pg_attribute as attributes
    on attributes.attrelid = leaving_objects.oid
    and attributes.attnum = leaving_objects.column_number
where leaving_objects.kind = 'column'
    and not leaving_objects.with_table
    and attributes.attgenerated = ''
    and attributes.attname not in ('search_vector', 'search_text')
order by
    tables.relname,
    attributes.attnum
