-- Tables of the LMS whose owner the role that installs is not, and is no member of.
-- level: impossible
-- reads: students
-- remedy: let a superuser make the role a member of the owner, then run preflight again
with foreign_tables as (
    select
        relations.relname,
        pg_get_userbyid(relations.relowner) as owner
    from pg_class as relations
    where relations.relnamespace = 'public'::regnamespace
        and relations.relkind in ('r', 'p')
        and current_setting('lms.preflight')::jsonb -> 'base_tables' ? relations.relname
        and not pg_has_role(relations.relowner, 'usage')
)

select
    count(*) as count,
    array_agg(
        format('%s belongs to %s', foreign_tables.relname, foreign_tables.owner)
        order by foreign_tables.relname
    ) as sample,
    format(
        'let a superuser run "%s", then run preflight again',
        string_agg(distinct format('grant %I to %I', foreign_tables.owner, current_user), '; ')
    ) as remedy
from foreign_tables
