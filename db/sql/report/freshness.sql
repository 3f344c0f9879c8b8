-- When each statistics view was refreshed last, its age and the age it may have, in minutes. One row per view, by name.
create view report.freshness with (security_barrier = true) as
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
from lms_ops.statistics_ages() as ages
left join lms_ops.people on people.user_id = ages.refreshed_by
where (select lms_ops.current_viewer()) is not null
order by ages.view_name;
