-- Enrollments that wait for a place.
-- level: decision
-- reads: course_enrollments, course_offerings
-- remedy: move them into the queues in the order of their dates, or keep them where they are, outside every queue
with waiting as (
    select
        offerings.section_code,
        count(*) as students
    from public.course_enrollments as enrollments
    left join public.course_offerings as offerings on offerings.id = enrollments.course_offering_id
    where enrollments.enrollment_status = 'waitlisted'
    group by offerings.section_code
),

shown as (
    select *
    from waiting
    order by
        waiting.students desc,
        waiting.section_code
    limit 5
)

select
    (select coalesce(sum(waiting.students), 0) from waiting)::bigint as count,
    array_agg(
        format('%s: %s waiting', shown.section_code, shown.students)
        order by
            shown.students desc,
            shown.section_code
    ) as sample
from shown
