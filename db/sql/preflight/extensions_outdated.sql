-- Extensions that are installed in an older version than the server brings, as an upgrade of the server leaves them.
-- level: notice
-- remedy: let their owner run "alter extension ... update"
with outdated as (
    select
        extensions.extname,
        extensions.extversion,
        available.default_version
    from pg_extension as extensions
    join pg_available_extensions as available on available.name = extensions.extname
    where extensions.extname in ('pgcrypto', 'pg_trgm', 'btree_gist', 'uuid-ossp')
        and extensions.extversion <> available.default_version
)

select
    count(*) as count,
    array_agg(
        format('%s is %s, the server brings %s', outdated.extname, outdated.extversion, outdated.default_version)
        order by outdated.extname
    ) as sample,
    format(
        'let their owner run "%s"',
        string_agg(format('alter extension %I update', outdated.extname), '; ' order by outdated.extname)
    ) as remedy
from outdated
