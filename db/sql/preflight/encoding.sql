-- The database's encoding has no Azerbaijani or Russian letters.
-- level: impossible
-- remedy: install into one that was created with encoding 'UTF8'
select
    count(*) as count,
    array_agg(format(
        '%s stores text as %s, which has no Azerbaijani or Russian letters',
        current_database(),
        current_setting('server_encoding')
    )) as sample
from pg_database as databases
where databases.datname = current_database()
    and databases.encoding <> pg_char_to_encoding('UTF8')
