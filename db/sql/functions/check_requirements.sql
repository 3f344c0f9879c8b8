-- What an offering's course asks for and whether a student has it. One row per course asked for.
--
-- `beside` are the offerings in which the student sits in the same term. A requirement is met by work that counts as
-- the course, with points where a grade is asked for, or by taking now what counts as it. best_points are those of a
-- pass that was not good enough, or null.
create or replace function lms_ops.checked_requirements(student uuid, offering uuid, beside uuid[])
returns table (
    requirement_id uuid,
    kind text,
    group_id uuid,
    required_course_id uuid,
    required_code text,
    minimum_grade text,
    may_be_before boolean,
    may_be_concurrent boolean,
    is_met boolean,
    best_points numeric
)
language plpgsql
stable
security definer
rows 5
set search_path = pg_catalog, pg_temp
-- planned once a session: planning takes longer than running
set plan_cache_mode = force_generic_plan
as $$
begin
    return query
    with passed as materialized (
        select
            work.course_id,
            max(work.grade_points) as grade_points
        from lms_ops.counted_work as work
        where work.student_id = student
        group by work.course_id
    ),

    -- work of this term will be done when the term ends
    taken_now as materialized (
        select counting.course_id
        from public.course_offerings as offerings
        join public.academic_terms as terms on terms.id = offerings.academic_term_id
        join lms_ops.counting_courses as counting
            on counting.done_course_id = offerings.course_id
            and terms.end_date between counting.counts_from and counting.counts_until
        where offerings.id = any (beside)
    )

    select
        requirements.requirement_id,
        requirements.kind,
        requirements.group_id,
        requirements.required_course_id,
        courses.code,
        requirements.minimum_grade,
        requirements.may_be_before,
        requirements.may_be_concurrent,
        coalesce(
            requirements.may_be_before
            and passed.course_id is not null
            and (
                requirements.minimum_grade is null
                or passed.grade_points >= lms_ops.grade_points_of(requirements.minimum_grade)
            ),
            false
        )
        or (
            requirements.may_be_concurrent
            and requirements.required_course_id = any (array(select taken_now.course_id from taken_now))
        ),
        passed.grade_points
    from public.course_offerings as offerings
    join lms_ops.required_courses as requirements on requirements.course_id = offerings.course_id
    join public.courses on courses.id = requirements.required_course_id
    left join passed on passed.course_id = requirements.required_course_id
    where offerings.id = offering;
end
$$;
