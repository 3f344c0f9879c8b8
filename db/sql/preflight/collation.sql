-- The database knows no letters beyond A to Z: capital and small Cyrillic letters differ in a search.
-- level: notice
-- remedy: search folds the Azerbaijani letters by itself; for Russian names move to a database with a UTF-8 locale when there is occasion
select
    count(*) as count,
    array_agg(format('lc_ctype is %s', databases.datctype)) as sample
from pg_database as databases
where databases.datname = current_database()
    and databases.datlocprovider = 'c'
    and databases.datctype in ('C', 'POSIX')
