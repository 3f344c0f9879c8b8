-- Functions, views and tables of ours that belong to somebody else, who could change what they do: one row per object.
-- Views read, and functions work, with the rights of their owner. The tables of an LMS keep the owner that they had.
create or replace function lms_ops.check_owners()
returns table (object text, problem text, remedy text)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    with owner as (
        select
            schemas.nspowner as id,
            pg_get_userbyid(schemas.nspowner) as name
        from pg_namespace as schemas
        where schemas.nspname = 'lms_ops'
    ),

    owned as (
        select
            case classes.relkind when 'v' then 'view' when 'm' then 'materialized view' else 'table' end as kind,
            format('%I.%I', classes.relnamespace::regnamespace::name, classes.relname) as name,
            classes.relowner as owner_id
        from pg_class as classes
        where (
            classes.relnamespace::regnamespace::text in ('lms_ops', 'report')
                and classes.relkind in ('r', 'p', 'v', 'm')
        )
            or classes.oid in (
                select to_regclass('public.' || views.view_name)::oid
                from lms_ops.statistics_views() as views
            )
        union all
        select
            'function',
            format(
                '%I.%I(%s)',
                routines.pronamespace::regnamespace::name,
                routines.proname,
                pg_get_function_identity_arguments(routines.oid)
            ),
            routines.proowner
        from pg_proc as routines
        where routines.pronamespace::regnamespace::text in ('lms_ops', 'report')
            or routines.oid in (
                to_regprocedure('public.check_enrollment_eligibility(uuid, uuid)')::oid,
                to_regprocedure('public.generate_degree_audit(uuid)')::oid,
                to_regprocedure('public.detect_schedule_conflicts(uuid, uuid)')::oid,
                to_regprocedure('public.update_enrollment_count()')::oid,
                to_regprocedure('public.update_courses_search_vector()')::oid,
                to_regprocedure('public.create_monthly_partition(text, date)')::oid
            )
    )

    select
        owned.kind || ' ' || owned.name,
        'belongs to ' || pg_get_userbyid(owned.owner_id),
        format('run "alter %s %s owner to %I"', owned.kind, owned.name, owner.name)
    from owned
    cross join owner
    where owned.owner_id <> owner.id
$$;
