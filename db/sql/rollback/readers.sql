-- What is not ours and would go with ours: what it is, and what of ours it depends on or lives in.
with leaving as materialized (
    select *
    from leaving_objects
),

leaving_parts as materialized (
    select
        leaving.catalog,
        leaving.oid,
        leaving.column_number,
        leaving.kind,
        leaving.name
    from leaving
    where leaving.catalog is not null
    union all
    -- the type of its rows, and arrays of them
    select
        'pg_type'::regclass,
        types.oid,
        0,
        leaving.kind,
        leaving.name
    from leaving
    join pg_class as classes on classes.oid = leaving.oid
    join pg_type as row_types on row_types.oid = classes.reltype
    join pg_type as types on types.oid in (row_types.oid, row_types.typarray)
    where leaving.kind in ('table', 'view', 'materialized view', 'type')
    union all
    -- what an extension brought
    select
        members.classid,
        members.objid,
        0,
        leaving.kind,
        leaving.name
    from leaving
    join pg_depend as members
        on members.refclassid = 'pg_extension'::regclass
        and members.refobjid = leaving.oid
        and members.deptype = 'e'
    where leaving.kind = 'extension'
),

dependents as materialized (
    select distinct
        dependencies.classid,
        dependencies.objid,
        dependencies.objsubid,
        leaving_parts.kind,
        leaving_parts.name,
        -- the table that the dependent belongs to and leaves with
        case dependencies.classid
            when 'pg_class'::regclass then coalesce(
                (select indexes.indrelid from pg_index as indexes where indexes.indexrelid = dependencies.objid),
                dependencies.objid
            )
            when 'pg_rewrite'::regclass then (
                select rules.ev_class from pg_rewrite as rules where rules.oid = dependencies.objid
            )
            when 'pg_attrdef'::regclass then (
                select defaults.adrelid from pg_attrdef as defaults where defaults.oid = dependencies.objid
            )
            when 'pg_constraint'::regclass then (
                select constraints.conrelid from pg_constraint as constraints where constraints.oid = dependencies.objid
            )
            when 'pg_trigger'::regclass then (
                select triggers.tgrelid from pg_trigger as triggers where triggers.oid = dependencies.objid
            )
            when 'pg_policy'::regclass then (
                select policies.polrelid from pg_policy as policies where policies.oid = dependencies.objid
            )
            when 'pg_type'::regclass then (
                select types.typrelid from pg_type as types where types.oid = dependencies.objid
            )
        end as table_id,
        case dependencies.classid
            when 'pg_attrdef'::regclass then (
                select defaults.adnum from pg_attrdef as defaults where defaults.oid = dependencies.objid
            )
            else dependencies.objsubid
        end as column_number
    from pg_depend as dependencies
    join leaving_parts
        on leaving_parts.catalog = dependencies.refclassid
        and leaving_parts.oid = dependencies.refobjid
        and leaving_parts.column_number in (0, dependencies.refobjsubid)
    where dependencies.deptype in ('n', 'a')
        -- parts of an operator family, which is what counts
        and dependencies.classid not in ('pg_amop'::regclass, 'pg_amproc'::regclass)
)

select
    case dependents.classid
        when 'pg_rewrite'::regclass then pg_describe_object('pg_class'::regclass, dependents.table_id, 0)
        else pg_describe_object(dependents.classid, dependents.objid, dependents.objsubid)
    end as reader,
    min(dependents.kind || ' ' || dependents.name) as read
from dependents
where not exists (
        select
        from pg_class as classes
        where classes.oid = dependents.table_id
            and classes.relnamespace = pg_my_temp_schema()
    )
    -- whole objects, what an extension brought and arrays of a type
    and (dependents.classid, dependents.objid) not in (
        select
            leaving_parts.catalog,
            leaving_parts.oid
        from leaving_parts
        where leaving_parts.column_number = 0
    )
    and coalesce(dependents.table_id, 0) not in (
        select leaving_parts.oid
        from leaving_parts
        where leaving_parts.catalog = 'pg_class'::regclass
            and leaving_parts.column_number = 0
    )
    -- the default of a column that leaves
    and (coalesce(dependents.table_id, 0), coalesce(dependents.column_number, 0)) not in (
        select
            leaving_parts.oid,
            leaving_parts.column_number
        from leaving_parts
        where leaving_parts.catalog = 'pg_class'::regclass
    )
    -- an index behind a constraint that leaves
    and (dependents.classid, dependents.objid) not in (
        select
            'pg_class'::regclass,
            constraints.conindid
        from leaving
        join pg_constraint as constraints on constraints.oid = leaving.oid
        where leaving.kind = 'constraint'
    )
    and not exists (
        select
        from pg_class as classes
        join leaving on leaving.oid = pg_partition_root(classes.oid)
        where classes.oid = dependents.table_id
            and classes.relispartition
            and leaving.kind = 'table'
    )
group by
    dependents.classid,
    dependents.objid,
    dependents.objsubid,
    dependents.table_id
union all
select
    leaving.kind || ' ' || leaving.name,
    'its schema'
from leaving
where leaving.kind in ('table', 'view', 'materialized view', 'function')
    and leaving.name not in (
        select made.name
        from lms_ops.made_objects as made
        where made.kind = leaving.kind
    )
    and leaving.name not in (select ledger_tables.name from ledger_tables)
order by reader
