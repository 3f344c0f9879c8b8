-- Entries of prerequisites and corequisites that name no course, the course itself, or a course twice.
-- level: decision
-- reads: courses
-- remedy: set them aside in a table; the arrays stay as they are, and every other entry is moved
with entries as (
    select
        courses.id,
        courses.code,
        'prerequisites' as list,
        unnest(courses.prerequisites) as entry
    from public.courses
    union all
    select
        courses.id,
        courses.code,
        'corequisites',
        unnest(courses.corequisites)
    from public.courses
),

counted as (
    select
        entries.id,
        entries.code,
        entries.list,
        entries.entry,
        count(*) as times
    from entries
    group by
        entries.id,
        entries.code,
        entries.list,
        entries.entry
),

problems as (
    select
        counted.code,
        counted.list,
        named.code as named_code,
        case
            when named.id is null then 'points nowhere'
            when named.id = counted.id then 'is the course itself'
            else 'stands ' || counted.times || ' times'
        end as problem,
        case when named.id is null or named.id = counted.id then counted.times else counted.times - 1 end as rows
    from counted
    left join public.courses as named on named.id = counted.entry
    where named.id is null
        or named.id = counted.id
        or counted.times > 1
),

shown as (
    select *
    from problems
    order by
        problems.code,
        problems.list,
        problems.problem
    limit 5
)

select
    (select coalesce(sum(problems.rows), 0) from problems)::bigint as count,
    array_agg(
        format(
            '%s, %s: %s %s',
            shown.code,
            shown.list,
            coalesce(nullif(shown.named_code, shown.code), 'an entry'),
            shown.problem
        )
        order by
            shown.code,
            shown.list,
            shown.problem
    ) as sample
from shown
