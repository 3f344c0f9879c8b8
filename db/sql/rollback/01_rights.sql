-- Rights of our roles and of everybody as they were found: new ones are revoked, those that were taken away given back.
with our_roles as (
    select roles.oid
    from pg_roles as roles
    where roles.rolname in ('lms_dashboard', 'lms_app', 'lms_maintainer', 'lms_admin')
    union all
    select 0
),

-- Rights of tables and functions that go with them need no statement of their own.
staying as (
    select
        'schema' as kind,
        'public' as name,
        'schema public' as object,
        coalesce(schemas.nspacl, acldefault('n', schemas.nspowner)) as rights
    from pg_namespace as schemas
    where schemas.nspname = 'public'
    union all
    select
        'table',
        'public.' || classes.relname,
        'table ' || classes.oid::regclass,
        coalesce(classes.relacl, acldefault('r', classes.relowner))
    from pg_class as classes
    where classes.relnamespace = 'public'::regnamespace
        and classes.relkind in ('r', 'p', 'v', 'm', 'f')
        and classes.oid not in (
            select leaving_objects.oid
            from leaving_objects
            where leaving_objects.kind in ('table', 'view', 'materialized view')
        )
    union all
    select
        'function',
        routines.oid::regprocedure::text,
        'function ' || routines.oid::regprocedure,
        -- what everybody may is left as it is: only our roles got more
        routines.proacl
    from pg_proc as routines
    where routines.pronamespace = 'public'::regnamespace
        and routines.proacl is not null
        and routines.oid not in (
            select leaving_objects.oid
            from leaving_objects
            where leaving_objects.kind = 'function'
        )
),

present_rights as (
    select
        staying.kind,
        staying.name,
        staying.object,
        rights.grantee,
        rights.privilege_type
    from staying
    cross join lateral aclexplode(staying.rights) as rights
    join our_roles on our_roles.oid = rights.grantee
    where staying.kind <> 'function'
        or rights.grantee <> 0
),

found_rights as (
    select
        staying.kind,
        staying.name,
        staying.object,
        rights.grantee,
        rights.privilege_type
    from lms_ops.found_objects as found
    join staying using (kind, name)
    cross join lateral aclexplode(found.rights) as rights
    join our_roles on our_roles.oid = rights.grantee
),

differences as (
    select
        'revoke %s on %s from %s' as pattern,
        more.*
    from (select * from present_rights except select * from found_rights) as more
    union all
    select
        'grant %s on %s to %s',
        fewer.*
    from (select * from found_rights except select * from present_rights) as fewer
)

select
    format(
        differences.pattern,
        string_agg(lower(differences.privilege_type), ', ' order by differences.privilege_type),
        differences.object,
        case differences.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(differences.grantee)) end
    ) as statement,
    null as locked
from differences
group by
    differences.pattern,
    differences.object,
    differences.grantee

union all
-- rights on single columns our roles have from us alone
select
    format(
        'revoke %s (%s) on %s from %I',
        lower(rights.privilege_type),
        string_agg(quote_ident(attributes.attname), ', ' order by attributes.attnum),
        staying.object,
        pg_get_userbyid(rights.grantee)
    ),
    null
from staying
join pg_attribute as attributes on attributes.attrelid = to_regclass(staying.name)
cross join lateral aclexplode(attributes.attacl) as rights
join our_roles on our_roles.oid = rights.grantee
where staying.kind = 'table'
    and rights.grantee <> 0
group by
    staying.object,
    rights.privilege_type,
    rights.grantee
order by statement
