-- Submissions of student groups that are not kept anywhere.
-- level: decision
-- reads: assessment_submissions, assessments
-- remedy: make their group empty; the value is kept aside, and the submission stays with its student
with grouped as (
    select
        submissions.assessment_id,
        submissions.group_id
    from public.assessment_submissions as submissions
    where submissions.group_id is not null
),

assessed as (
    select
        coalesce(
            assessments.title ->> 'az',
            assessments.title ->> 'en',
            assessments.title ->> 'ru',
            'no assessment'
        ) as title,
        count(*) as submissions,
        count(distinct grouped.group_id) as student_groups
    from grouped
    left join public.assessments on assessments.id = grouped.assessment_id
    group by 1
    order by
        2 desc,
        1
    limit 5
)

select
    (select count(*) from grouped) as count,
    array_agg(
        format('%s: %s submissions of %s groups', assessed.title, assessed.submissions, assessed.student_groups)
        order by
            assessed.submissions desc,
            assessed.title
    ) as sample
from assessed
