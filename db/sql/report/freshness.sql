-- When each statistics view was refreshed last, its age and the age it may have, in minutes. One row per view, by name.
create view report.freshness with (security_barrier = true) as
with latest as (
    select distinct on (refreshes.view_name)
        refreshes.*
    from lms_ops.refreshes
    order by
        refreshes.view_name,
        refreshes.started_at desc
),

ages as (
    select
        views.view_name,
        views.is_filled,
        latest.started_at as refreshed_at,
        latest.seconds,
        latest.row_count,
        latest.was_concurrent,
        latest.refreshed_by,
        latest.refreshed_as,
        round(extract(epoch from clock_timestamp() - latest.started_at) / 60, 1) as age_minutes,
        (
            select (settings.value ->> views.view_name)::numeric
            from public.system_settings as settings
            where settings.category = 'statistics'
                and settings.key = 'budget_minutes'
        ) as budget_minutes
    from lms_ops.statistics_views() as views
    left join latest using (view_name)
)

select
    ages.view_name,
    ages.is_filled,
    ages.refreshed_at,
    ages.seconds,
    ages.row_count,
    ages.was_concurrent,
    people.name as refreshed_by_name,
    ages.refreshed_as,
    ages.age_minutes,
    ages.budget_minutes,
    coalesce(ages.age_minutes > ages.budget_minutes, true) as is_late
from ages
left join lms_ops.people on people.user_id = ages.refreshed_by
where (select lms_ops.current_viewer()) is not null
order by ages.view_name;
