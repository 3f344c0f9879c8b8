-- Tables whose row-level security is forced upon their owner too: our functions would see no rows.
-- level: impossible
-- reads: students
-- remedy: run "alter table ... no force row level security"
select
    count(*) as count,
    array_agg(relations.relname::text order by relations.relname) as sample,
    format(
        'run "%s"',
        string_agg(
            format('alter table %I no force row level security', relations.relname), '; '
            order by relations.relname
        )
    ) as remedy
from pg_class as relations
where relations.relnamespace = 'public'::regnamespace
    and relations.relforcerowsecurity
    and current_setting('lms.preflight')::jsonb -> 'base_tables' ? relations.relname
