-- What the host has in the schema public besides its rows, one object or right a row: kind, name, definition.
select 'column' as kind, format('%s.%s', columns.attrelid::regclass, columns.attname) as name, concat_ws(
    ' ',
    format_type(columns.atttypid, columns.atttypmod),
    case when columns.attnotnull then 'not null' end,
    pg_get_expr(defaults.adbin, defaults.adrelid)
) as definition
from pg_attribute as columns
join pg_class as relations on relations.oid = columns.attrelid
left join pg_attrdef as defaults on defaults.adrelid = columns.attrelid and defaults.adnum = columns.attnum
where relations.relnamespace = 'public'::regnamespace
    and relations.relkind in ('r', 'p', 'v')
    and columns.attnum > 0
    and not columns.attisdropped
union all
select 'owner', relations.oid::regclass::text, relations.relowner::regrole::text
from pg_class as relations
where relations.relnamespace = 'public'::regnamespace
union all
select 'index', indexes.indexrelid::regclass::text, concat(pg_get_indexdef(indexes.indexrelid), indexes.indisvalid)
from pg_index as indexes
join pg_class as relations on relations.oid = indexes.indrelid
where relations.relnamespace = 'public'::regnamespace
union all
select 'constraint', format('%s.%s', constraints.conrelid::regclass, constraints.conname), concat(
    pg_get_constraintdef(constraints.oid), constraints.convalidated
)
from pg_constraint as constraints
where constraints.connamespace = 'public'::regnamespace
    and constraints.conrelid <> 0
union all
select 'trigger', format('%s.%s', triggers.tgrelid::regclass, triggers.tgname), concat(
    pg_get_triggerdef(triggers.oid), triggers.tgenabled
)
from pg_trigger as triggers
where not triggers.tgisinternal
union all
select 'function', functions.oid::regprocedure::text, concat(
    functions.proowner::regrole, pg_get_functiondef(functions.oid)
)
from pg_proc as functions
where functions.pronamespace = 'public'::regnamespace
    and functions.prokind = 'f'
union all
select 'view', views.viewname, views.definition
from pg_views as views
where views.schemaname = 'public'
union all
select 'right', format('%s to %s', relations.oid::regclass, rights.grantee::regrole), string_agg(
    rights.privilege_type, ' ' order by rights.privilege_type
)
from pg_class as relations
cross join aclexplode(relations.relacl) as rights
where relations.relnamespace = 'public'::regnamespace
    and rights.grantee <> 0
group by relations.oid, rights.grantee
union all
select 'right', format('%s to %s', functions.oid::regprocedure, rights.grantee), rights.privilege_type
from pg_proc as functions
cross join aclexplode(coalesce(functions.proacl, acldefault('f', functions.proowner))) as rights
where functions.pronamespace = 'public'::regnamespace
union all
select 'right', format('schema public to %s', rights.grantee), string_agg(
    rights.privilege_type, ' ' order by rights.privilege_type
)
from pg_namespace as schemas
cross join aclexplode(schemas.nspacl) as rights
where schemas.nspname = 'public'
group by rights.grantee
union all
select 'right', 'by default', string_agg(defaults.defaclacl::text, ' ' order by defaults.oid)
from pg_default_acl as defaults
union all
select 'comment', pg_describe_object(comments.classoid, comments.objoid, comments.objsubid), comments.description
from pg_description as comments
join pg_class as relations on relations.oid = comments.objoid and comments.classoid = 'pg_class'::regclass
where relations.relnamespace = 'public'::regnamespace
