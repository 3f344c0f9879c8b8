-- The server only reads: it is a standby, or transactions are read-only by default.
-- level: impossible
-- remedy: point LMS_DATABASE_URL at the primary, with default_transaction_read_only off
with obstacles (obstacle, is_there) as (
    values
        ('the server is a standby', pg_is_in_recovery()),
        (
            'transactions are read-only by default',
            current_setting('default_transaction_read_only')::boolean
        )
)

select
    count(*) as count,
    array_agg(obstacles.obstacle order by obstacles.obstacle) as sample
from obstacles
where obstacles.is_there
