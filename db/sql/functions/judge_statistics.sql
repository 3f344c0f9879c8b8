-- The statistics: the age of each view against the age that it may have. One row: status, sentence, facts.
create or replace function lms_ops.statistics_status() returns table (status text, sentence text, facts jsonb)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    with views as (
        select
            views.view_name,
            views.is_filled,
            latest.started_at,
            latest.seconds,
            latest.row_count,
            round(extract(epoch from now() - latest.started_at) / 60, 1) as age_minutes,
            (
                select (settings.value ->> views.view_name)::numeric
                from public.system_settings as settings
                where settings.category = 'statistics'
                    and settings.key = 'budget_minutes'
            ) as budget_minutes
        from lms_ops.statistics_views() as views
        left join lateral (
            select refreshes.*
            from lms_ops.refreshes
            where refreshes.view_name = views.view_name
            order by refreshes.started_at desc
            limit 1
        ) as latest on true
    ),

    judged as (
        select
            views.*,
            case
                when not views.is_filled or views.started_at is null then 'bad'
                when views.age_minutes > 2 * views.budget_minutes then 'bad'
                when views.age_minutes > views.budget_minutes then 'watch'
                else 'good'
            end as status
        from views
    ),

    summed as (
        select
            count(*) filter (where judged.status <> 'good') as late,
            string_agg(judged.view_name, ', ' order by judged.view_name) filter (
                where judged.status <> 'good'
            ) as names,
            case
                when bool_or(judged.status = 'bad') then 'bad'
                when bool_or(judged.status = 'watch') then 'watch'
                else 'good'
            end as status,
            max(judged.age_minutes) as oldest_minutes,
            jsonb_agg(to_jsonb(judged) order by judged.view_name) as views
        from judged
    )

    select
        coalesce(summed.status, 'bad'),
        case
            when summed.status is null then 'There are no statistics views: run `lms-db install`.'
            when summed.late = 0 then format(
                'All statistics are within the age they may have; the oldest has %s.',
                lms_ops.told_duration(make_interval(mins => round(summed.oldest_minutes)::integer))
            )
            else format('Past the age they may have: %s. Run `lms-db refresh`.', summed.names)
        end,
        jsonb_build_object('late', summed.late, 'views', coalesce(summed.views, '[]'))
    from summed
$$;
