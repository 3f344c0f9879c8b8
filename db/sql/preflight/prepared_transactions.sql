-- Prepared transactions that nobody has ended: their locks and snapshots stay until somebody does.
-- level: impossible
-- remedy: end each with "commit prepared" or "rollback prepared" and its name, then run preflight again
with forgotten as (
    select
        transactions.gid,
        transactions.owner,
        transactions.prepared
    from pg_prepared_xacts as transactions
    where transactions.database = current_database()
        -- an application that commits in two phases has young ones all the time
        and transactions.prepared
            < clock_timestamp() - (current_setting('lms.preflight')::jsonb ->> 'prepared_for')::interval
)

select
    count(*) as count,
    array_agg(
        format(
            '%s of %s since %s',
            forgotten.gid,
            forgotten.owner,
            to_char(forgotten.prepared, 'YYYY-MM-DD HH24:MI')
        )
        order by forgotten.prepared
    ) as sample
from forgotten
