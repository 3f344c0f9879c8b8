-- The order of letters changed since the database was made: indexes on text may miss rows.
-- level: notice
-- remedy: rebuild the indexes on text (reindexdb --concurrently), then run "alter database ... refresh collation version"
with versions as (
    select
        databases.datname,
        databases.datcollversion as recorded,
        pg_database_collation_actual_version(databases.oid) as actual
    from pg_database as databases
    where databases.datname = current_database()
)

select
    count(*) as count,
    array_agg(format('recorded %s, the system has %s', versions.recorded, versions.actual)) as sample
from versions
where versions.recorded <> versions.actual
