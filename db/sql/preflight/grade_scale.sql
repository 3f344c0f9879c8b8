-- The university has a grade scale of its own: averages, standings and audits follow it, not that of a fresh installation.
-- level: notice
-- reads: grade_point_scale
-- remedy: nothing has to be done: its rows stay as they are, and none are added
select
    count(*) as count,
    (
        array_agg(
            format('%s: %s points from %s %%', scale.letter_grade, scale.grade_point, scale.min_percentage)
            order by scale.min_percentage desc
        )
    )[:5] as sample
from public.grade_point_scale as scale
