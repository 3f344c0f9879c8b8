-- Letters of the university's grade scale that give other points than ours, or that ours lacks; letters are only added.
-- level: notice
-- reads: grade_point_scale
-- remedy: nothing has to be done: the rows that are there stay as they are and count; set is_active to false for added letters that the university does not give
with ours (letter_grade, grade_point) as (
    values
        ('A+', 4.00),
        ('A', 4.00),
        ('A-', 3.70),
        ('B+', 3.30),
        ('B', 3.00),
        ('B-', 2.70),
        ('C+', 2.30),
        ('C', 2.00),
        ('C-', 1.70),
        ('D+', 1.30),
        ('D', 1.00),
        ('F', 0.00)
),

differing as (
    select
        scale.letter_grade,
        scale.grade_point
    from public.grade_point_scale as scale
    left join ours on ours.letter_grade = scale.letter_grade
    where scale.grade_point is distinct from ours.grade_point
)

select
    count(*) as count,
    array_agg(
        format('%s gives %s points', differing.letter_grade, differing.grade_point)
        order by differing.letter_grade
    ) as sample
from differing
