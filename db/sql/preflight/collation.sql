-- The database knows no letters beyond A to Z: capital and small Cyrillic and Azerbaijani letters differ in a search.
-- level: notice
-- remedy: search still folds the Azerbaijani letters by itself; for Russian names move to a database with a UTF-8 locale when there is occasion
select
    count(*) as count,
    array_agg(format('lower(''Я'') is %s', lower('Я'))) as sample
from pg_database as databases
where databases.datname = current_database()
    and lower('Я') <> 'я'
