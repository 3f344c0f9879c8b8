-- Enrollments without a student or without an offering.
-- level: notice
-- reads: course_enrollments
-- remedy: complete or delete them when there is occasion: one without a student still takes a place of its offering
select
    count(*) as count,
    array[format(
        '%s without a student, %s without an offering',
        count(*) filter (where enrollments.student_id is null),
        count(*) filter (where enrollments.course_offering_id is null)
    )] as sample
from public.course_enrollments as enrollments
where enrollments.student_id is null
    or enrollments.course_offering_id is null
