-- The server is older than what an installation needs.
-- level: impossible
-- remedy: move to a server of version 15 or later
with servers as (
    select
        current_setting('server_version_num')::integer / 10000 as version,
        (current_setting('lms.preflight')::jsonb ->> 'oldest_server')::integer as oldest
)

select
    count(*) as count,
    array_agg(format('the server is PostgreSQL %s', current_setting('server_version'))) as sample,
    format('move to a server of version %s or later', max(servers.oldest)) as remedy
from servers
where servers.version < servers.oldest
