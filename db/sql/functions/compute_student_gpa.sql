-- Grade point averages of a student, over completed enrollments with grade points, weighted by credits.
--
-- A course counts once a term, whatever number of its components the student sat in. Without a term the term average
-- is null. Credits earned count every completed course with passing points or none, and credit for work elsewhere,
-- which has no points. Asks for the right to read the record: from a part of the rows it would be another average.
create or replace function lms_ops.student_gpa(student_id uuid, term_id uuid default null)
returns table (
    term_gpa numeric(3,2),
    cumulative_gpa numeric(3,2),
    credits_earned numeric,
    quality_points numeric
)
language plpgsql
stable
security definer
rows 1
set search_path = pg_catalog, pg_temp
as $$
begin
    perform lms_ops.require_student($1);

    return query
    select
        (
            sum(completed.credits * completed.grade_points) filter (where completed.academic_term_id = $2)
            / nullif(
                sum(completed.credits) filter (
                    where completed.academic_term_id = $2
                        and completed.grade_points is not null
                ),
                0
            )
        )::numeric(3,2),
        (
            sum(completed.credits * completed.grade_points)
            / nullif(sum(completed.credits) filter (where completed.grade_points is not null), 0)
        )::numeric(3,2),
        coalesce(
            sum(completed.credits) filter (where completed.grade_points is null or completed.grade_points > 0),
            0
        ),
        coalesce(sum(completed.credits * completed.grade_points), 0)
    from lms_ops.completed_courses as completed
    where completed.student_id = $1;
end
$$;
