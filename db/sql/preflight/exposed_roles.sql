-- Roles that read or write students, grades, enrollments or transcripts and would see nothing under row-level security.
-- level: decision
-- reads: students
-- remedy: admit them to every row as before, until they say for whom they act; bulk loads with COPY FROM into these tables are refused to them even so, and have to insert
with protected_tables as (
    select
        relations.oid,
        relations.relname,
        relations.relowner,
        relations.relacl
    from pg_class as relations
    where relations.relnamespace = 'public'::regnamespace
        and relations.relname in ('students', 'grades', 'course_enrollments', 'student_transcripts')
),

granted as (
    select
        protected_tables.oid,
        rights.grantee,
        rights.privilege_type
    from protected_tables
    cross join lateral aclexplode(protected_tables.relacl) as rights
    union
    select
        protected_tables.oid,
        rights.grantee,
        rights.privilege_type
    from protected_tables
    join pg_attribute as attributes on attributes.attrelid = protected_tables.oid
    cross join lateral aclexplode(attributes.attacl) as rights
),

-- What everybody may is everybody's who logs in.
holders as (
    select
        roles.oid,
        roles.rolname,
        protected_tables.relname,
        granted.privilege_type
    from granted
    join protected_tables on protected_tables.oid = granted.oid
    join pg_roles as roles on roles.oid = granted.grantee or (granted.grantee = 0 and roles.rolcanlogin)
    where granted.privilege_type in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
        and not roles.rolsuper
        and not roles.rolbypassrls
        and not pg_has_role(roles.oid, protected_tables.relowner, 'usage')
        and roles.rolname not in ('lms_dashboard', 'lms_app', 'lms_maintainer', 'lms_admin')
        and roles.rolname !~ '^pg_'
),

exposed as (
    select
        holders.rolname,
        string_agg(distinct holders.relname::text, ', ') as tables,
        bool_or(holders.privilege_type = 'SELECT') as reads,
        bool_or(holders.privilege_type <> 'SELECT') as writes
    from holders
    group by holders.rolname
)

select
    count(*) as count,
    array_agg(
        format(
            '%s %s %s',
            exposed.rolname,
            concat_ws(' and ', case when exposed.reads then 'reads' end, case when exposed.writes then 'writes' end),
            exposed.tables
        )
        order by exposed.rolname
    ) as sample
from exposed
