-- Tables of the LMS that are views, foreign tables or unlogged: no key can point at them.
-- level: impossible
-- reads: students
-- remedy: make them plain tables ("alter table ... set logged" for an unlogged one)
with unsuitable as (
    select
        relations.relname,
        case relations.relkind
            when 'v' then 'a view'
            when 'm' then 'a materialized view'
            when 'f' then 'a foreign table'
            else 'unlogged'
        end as kind
    from pg_class as relations
    where relations.relnamespace = 'public'::regnamespace
        and current_setting('lms.preflight')::jsonb -> 'base_tables' ? relations.relname
        and (
            relations.relkind in ('v', 'm', 'f')
            or (relations.relkind = 'r' and relations.relpersistence = 'u')
        )
)

select
    count(*) as count,
    array_agg(format('%s is %s', unsuitable.relname, unsuitable.kind) order by unsuitable.relname) as sample
from unsuitable
