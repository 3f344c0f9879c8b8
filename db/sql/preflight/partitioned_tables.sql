-- Tables of the LMS that are partitioned already.
-- level: notice
-- reads: students
-- remedy: they are left as they are; their partitions are not looked after until their names are like audit_logs_2025_01
with partitioned as (
    select
        relations.relname,
        count(children.inhrelid) as partitions
    from pg_class as relations
    left join pg_inherits as children on children.inhparent = relations.oid
    where relations.relnamespace = 'public'::regnamespace
        and relations.relkind = 'p'
        and current_setting('lms.preflight')::jsonb -> 'base_tables' ? relations.relname
    group by relations.relname
)

select
    count(*) as count,
    array_agg(
        format('%s: %s partitions', partitioned.relname, partitioned.partitions)
        order by partitioned.relname
    ) as sample
from partitioned
