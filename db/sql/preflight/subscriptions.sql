-- Subscriptions that write into this database: triggers do not act on rows that come from elsewhere.
-- level: notice
-- remedy: let only tables arrive here that nothing counts or records, or count again after the subscriber has caught up
select
    count(*) as count,
    array_agg(subscriptions.subname::text order by subscriptions.subname) as sample
from pg_subscription as subscriptions
join pg_database as databases on databases.oid = subscriptions.subdbid
where databases.datname = current_database()
