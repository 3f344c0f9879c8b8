-- Students who sit twice in the same offering.
-- level: impossible
-- reads: course_enrollments, course_offerings, students
-- remedy: leave one of these enrollments enrolled and set the others to dropped
with repeated as (
    select
        enrollments.course_offering_id,
        enrollments.student_id,
        count(*) as times
    from public.course_enrollments as enrollments
    where enrollments.enrollment_status = 'enrolled'
        and enrollments.course_offering_id is not null
        and enrollments.student_id is not null
    group by
        enrollments.course_offering_id,
        enrollments.student_id
    having count(*) > 1
),

shown as (
    select
        offerings.section_code,
        students.student_number,
        repeated.times
    from repeated
    left join public.course_offerings as offerings on offerings.id = repeated.course_offering_id
    left join public.students on students.id = repeated.student_id
    order by
        offerings.section_code,
        students.student_number
    limit 5
)

select
    (select count(*) from repeated) as count,
    array_agg(
        format('%s: student %s, %s times', shown.section_code, shown.student_number, shown.times)
        order by
            shown.section_code,
            shown.student_number
    ) as sample
from shown
