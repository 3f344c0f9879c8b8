-- Meetings that stand in the timetable more than once.
-- level: notice
-- reads: class_schedules, course_offerings
-- remedy: nothing has to be done: clashes and contact hours count a meeting once, whatever number of rows it has
with repeated as (
    select
        schedules.course_offering_id,
        count(*) - 1 as surplus
    from public.class_schedules as schedules
    group by
        schedules.course_offering_id,
        schedules.day_of_week,
        schedules.start_time,
        schedules.end_time,
        schedules.schedule_type,
        schedules.room_id,
        schedules.instructor_id,
        schedules.effective_from,
        schedules.effective_until
    having count(*) > 1
),

by_section as (
    select
        offerings.section_code,
        sum(repeated.surplus) as surplus
    from repeated
    left join public.course_offerings as offerings on offerings.id = repeated.course_offering_id
    group by offerings.section_code
    order by
        2 desc,
        1
    limit 5
)

select
    (select coalesce(sum(repeated.surplus), 0) from repeated)::bigint as count,
    array_agg(
        format('%s: %s too many', by_section.section_code, by_section.surplus)
        order by
            by_section.surplus desc,
            by_section.section_code
    ) as sample
from by_section
