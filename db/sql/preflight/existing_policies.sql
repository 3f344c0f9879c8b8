-- Row-level security that is there already on tables which get policies: whoever passes one of several sees the row.
-- level: notice
-- reads: students
-- remedy: compare these policies with ours: permissive ones add rows, restrictive ones take rows from our roles too
with policies as (
    select
        relations.relname,
        relations.relrowsecurity,
        string_agg(
            policies.polname || case when policies.polpermissive then '' else ' (restrictive)' end, ', '
            order by policies.polname
        ) as names
    from pg_class as relations
    left join pg_policy as policies on policies.polrelid = relations.oid
    where relations.relnamespace = 'public'::regnamespace
        and current_setting('lms.preflight')::jsonb -> 'protected_tables' ? relations.relname
    group by
        relations.relname,
        relations.relrowsecurity
)

select
    count(*) as count,
    array_agg(
        format(
            '%s, %s: %s',
            policies.relname,
            case when policies.relrowsecurity then 'enabled' else 'not enabled yet' end,
            coalesce(policies.names, 'no policy')
        )
        order by policies.relname
    ) as sample
from policies
where policies.relrowsecurity
    or policies.names is not null
