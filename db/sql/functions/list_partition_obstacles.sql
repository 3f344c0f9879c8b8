-- What keeps a plain table from being partitioned on line: one sentence per obstacle, each with what to do about it.
create or replace function lms_ops.partition_obstacles(table_name text) returns setof text
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    with target as (
        select relations.*
        from pg_class as relations
        where relations.oid = to_regclass(format('public.%I', partition_obstacles.table_name))
    )

    select format('Foreign key %s of table %s points at it: drop that one first.', keys.conname, keys.conrelid::regclass)
    from target
    join pg_constraint as keys
        on keys.confrelid = target.oid
        and keys.contype = 'f'

    union all
    select format('Foreign key %s was never validated: validate it first.', keys.conname)
    from target
    join pg_constraint as keys
        on keys.conrelid = target.oid
        and keys.contype = 'f'
        and not keys.convalidated

    union all
    select 'Its primary key is not the column id: such a table has to be partitioned by hand.'
    from target
    where not exists (
        select
        from pg_constraint as keys
        where keys.conrelid = target.oid
            and pg_get_constraintdef(keys.oid) = 'PRIMARY KEY (id)'
    )

    union all
    select 'It has no column created_at with date, time and zone: such a table has to be partitioned by hand.'
    from target
    where not exists (
        select
        from pg_attribute as attributes
        where attributes.attrelid = target.oid
            and attributes.attname = 'created_at'
            and attributes.atttypid = 'timestamptz'::regtype
    )

    union all
    select format('Index %s allows no second row of its kind, which partitions cannot: drop it first.', indexes.indexrelid::regclass)
    from target
    join pg_index as indexes on indexes.indrelid = target.oid
    where (indexes.indisunique or indexes.indisexclusion)
        and not indexes.indisprimary
        -- the key to be, made by a conversion that was interrupted
        and indexes.indexrelid <> coalesce(
            to_regclass(format('public.%I', partition_obstacles.table_name || '_partition_key')), 0
        )

    union all
    select format('Column %s numbers its rows by itself: give it a plain default first.', attributes.attname)
    from target
    join pg_attribute as attributes on attributes.attrelid = target.oid
    where attributes.attidentity <> ''

    union all
    select format('Sequence %s belongs to it: let it belong to nobody first (owned by none).', dependencies.objid::regclass)
    from target
    join pg_depend as dependencies
        on dependencies.refobjid = target.oid
        and dependencies.refclassid = 'pg_class'::regclass
        and dependencies.classid = 'pg_class'::regclass
        and dependencies.deptype = 'a'
    join pg_class as sequences
        on sequences.oid = dependencies.objid
        and sequences.relkind = 'S'

    union all
    select format('Materialized view %s reads it: drop that, and create it again afterwards.', readers.oid::regclass)
    from target
    join pg_depend as dependencies
        on dependencies.refobjid = target.oid
        and dependencies.refclassid = 'pg_class'::regclass
        and dependencies.classid = 'pg_rewrite'::regclass
    join pg_rewrite as rules on rules.oid = dependencies.objid
    join pg_class as readers
        on readers.oid = rules.ev_class
        and readers.relkind = 'm'
    group by readers.oid

    union all
    select format('Rule %s rewrites what is asked of it: drop that first.', rules.rulename)
    from target
    join pg_rewrite as rules on rules.ev_class = target.oid

    union all
    select format('Function %s is bound to its rows: drop that, and create it again afterwards.', routines.oid::regprocedure)
    from target
    join pg_depend as dependencies
        on dependencies.classid = 'pg_proc'::regclass
        and (
            (dependencies.refclassid = 'pg_class'::regclass and dependencies.refobjid = target.oid)
            or (dependencies.refclassid = 'pg_type'::regclass and dependencies.refobjid = target.reltype)
        )
    join pg_proc as routines on routines.oid = dependencies.objid
    group by routines.oid

    union all
    select format('Trigger %s is a constraint: drop it first.', triggers.tgname)
    from target
    join pg_trigger as triggers
        on triggers.tgrelid = target.oid
        and not triggers.tgisinternal
        and triggers.tgconstraint <> 0

    union all
    select format('Publication %s names it: take it out, and add it again afterwards.', publications.pubname)
    from target
    join pg_publication_rel as published on published.prrelid = target.oid
    join pg_publication as publications on publications.oid = published.prpubid

    union all
    select 'It inherits, or is inherited from: such a table has to be partitioned by hand.'
    from target
    where exists (select from pg_inherits as inherits where target.oid in (inherits.inhparent, inherits.inhrelid))
$$;
