-- Grades with marks below zero.
-- level: decision
-- reads: grades, students
-- remedy: make these marks empty; the old ones are kept aside
with negative as (
    select
        grades.student_id,
        grades.marks_obtained
    from public.grades
    where grades.marks_obtained < 0
),

shown as (
    select
        students.student_number,
        negative.marks_obtained
    from negative
    left join public.students on students.id = negative.student_id
    order by
        negative.marks_obtained,
        students.student_number
    limit 5
)

select
    (select count(*) from negative) as count,
    array_agg(
        format('student %s: %s marks', shown.student_number, shown.marks_obtained)
        order by
            shown.marks_obtained,
            shown.student_number
    ) as sample
from shown
