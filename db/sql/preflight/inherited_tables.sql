-- Tables of the LMS from which other tables inherit: keys, triggers and row-level security do not reach the rows there.
-- level: impossible
-- reads: students
-- remedy: move the rows into the table itself, or detach the others with "alter table ... no inherit"
with inherited as (
    select
        relations.relname,
        string_agg(children.inhrelid::regclass::text, ', ' order by children.inhrelid) as heirs
    from pg_class as relations
    join pg_inherits as children on children.inhparent = relations.oid
    where relations.relnamespace = 'public'::regnamespace
        and relations.relkind = 'r'
        and current_setting('lms.preflight')::jsonb -> 'base_tables' ? relations.relname
    group by relations.relname
)

select
    count(*) as count,
    array_agg(format('%s: %s', inherited.relname, inherited.heirs) order by inherited.relname) as sample
from inherited
