-- Enrollments with a grade that is neither a letter of the grade scale nor marks of 0 to 10 or 0 to 100.
-- level: notice
-- reads: course_enrollments, grade_point_scale
-- remedy: enter grade points, or letters of the scale; until then these courses count in no average
with unknown as (
    select
        enrollments.grade,
        count(*) as enrollments
    from public.course_enrollments as enrollments
    where enrollments.grade is not null
        and enrollments.grade_points is null
        and btrim(enrollments.grade) !~ '^[0-9]{1,3}([.,][0-9]+)?$'
        and not exists (
            select
            from public.grade_point_scale as scale
            where upper(scale.letter_grade) = upper(btrim(enrollments.grade))
        )
    group by enrollments.grade
),

shown as (
    select *
    from unknown
    order by
        unknown.enrollments desc,
        unknown.grade
    limit 5
)

select
    (select coalesce(sum(unknown.enrollments), 0) from unknown)::bigint as count,
    array_agg(
        format('"%s": %s enrollments', shown.grade, shown.enrollments)
        order by
            shown.enrollments desc,
            shown.grade
    ) as sample
from shown
