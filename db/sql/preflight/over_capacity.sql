-- Offerings with more enrolled students than places.
-- level: decision
-- reads: course_offerings, course_enrollments
-- remedy: raise their limits to the students there are; the published limit is kept beside and admits nobody above it
with enrolled as (
    select
        enrollments.course_offering_id,
        count(*) as students
    from public.course_enrollments as enrollments
    where enrollments.enrollment_status = 'enrolled'
    group by enrollments.course_offering_id
),

over_full as (
    select
        offerings.section_code,
        offerings.max_enrollment,
        enrolled.students
    from enrolled
    join public.course_offerings as offerings on offerings.id = enrolled.course_offering_id
    where enrolled.students > offerings.max_enrollment
),

shown as (
    select *
    from over_full
    order by
        over_full.students - over_full.max_enrollment desc,
        over_full.section_code
    limit 5
)

select
    (select count(*) from over_full) as count,
    array_agg(
        format('%s: %s enrolled, %s places', shown.section_code, shown.students, shown.max_enrollment)
        order by
            shown.students - shown.max_enrollment desc,
            shown.section_code
    ) as sample
from shown
