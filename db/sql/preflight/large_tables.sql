-- Tables that passed the size from which the specification partitions them.
-- level: notice
-- reads: students
-- remedy: convert them after the installation, while everybody works: lms-db partition and the table's name
with limits (name, most_rows) as (
    values
        ('audit_logs', 10000000),
        ('page_views', 50000000),
        ('user_sessions', 5000000)
)

select
    count(*) as count,
    array_agg(
        format('%s: %s million rows', limits.name, round((relations.reltuples / 1e6)::numeric, 1))
        order by relations.reltuples desc
    ) as sample
from limits
join pg_class as relations on relations.oid = to_regclass('public.' || limits.name)
where relations.relkind = 'r'
    and relations.reltuples > limits.most_rows
