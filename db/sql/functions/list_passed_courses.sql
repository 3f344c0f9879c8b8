-- Courses that a student has passed, and courses that count for them through an approved internal equivalency.
-- One row per course with the best grade points; points are null for a pass without a letter.
create or replace function lms_ops.passed_courses(student uuid)
returns table (course_id uuid, grade_points numeric)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    with passed as (
        select
            offerings.course_id,
            coalesce(enrollments.grade_points, lms_ops.grade_points_of(enrollments.grade)) as grade_points,
            coalesce(enrollments.status_changed_date, enrollments.enrollment_date)::date as passed_on
        from public.course_enrollments as enrollments
        join public.course_offerings as offerings on offerings.id = enrollments.course_offering_id
        where enrollments.student_id = student
            and enrollments.enrollment_status = 'completed'
            and coalesce(enrollments.grade_points, lms_ops.grade_points_of(enrollments.grade), 1) > 0
    ),

    counted as (
        select
            passed.course_id,
            passed.grade_points
        from passed
        union all
        select
            equivalencies.course_id,
            passed.grade_points
        from passed
        join public.course_equivalencies as equivalencies
            on equivalencies.equivalent_course_id = passed.course_id
            and equivalencies.approval_status = 'approved'
            and passed.passed_on >= equivalencies.effective_from
            and passed.passed_on <= coalesce(equivalencies.effective_until, 'infinity')
    )

    select
        counted.course_id,
        max(counted.grade_points)
    from counted
    group by counted.course_id
$$;
