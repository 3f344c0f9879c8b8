-- Offerings whose current_enrollment is not the number of students enrolled.
-- level: notice
-- reads: course_offerings, course_enrollments
-- remedy: nothing has to be done: they are counted again, and kept in step from then on
with enrolled as (
    select
        enrollments.course_offering_id,
        count(*) as students
    from public.course_enrollments as enrollments
    where enrollments.enrollment_status = 'enrolled'
    group by enrollments.course_offering_id
),

wrong as (
    select
        offerings.section_code,
        offerings.current_enrollment,
        coalesce(enrolled.students, 0) as students
    from public.course_offerings as offerings
    left join enrolled on enrolled.course_offering_id = offerings.id
    where offerings.current_enrollment is distinct from coalesce(enrolled.students, 0)
),

shown as (
    select *
    from wrong
    order by
        wrong.students desc,
        wrong.section_code
    limit 5
)

select
    (select count(*) from wrong) as count,
    array_agg(
        format('%s: %s, says %s', shown.section_code, shown.students, coalesce(shown.current_enrollment::text, 'nothing'))
        order by
            shown.students desc,
            shown.section_code
    ) as sample
from shown
