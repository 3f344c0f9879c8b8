-- Work of a student that can count towards a degree: completed here, credited from elsewhere, in progress; in this
-- order and the best grades first. One row per course, term and kind.
--
-- A course counts once, whatever number of its components, and so do courses that are exactly equivalent: the first
-- counts, the others repeat it. Failed work is none. Work is done when its term ends. A pass without a letter and
-- credit from elsewhere have no points.
create or replace function lms_ops.student_work(student uuid)
returns setof lms_ops.degree_work
language plpgsql
stable
security definer
rows 50
set search_path = pg_catalog, pg_temp
-- a new plan for every call would cost more than the call
set plan_cache_mode = force_generic_plan
as $$
declare
    zone constant text := lms_ops.timezone();
begin
    return query
    with seats as (
        select
            offerings.course_id,
            case when enrollments.enrollment_status = 'completed' then 'completed' else 'in progress' end as kind,
            coalesce(offerings.credits, courses.credit_hours) as credits,
            enrollments.grade,
            case
                when enrollments.enrollment_status = 'enrolled' then null
                when enrollments.grade_points is not null then enrollments.grade_points
                when enrollments.grade is not null then lms_ops.grade_points_of(enrollments.grade)
            end as grade_points,
            coalesce(
                terms.end_date,
                (coalesce(enrollments.status_changed_date, enrollments.enrollment_date) at time zone zone)::date
            ) as done_on
        from public.course_enrollments as enrollments
        join public.course_offerings as offerings on offerings.id = enrollments.course_offering_id
        join public.courses on courses.id = offerings.course_id
        left join public.academic_terms as terms on terms.id = offerings.academic_term_id
        where enrollments.student_id = student
            and enrollments.enrollment_status in ('enrolled', 'completed')
            -- the course is the lecture's, not the discussion's
            and offerings.parent_offering_id is null
    ),

    work as (
        select
            seats.course_id,
            seats.kind,
            max(seats.credits) as credits,
            (array_agg(seats.grade order by seats.grade_points desc nulls last, seats.grade))[1] as grade,
            max(seats.grade_points) as grade_points,
            seats.done_on
        from seats
        group by
            seats.course_id,
            seats.kind,
            seats.done_on
        having max(seats.grade_points) is distinct from 0
        union all
        select
            credits.course_id,
            'transfer',
            credits.credits_awarded,
            credits.external_grade,
            null,
            coalesce(credits.completed_on, (credits.recorded_at at time zone zone)::date)
        from lms_ops.transfer_credits as credits
        where credits.student_id = student
            and credits.status = 'credited'
    ),

    placed as (
        select
            (row_number() over (
                order by
                    array_position(array['completed', 'transfer', 'in progress'], work.kind),
                    work.grade_points desc nulls last,
                    work.credits desc,
                    work.done_on,
                    work.course_id
            ))::integer as place,
            work.*
        from work
    ),

    repeated as (
        select
            placed.place,
            min(earlier.place) as first_place
        from placed as earlier
        join lms_ops.counting_courses as counting
            on counting.done_course_id = earlier.course_id
            and counting.rule in ('itself', 'exact')
            and earlier.done_on between counting.counts_from and counting.counts_until
        join placed
            on placed.course_id = counting.course_id
            and placed.place > earlier.place
        group by placed.place
    )

    select
        placed.place,
        placed.course_id,
        placed.kind,
        placed.credits,
        placed.grade,
        placed.grade_points,
        placed.done_on,
        first.course_id
    from placed
    left join repeated using (place)
    left join placed as first on first.place = repeated.first_place
    order by placed.place;
end
$$;
