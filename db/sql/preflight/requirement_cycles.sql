-- Courses whose prerequisites lead back to themselves: nobody could begin.
-- level: notice
-- reads: courses
-- remedy: take one of the courses out of the circle; they are moved as they are, and eligibility finds the prerequisite missing
with recursive requirements as (
    select
        courses.id as course_id,
        entry.id as required_id
    from public.courses
    cross join lateral unnest(courses.prerequisites) as entry (id)
    where entry.id <> courses.id
),

paths as (
    select
        requirements.course_id,
        requirements.required_id
    from requirements
    union
    select
        paths.course_id,
        requirements.required_id
    from paths
    join requirements on requirements.course_id = paths.required_id
)

select
    count(*) as count,
    (array_agg(courses.code order by courses.code))[:5] as sample
from paths
join public.courses on courses.id = paths.course_id
where paths.course_id = paths.required_id
