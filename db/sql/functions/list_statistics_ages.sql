-- Each statistics view with its latest refresh, its age and the age that it may have, in minutes. One row per view, in
-- the order of their refresh; no refresh on record: nulls.
create or replace function lms_ops.statistics_ages()
returns table (
    view_name text,
    is_filled boolean,
    refreshed_at timestamptz,
    seconds numeric,
    row_count bigint,
    was_concurrent boolean,
    refreshed_by uuid,
    refreshed_as text,
    age_minutes numeric,
    budget_minutes numeric
)
language sql
stable
security definer
rows 3
set search_path = pg_catalog, pg_temp
as $$
    select
        views.view_name,
        views.is_filled,
        latest.started_at,
        latest.seconds,
        latest.row_count,
        latest.was_concurrent,
        latest.refreshed_by,
        latest.refreshed_as,
        round(extract(epoch from clock_timestamp() - latest.started_at) / 60, 1),
        (
            select (settings.value ->> views.view_name)::numeric
            from public.system_settings as settings
            where settings.category = 'statistics'
                and settings.key = 'budget_minutes'
        )
    from lms_ops.statistics_views() with ordinality as views (view_name, is_filled, place)
    left join lateral (
        select refreshes.*
        from lms_ops.refreshes
        where refreshes.view_name = views.view_name
        order by refreshes.started_at desc
        limit 1
    ) as latest on true
    order by views.place
$$;
