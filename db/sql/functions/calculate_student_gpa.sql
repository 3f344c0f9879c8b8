-- Grade point averages of a student, over completed enrollments with grade points, weighted by credits.
--
-- A course counts once a term, whatever number of its components the student sat in. Without a term the
-- term average is null. Credits earned count every completed course with passing points or none.
create or replace function calculate_student_gpa(student_id uuid, term_id uuid default null)
returns table (
    term_gpa numeric(3,2),
    cumulative_gpa numeric(3,2),
    credits_earned numeric,
    quality_points numeric
)
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    with completed_courses as (
        select
            offerings.academic_term_id,
            offerings.course_id,
            max(coalesce(offerings.credits, courses.credit_hours)) as credits,
            max(enrollments.grade_points) as grade_points
        from public.course_enrollments as enrollments
        join public.course_offerings as offerings on offerings.id = enrollments.course_offering_id
        join public.courses on courses.id = offerings.course_id
        where enrollments.student_id = $1
            and enrollments.enrollment_status = 'completed'
        group by
            offerings.academic_term_id,
            offerings.course_id
    )

    select
        (
            sum(credits * grade_points) filter (where academic_term_id = $2)
            / nullif(sum(credits) filter (where academic_term_id = $2 and grade_points is not null), 0)
        )::numeric(3,2),
        (
            sum(credits * grade_points)
            / nullif(sum(credits) filter (where grade_points is not null), 0)
        )::numeric(3,2),
        coalesce(sum(credits) filter (where grade_points is null or grade_points > 0), 0),
        coalesce(sum(credits * grade_points), 0)
    from completed_courses
$$;
