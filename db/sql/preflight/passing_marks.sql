-- Assessments that ask for more marks to pass than there are.
-- level: decision
-- reads: assessments
-- remedy: lower the passing marks to the total marks
with unreachable as (
    select
        assessments.total_marks,
        assessments.passing_marks,
        coalesce(assessments.title ->> 'az', assessments.title ->> 'en', assessments.title ->> 'ru') as title
    from public.assessments
    where assessments.passing_marks > assessments.total_marks
),

shown as (
    select *
    from unreachable
    order by
        unreachable.passing_marks - unreachable.total_marks desc,
        unreachable.title
    limit 5
)

select
    (select count(*) from unreachable) as count,
    array_agg(
        format('%s: %s of %s to pass', shown.title, shown.passing_marks, shown.total_marks)
        order by
            shown.passing_marks - shown.total_marks desc,
            shown.title
    ) as sample
from shown
