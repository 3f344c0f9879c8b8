-- Roles that may load rows into tables that will be under row-level security: COPY FROM is refused to them there.
-- level: notice
-- reads: students
-- remedy: let their bulk loads insert instead, or run them as the owner of the tables
with loads as (
    select
        roles.rolname,
        array_agg(relations.relname order by relations.relname) as tables
    from pg_class as relations
    cross join pg_roles as roles
    where relations.relnamespace = 'public'::regnamespace
        and current_setting('lms.preflight')::jsonb -> 'protected_tables' ? relations.relname
        and relations.relkind in ('r', 'p')
        and not roles.rolsuper
        and not roles.rolbypassrls
        and not pg_has_role(roles.oid, relations.relowner, 'usage')
        and has_table_privilege(roles.oid, relations.oid, 'insert')
        and roles.rolname not in ('lms_dashboard', 'lms_app', 'lms_maintainer', 'lms_admin')
        and roles.rolname !~ '^pg_'
    group by roles.rolname
)

select
    count(*) as count,
    array_agg(
        format(
            '%s: %s%s',
            loads.rolname,
            array_to_string(loads.tables[:4], ', '),
            ' and ' || nullif(greatest(cardinality(loads.tables) - 4, 0), 0) || ' more'
        )
        order by loads.rolname
    ) as sample
from loads
