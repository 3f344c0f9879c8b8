-- Indexes of the LMS that are not valid: a build of them was interrupted, they cost writes and serve nobody.
-- level: notice
-- reads: students
-- remedy: run "reindex index concurrently" or drop them; an index of the LMS that is not valid is not counted as there
select
    count(*) as count,
    array_agg(
        format('%s on %s', indexes.indexrelid::regclass, indexes.indrelid::regclass)
        order by indexes.indexrelid::regclass::text
    ) as sample
from pg_index as indexes
join pg_class as relations on relations.oid = indexes.indrelid
where relations.relnamespace = 'public'::regnamespace
    and current_setting('lms.preflight')::jsonb -> 'base_tables' ? relations.relname
    and not (indexes.indisvalid and indexes.indisready)
