-- Tables that leave and can hold what nobody could tell again; name, and its rows and their checksum at installation.
select
    leaving_objects.name as table_name,
    installed.row_count,
    installed.checksum
from leaving_objects
left join lms_ops.installed_rows as installed
    on installed.table_name = leaving_objects.name
    -- only a rollback of everything ends where those rows came from
    and current_setting('lms.rollback_to') = ''
where leaving_objects.kind = 'table'
    and leaving_objects.name not in (select ledger_tables.name from ledger_tables)
    and leaving_objects.name not in (select derived_tables.name from derived_tables)
order by leaving_objects.name
