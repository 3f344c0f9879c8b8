-- Progress of a student towards the degree of their programme. One row per requirement, in its order.
--
-- A course counts for one requirement. Listed courses go to the first requirement, in order, that lists them;
-- electives (no list) take what is left. Credits in progress are those of enrolled courses.
create or replace function generate_degree_audit(student_id uuid)
returns table (
    requirement_name jsonb,
    requirement_type text,
    credits_required numeric,
    credits_completed numeric,
    credits_in_progress numeric,
    is_satisfied boolean,
    completion_percentage numeric
)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    perform lms_ops.require_student($1);

    if not exists (
        select
        from public.students
        join public.degree_requirements using (academic_program_id)
        where students.id = $1
    ) then
        return query
        select
            jsonb_build_object(
                'az', 'Təhsil proqramı və ya onun tələbləri yoxdur',
                'en', 'No programme, or a programme without requirements',
                'ru', 'Нет программы или её требований'
            ),
            null::text,
            null::numeric,
            null::numeric,
            null::numeric,
            null::boolean,
            null::numeric;
        return;
    end if;

    return query
    with requirements as (
        select
            requirements.*,
            row_number() over (order by requirements.sequence_order, requirements.id) as place
        from public.students
        join public.degree_requirements as requirements using (academic_program_id)
        where students.id = $1
    ),

    taken_courses as (
        select
            offerings.course_id,
            courses.code,
            max(coalesce(offerings.credits, courses.credit_hours)) as credits,
            bool_or(enrollments.enrollment_status = 'completed') as is_completed,
            max(coalesce(enrollments.grade_points, lms_ops.grade_points_of(enrollments.grade))) as grade_points
        from public.course_enrollments as enrollments
        join public.course_offerings as offerings on offerings.id = enrollments.course_offering_id
        join public.courses on courses.id = offerings.course_id
        where enrollments.student_id = $1
            and (
                enrollments.enrollment_status = 'enrolled'
                or enrollments.enrollment_status = 'completed'
                and coalesce(enrollments.grade_points, lms_ops.grade_points_of(enrollments.grade), 1) > 0
            )
        group by
            offerings.course_id,
            courses.code
    ),

    listed as (
        select
            taken_courses.course_id,
            min(requirements.place) as place
        from taken_courses
        join requirements on taken_courses.course_id = any (requirements.course_list)
        group by taken_courses.course_id
    ),

    counted as (
        select
            coalesce(
                listed.place,
                (
                    select min(requirements.place)
                    from requirements
                    where coalesce(cardinality(requirements.course_list), 0) = 0
                )
            ) as place,
            taken_courses.credits,
            taken_courses.is_completed,
            taken_courses.grade_points
        from taken_courses
        left join listed using (course_id)
    ),

    progress as (
        select
            counted.place,
            coalesce(sum(counted.credits) filter (where counted.is_completed), 0) as completed,
            coalesce(sum(counted.credits) filter (where not counted.is_completed), 0) as in_progress,
            sum(counted.credits * counted.grade_points) filter (where counted.is_completed)
            / nullif(sum(counted.credits) filter (where counted.is_completed and counted.grade_points is not null), 0)
                as average
        from counted
        group by counted.place
    )

    select
        requirements.requirement_name,
        requirements.requirement_type,
        requirements.required_credits::numeric,
        coalesce(progress.completed, 0),
        coalesce(progress.in_progress, 0),
        coalesce(progress.completed, 0) >= requirements.required_credits
        and coalesce(progress.average >= requirements.minimum_gpa, requirements.minimum_gpa is null),
        case
            when requirements.required_credits = 0 then 100.00
            else round(least(100, 100.0 * coalesce(progress.completed, 0) / requirements.required_credits), 2)
        end
    from requirements
    left join progress using (place)
    order by requirements.place;
end
$$;
