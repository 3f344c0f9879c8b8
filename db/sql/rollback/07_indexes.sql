-- Indexes of tables that stay: concurrently, which makes nobody wait, and so in no transaction.
select
    format(
        'drop index %s if exists %s',
        case classes.relkind when 'i' then 'concurrently' else '' end,
        classes.oid::regclass
    ) as statement,
    null as locked
from leaving_objects
join pg_class as classes on classes.oid = leaving_objects.oid
where leaving_objects.kind = 'index'
    and not leaving_objects.with_table
    and not exists (
        select
        from pg_constraint as constraints
        where constraints.conindid = classes.oid
    )
order by statement
