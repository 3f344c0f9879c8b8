-- Statistics views that should be refreshed now, and why: one row per view, in the order of their refresh.
-- A changed view waits until refreshing it takes no more than its share of the time, at most until its budget is over.
create or replace function lms_ops.due_statistics() returns table (view_name text, cause text)
language sql
stable
security definer
rows 3
set search_path = pg_catalog, pg_temp
as $$
    with views as (
        select
            statistics.view_name,
            statistics.is_filled,
            statistics.place,
            latest.base_digest,
            latest.seconds,
            extract(epoch from now() - latest.started_at) as age_seconds,
            (
                select (settings.value ->> statistics.view_name)::numeric * 60
                from public.system_settings as settings
                where settings.category = 'statistics'
                    and settings.key = 'budget_minutes'
            ) as budget_seconds
        from lms_ops.statistics_views() with ordinality as statistics (view_name, is_filled, place)
        left join lateral (
            select refreshes.*
            from lms_ops.refreshes
            where refreshes.view_name = statistics.view_name
            order by refreshes.started_at desc
            limit 1
        ) as latest on true
    ),

    judged as (
        select
            views.view_name,
            views.place,
            case
                when not views.is_filled then 'never filled'
                when coalesce(views.age_seconds > views.budget_seconds, true) then 'past its budget'
                when views.seconds > views.age_seconds * lms_ops.setting('statistics', 'refresh_share_percent') / 100
                    then null
                when views.base_digest is distinct from lms_ops.statistics_base_digest(views.view_name)
                    then 'its tables have changed'
            end as cause
        from views
    )

    select
        judged.view_name,
        judged.cause
    from judged
    where judged.cause is not null
    order by judged.place
$$;
