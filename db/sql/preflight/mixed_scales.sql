-- Assessments are marked on more than one scale.
-- level: notice
-- reads: assessments
-- remedy: nothing has to be done: marks are compared as percentages; enter total marks where they are missing
with scales as (
    select
        assessments.total_marks,
        count(*) as assessments
    from public.assessments
    group by assessments.total_marks
)

select
    case when count(*) > 1 then sum(scales.assessments) else 0 end::bigint as count,
    (
        array_agg(
            format('%s: %s assessments', coalesce('out of ' || trim_scale(scales.total_marks), 'without a total'), scales.assessments)
            order by scales.assessments desc
        )
    )[:5] as sample
from scales
