-- Materialized views that hold nothing, not even no rows: one row per view that was never filled.
create or replace function lms_ops.check_statistics()
returns table (object text, problem text, remedy text)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    select
        'materialized view ' || objects.name,
        'was never filled',
        format('run `lms-db refresh %s`', views.matviewname)
    from lms_ops.installed_objects as objects
    join pg_matviews as views on format('%I.%I', views.schemaname, views.matviewname) = objects.name
    where objects.kind = 'materialized view'
        and not views.ispopulated
$$;
