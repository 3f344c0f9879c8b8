-- Triggers of the LMS that are switched off.
-- level: notice
-- reads: students
-- remedy: switch them on again unless somebody meant it; they are left as they are
select
    count(*) as count,
    array_agg(
        format('%s on %s', triggers.tgname, triggers.tgrelid::regclass)
        order by
            triggers.tgrelid::regclass::text,
            triggers.tgname
    ) as sample
from pg_trigger as triggers
join pg_class as relations on relations.oid = triggers.tgrelid
where relations.relnamespace = 'public'::regnamespace
    and current_setting('lms.preflight')::jsonb -> 'base_tables' ? relations.relname
    and not triggers.tgisinternal
    and triggers.tgenabled = 'D'
