-- Courses that a student has passed, and those that this counts as: equivalents, substitutions, credit from elsewhere.
-- One row per course with the best points that a minimum grade is compared with; null for a pass without any.
create or replace function lms_ops.passed_courses(student uuid)
returns table (course_id uuid, grade_points numeric)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    select
        counted_work.course_id,
        max(counted_work.grade_points)
    from lms_ops.counted_work
    where counted_work.student_id = student
    group by counted_work.course_id
$$;
