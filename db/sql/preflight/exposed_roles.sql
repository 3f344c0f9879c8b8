-- Roles that read or write tables about people, and would see nothing of them under row-level security.
-- level: decision
-- reads: students
-- remedy: admit them to every row as before, until they say for whom they act
with protected_tables as (
    select
        relations.oid,
        relations.relname,
        relations.relowner
    from pg_class as relations
    where relations.relnamespace = 'public'::regnamespace
        and current_setting('lms.preflight')::jsonb -> 'protected_tables' ? relations.relname
        and relations.relkind in ('r', 'p')
        and not relations.relrowsecurity
),

-- whoever has a right, by name, as a member or as everybody, and is not past row-level security anyway
holders as (
    select
        roles.rolname,
        protected_tables.relname,
        has_table_privilege(roles.oid, protected_tables.oid, 'select')
            or has_any_column_privilege(roles.oid, protected_tables.oid, 'select') as reads,
        has_table_privilege(roles.oid, protected_tables.oid, 'insert, update, delete')
            or has_any_column_privilege(roles.oid, protected_tables.oid, 'insert, update') as writes
    from protected_tables
    cross join pg_roles as roles
    where not roles.rolsuper
        and not roles.rolbypassrls
        and not pg_has_role(roles.oid, protected_tables.relowner, 'usage')
        and roles.rolname not in ('lms_dashboard', 'lms_app', 'lms_maintainer', 'lms_admin', current_user)
        and roles.rolname !~ '^pg_'
),

exposed as (
    select
        holders.rolname,
        array_agg(holders.relname order by holders.relname) as tables,
        bool_or(holders.reads) as reads,
        bool_or(holders.writes) as writes
    from holders
    where holders.reads
        or holders.writes
    group by holders.rolname
)

select
    count(*) as count,
    array_agg(
        format(
            '%s %s %s%s',
            exposed.rolname,
            concat_ws(' and ', case when exposed.reads then 'reads' end, case when exposed.writes then 'writes' end),
            array_to_string(exposed.tables[:4], ', '),
            ' and ' || nullif(greatest(cardinality(exposed.tables) - 4, 0), 0) || ' more'
        )
        order by exposed.rolname
    ) as sample
from exposed
