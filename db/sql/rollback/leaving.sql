-- What a rollback takes out, for its session: all that was made, or what was made after the step lms.rollback_to.

-- Every object of the three schemas by kind and name, as lms_ops.made_objects has them, and where the catalog has it.
create or replace temporary view present_objects as
with our_schemas as (
    select
        schemas.oid,
        schemas.nspname::text as schema_name
    from pg_catalog.pg_namespace as schemas
    where schemas.nspname in ('public', 'report', 'lms_ops')
),

relations as (
    select
        classes.oid,
        classes.relkind,
        classes.relrowsecurity,
        our_schemas.schema_name || '.' || classes.relname as name
    from pg_catalog.pg_class as classes
    join our_schemas on our_schemas.oid = classes.relnamespace
    where classes.relkind in ('r', 'p', 'v', 'm', 'S', 'c')
        and not classes.relispartition
)

select
    'schema' as kind,
    our_schemas.schema_name as name,
    'pg_namespace'::regclass as catalog,
    our_schemas.oid,
    0 as column_number,
    null::oid as table_id
from our_schemas

union all
select
    'extension',
    extensions.extname,
    'pg_extension'::regclass,
    extensions.oid,
    0,
    null
from pg_catalog.pg_extension as extensions

union all
select
    case relations.relkind
        when 'v' then 'view'
        when 'm' then 'materialized view'
        when 'S' then 'sequence'
        when 'c' then 'type'
        else 'table'
    end,
    relations.name,
    'pg_class'::regclass,
    relations.oid,
    0,
    relations.oid
from relations

union all
select
    'row level security',
    relations.name,
    null,
    null,
    0,
    relations.oid
from relations
where relations.relrowsecurity

union all
select
    'column',
    relations.name || '.' || attributes.attname,
    'pg_class'::regclass,
    relations.oid,
    attributes.attnum,
    relations.oid
from relations
join pg_catalog.pg_attribute as attributes on attributes.attrelid = relations.oid
where relations.relkind in ('r', 'p')
    and attributes.attnum > 0
    and not attributes.attisdropped

union all
select
    'constraint',
    relations.name || '.' || constraints.conname,
    'pg_constraint'::regclass,
    constraints.oid,
    0,
    relations.oid
from relations
join pg_catalog.pg_constraint as constraints on constraints.conrelid = relations.oid
where constraints.contype in ('c', 'f', 'p', 'u', 'x')

union all
select
    'index',
    relations.name || '.' || classes.relname,
    'pg_class'::regclass,
    classes.oid,
    0,
    relations.oid
from relations
join pg_catalog.pg_index as indexes on indexes.indrelid = relations.oid
join pg_catalog.pg_class as classes on classes.oid = indexes.indexrelid

union all
select
    'trigger',
    relations.name || '.' || triggers.tgname,
    'pg_trigger'::regclass,
    triggers.oid,
    0,
    relations.oid
from relations
join pg_catalog.pg_trigger as triggers on triggers.tgrelid = relations.oid
where not triggers.tgisinternal

union all
select
    'policy',
    relations.name || '.' || policies.polname,
    'pg_policy'::regclass,
    policies.oid,
    0,
    relations.oid
from relations
join pg_catalog.pg_policy as policies on policies.polrelid = relations.oid

union all
select
    'function',
    format(
        '%s.%s(%s)',
        our_schemas.schema_name,
        routines.proname,
        pg_catalog.pg_get_function_identity_arguments(routines.oid)
    ),
    'pg_proc'::regclass,
    routines.oid,
    0,
    null
from pg_catalog.pg_proc as routines
join our_schemas on our_schemas.oid = routines.pronamespace
where routines.prokind in ('f', 'p');

-- The ledger leaves last of all, and only with everything else.
create or replace temporary view ledger_tables as
select made.name
from lms_ops.made_objects as made
where made.kind = 'table'
    and (made.path = 'ledger.sql' or made.path like 'steps/0001%')
union
values
    ('lms_ops.alembic_version'),
    ('lms_ops.rollbacks');

-- Tables about our own work, or computed from what stays: nobody entered their rows.
create or replace temporary view derived_tables (name) as
values
    ('lms_ops.refreshes'),
    ('lms_ops.headline_figures'),
    ('lms_ops.maintenance_runs'),
    ('lms_ops.maintenance_tasks'),
    ('lms_ops.grade_chain_seals'),
    ('lms_ops.grade_chain_heads'),
    ('lms_ops.admitted_roles'),
    ('lms_ops.carried_entries');

-- What leaves by kind and name; the catalog is asked anew for each statement of the rollback.
create or replace temporary view leaving_names as
select
    made.kind,
    made.name
from lms_ops.made_objects as made
where current_setting('lms.rollback_to') = ''
    -- all that is replaced whole goes with any step; what was decided about existing rows stays with the first
    or made.path !~ '^(steps|upgrade|live)/|^ledger'
    or made.path > 'steps/' || current_setting('lms.rollback_to') || '~'
        and made.path like 'steps/%'
union
select
    present_objects.kind,
    present_objects.name
from present_objects
where current_setting('lms.rollback_to') = ''
    and present_objects.name ~ '^(lms_ops|report)(\.|$)';

create or replace temporary view leaving_objects as
select
    present_objects.*,
    -- whether its whole table leaves
    present_objects.table_id in (
        select present_tables.table_id
        from present_objects as present_tables
        join leaving_names using (kind, name)
        where present_tables.kind in ('table', 'view', 'materialized view', 'type', 'sequence')
    ) as with_table
from present_objects
join leaving_names using (kind, name);

-- Whether a row still says what it said when it was inserted, in the columns that it had then; updated_at says less.
create or replace function pg_temp.is_unchanged(present jsonb, inserted jsonb, had jsonb) returns boolean
language sql
immutable
as $$
    select not exists (
        select
        from jsonb_object_keys(had) as had_columns (name)
        where had_columns.name <> 'updated_at'
            and present ? had_columns.name
            and present -> had_columns.name is distinct from inserted -> had_columns.name
    )
$$;
