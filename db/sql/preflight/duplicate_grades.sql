-- Students with more than one grade for an assessment: each counts in averages.
-- level: notice
-- reads: grades, students, assessments
-- remedy: delete all but one of them, and give the table its unique key (assessment_id, student_id)
with repeated as (
    select
        grades.assessment_id,
        grades.student_id,
        count(*) as times
    from public.grades
    group by
        grades.assessment_id,
        grades.student_id
    having count(*) > 1
),

shown as (
    select
        students.student_number,
        coalesce(assessments.title ->> 'az', assessments.title ->> 'en') as title,
        repeated.times
    from repeated
    left join public.students on students.id = repeated.student_id
    left join public.assessments on assessments.id = repeated.assessment_id
    order by
        students.student_number,
        title
    limit 5
)

select
    (select count(*) from repeated) as count,
    array_agg(
        format('student %s, %s: %s grades', shown.student_number, shown.title, shown.times)
        order by
            shown.student_number,
            shown.title
    ) as sample
from shown
