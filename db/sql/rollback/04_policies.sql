-- Policies, of our own tables as well: they call functions that go before the tables.
select
    format('drop policy if exists %I on %s', policies.polname, policies.polrelid::regclass) as statement,
    case when leaving_objects.with_table then null else policies.polrelid::regclass::text end as locked
from leaving_objects
join pg_policy as policies on policies.oid = leaving_objects.oid
where leaving_objects.kind = 'policy'
order by
    locked,
    policies.polname
