-- Extensions that are installed in another schema than public.
-- level: impossible
-- remedy: move them with "alter extension ... set schema public", after asking who else uses them
select
    count(*) as count,
    array_agg(
        format('the extension %s is in the schema %s', extensions.extname, extensions.extnamespace::regnamespace)
        order by extensions.extname
    ) as sample,
    format(
        'ask who else uses them, then let their owner run "%s"',
        string_agg(
            format('alter extension %I set schema public', extensions.extname), '; '
            order by extensions.extname
        )
    ) as remedy
from pg_extension as extensions
where extensions.extname in ('pgcrypto', 'pg_trgm', 'btree_gist', 'uuid-ossp')
    and extensions.extnamespace <> 'public'::regnamespace
