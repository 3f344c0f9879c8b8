-- The statistics views in the order of their refresh, a view after those it reads: one row per materialized view.
create or replace function lms_ops.statistics_views() returns table (view_name text, is_filled boolean)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    with recursive statistics as (
        select
            relations.oid,
            relations.relname::text as view_name,
            relations.relispopulated as is_filled
        from pg_class as relations
        where relations.relnamespace = 'public'::regnamespace
            and relations.relkind = 'm'
            and relations.relname in (
                'mv_student_statistics',
                'mv_course_offering_statistics',
                'mv_faculty_workload'
            )
    ),

    reads as (
        select distinct
            rules.ev_class as reader,
            dependencies.refobjid as source
        from pg_depend as dependencies
        join pg_rewrite as rules on rules.oid = dependencies.objid
        where dependencies.classid = 'pg_rewrite'::regclass
            and dependencies.refclassid = 'pg_class'::regclass
            and dependencies.refobjid <> rules.ev_class
    ),

    -- everything that a view reads, through other views too, and how many of the statistics lie on the way
    chains as (
        select
            statistics.oid as reader,
            statistics.oid as source,
            0 as statistics_read
        from statistics
        union
        select
            chains.reader,
            reads.source,
            chains.statistics_read + (statistics.oid is not null)::integer
        from chains
        join reads on reads.reader = chains.source
        left join statistics on statistics.oid = reads.source
    )

    select
        statistics.view_name,
        statistics.is_filled
    from statistics
    join chains on chains.reader = statistics.oid
    group by
        statistics.view_name,
        statistics.is_filled
    order by
        max(chains.statistics_read),
        statistics.view_name
$$;
