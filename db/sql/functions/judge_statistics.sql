-- The statistics: the age of each view against the age that it may have. One row: status, sentence, facts.
create or replace function lms_ops.statistics_status() returns table (status text, sentence text, facts jsonb)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    with judged as (
        select
            ages.view_name,
            ages.refreshed_at,
            ages.age_minutes,
            ages.budget_minutes,
            ages.seconds,
            ages.row_count,
            case
                when not ages.is_filled or ages.refreshed_at is null then 'bad'
                when ages.age_minutes > 2 * ages.budget_minutes then 'bad'
                when ages.age_minutes > ages.budget_minutes then 'watch'
                else 'good'
            end as status
        from lms_ops.statistics_ages() as ages
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
                'All statistics are within the age they may have; the oldest is %s old.',
                lms_ops.told_duration(make_interval(mins => round(summed.oldest_minutes)::integer))
            )
            else format('Past the age they may have: %s. Run `lms-db refresh`.', summed.names)
        end,
        jsonb_build_object('late', summed.late, 'views', coalesce(summed.views, '[]'))
    from summed
$$;
