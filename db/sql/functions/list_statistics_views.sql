-- The statistics views in the order of their refresh, a view after those it reads: one row per materialized view.
create or replace function lms_ops.statistics_views() returns table (view_name text, is_filled boolean)
language sql
stable
security definer
rows 3
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
            dependencies.refobjid,
            chains.statistics_read + (statistics.oid is not null)::integer
        from chains
        join pg_rewrite as rules on rules.ev_class = chains.source
        join pg_depend as dependencies
            on dependencies.classid = 'pg_rewrite'::regclass
            and dependencies.objid = rules.oid
            and dependencies.refclassid = 'pg_class'::regclass
            and dependencies.refobjid <> chains.source
        left join statistics on statistics.oid = dependencies.refobjid
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
