-- Transactions of others that have been open for a while: indexes and constraints wait for their end.
-- level: notice
-- remedy: end those that nobody misses; the installation waits for the others a tenth of a second at a time, and for their snapshots where it builds an index
with open_transactions as (
    select
        activity.pid,
        activity.usename,
        activity.state,
        activity.xact_start
    from pg_stat_activity as activity
    where activity.datname = current_database()
        and activity.pid <> pg_backend_pid()
        and activity.backend_type = 'client backend'
        and activity.xact_start
            < clock_timestamp() - (current_setting('lms.preflight')::jsonb ->> 'open_for')::interval
)

select
    count(*) as count,
    array_agg(
        format(
            '%s (process %s) is %s since %s',
            open_transactions.usename,
            open_transactions.pid,
            open_transactions.state,
            to_char(open_transactions.xact_start, 'YYYY-MM-DD HH24:MI')
        )
        order by open_transactions.xact_start
    ) as sample
from open_transactions
