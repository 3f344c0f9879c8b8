-- Columns that leave, of tables that stay, and can hold what somebody entered: not what is generated or searched by.
select
    tables.relnamespace::regnamespace || '.' || tables.relname as table_name,
    attributes.attname::text as column_name,
    array(
        select keys.attname::text
        from pg_index as indexes
        join pg_attribute as keys
            on keys.attrelid = indexes.indrelid
            and keys.attnum = any (indexes.indkey)
        where indexes.indrelid = tables.oid
            and indexes.indisprimary
        order by keys.attnum
    ) as key_columns
from leaving_objects
join pg_class as tables on tables.oid = leaving_objects.oid
join pg_attribute as attributes
    on attributes.attrelid = leaving_objects.oid
    and attributes.attnum = leaving_objects.column_number
where leaving_objects.kind = 'column'
    and not leaving_objects.with_table
    and attributes.attgenerated = ''
    and attributes.attname not in ('search_vector', 'search_text')
    and tables.relnamespace::regnamespace || '.' || tables.relname not in (
        select derived_tables.name
        from derived_tables
    )
order by
    table_name,
    attributes.attnum
