-- Grade point averages of a student, as lms_ops.student_gpa() has them.
--
-- Belongs to the base schema: where an LMS has a function of this name it stays, and nothing of ours reads it.
create or replace function calculate_student_gpa(student_id uuid, term_id uuid default null)
returns table (
    term_gpa numeric(3,2),
    cumulative_gpa numeric(3,2),
    credits_earned numeric,
    quality_points numeric
)
language sql
stable
rows 1
set search_path = pg_catalog, pg_temp
as $$
    select
        averages.term_gpa,
        averages.cumulative_gpa,
        averages.credits_earned,
        averages.quality_points
    from lms_ops.student_gpa($1, $2) as averages
$$;
