-- What is wrong with partitions: one row per table that lacks coming months or has a gap, per partition that stands
-- beside its table, is half detached, lacks an index, or may be read past the table's policies.
create or replace function lms_ops.check_partitions()
returns table (object text, problem text, remedy text)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    with partitioned as (
        select
            classes.oid,
            classes.relname::text as table_name
        from pg_class as classes
        where classes.relnamespace = 'public'::regnamespace
            and classes.relkind = 'p'
            and classes.relname in (select kept.table_name from lms_ops.growing_tables() as kept)
    ),

    limits as (
        select
            partitioned.table_name,
            partitions.*,
            lag(partitions.until_time) over (
                partition by partitioned.table_name
                order by partitions.until_time nulls last
            ) as ended_before
        from partitioned
        cross join lateral lms_ops.partitions(partitioned.table_name) as partitions
    )

    select
        'table public.' || partitioned.table_name,
        'lacks partitions for the coming two months',
        (
            select format(
                'run "%s"',
                string_agg(
                    format(
                        'select create_monthly_partition(%L, %L)',
                        partitioned.table_name,
                        (date_trunc('month', current_date) + make_interval(months => months.ahead))::date
                    ),
                    '", then "'
                    order by months.ahead
                )
            )
            from generate_series(0, 2) as months (ahead)
        )
    from partitioned
    cross join lateral lms_ops.growing_table(partitioned.table_name) as growth
    where growth.months_ahead < 2

    union all
    select
        'table public.' || limits.table_name,
        format('has no partition from %s to %s', limits.ended_before::date, limits.from_time::date),
        format('run "select create_monthly_partition(%L, %L)"', limits.table_name, limits.ended_before::date)
    from limits
    where limits.ended_before < limits.from_time

    union all
    select
        'partition public.' || limits.partition_name,
        'is half detached',
        format(
            'run "alter table public.%I detach partition public.%I finalize"',
            limits.table_name,
            limits.partition_name
        )
    from limits
    where limits.is_detaching

    union all
    select
        'table public.' || classes.relname,
        format('is named like a partition of %s and is none', partitioned.table_name),
        'attach it, or rename it if it was retired'
    from partitioned
    join pg_class as classes
        on classes.relnamespace = 'public'::regnamespace
        and classes.relkind = 'r'
        and not classes.relispartition
        and classes.relname ~ ('^' || partitioned.table_name || '_[0-9]{4}_[0-9]{2}$')

    union all
    select
        'partition public.' || classes.relname,
        format('lacks the index %s of its table', parents.indexrelid::regclass),
        format('run "reindex table concurrently public.%I"', classes.relname)
    from partitioned
    join pg_index as parents on parents.indrelid = partitioned.oid
    join pg_inherits as inherits on inherits.inhparent = partitioned.oid
    join pg_class as classes on classes.oid = inherits.inhrelid
    where not exists (
        select
        from pg_inherits as index_inherits
        join pg_index as indexes on indexes.indexrelid = index_inherits.inhrelid
        where index_inherits.inhparent = parents.indexrelid
            and indexes.indrelid = classes.oid
            and indexes.indisvalid
    )

    union all
    select
        'partition public.' || classes.relname,
        format('may be read by %s', string_agg(distinct grantees.name, ', ' order by grantees.name)),
        format(
            'run "revoke all on public.%I from %s"',
            classes.relname,
            string_agg(distinct grantees.name, ', ' order by grantees.name)
        )
    from partitioned
    join pg_inherits as inherits on inherits.inhparent = partitioned.oid
    join pg_class as classes on classes.oid = inherits.inhrelid
    cross join lateral (
        select classes.relacl as acl
        union all
        select attributes.attacl
        from pg_attribute as attributes
        where attributes.attrelid = classes.oid
    ) as held
    cross join lateral aclexplode(held.acl) as rights
    cross join lateral (
        select case rights.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(rights.grantee)) end as name
    ) as grantees
    where rights.grantee <> classes.relowner
    group by classes.relname
$$;
