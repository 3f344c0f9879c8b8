-- The tables of the LMS belong to more than one role.
-- level: notice
-- reads: students
-- remedy: nothing has to be done: what is installed belongs to the role that installs; back up as a role that reads them all
with owners as (
    select
        pg_get_userbyid(relations.relowner) as owner,
        count(*) as tables
    from pg_class as relations
    where relations.relnamespace = 'public'::regnamespace
        and relations.relkind in ('r', 'p')
        and current_setting('lms.preflight')::jsonb -> 'base_tables' ? relations.relname
    group by relations.relowner
)

select
    case when count(*) > 1 then count(*) else 0 end as count,
    array_agg(
        format('%s: %s tables', owners.owner, owners.tables)
        order by
            owners.tables desc,
            owners.owner
    ) as sample
from owners
