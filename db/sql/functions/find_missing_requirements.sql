-- Prerequisites and corequisites that students lack for the courses they attend in a term.
-- One row per student, course and requirement; without students, of everybody.
--
-- What counts as passed is what lms_ops.passed_courses says for one student, here for all of them at once:
-- a completed enrollment, or one in a course that an approved equivalency lets count. Advice (a prerequisite
-- that is not mandatory) is never a conflict.
create or replace function lms_ops.find_missing_requirements(term uuid, students uuid[] default null)
returns table (
    student_id uuid,
    conflict_type text,
    course_offering_id uuid,
    conflicting_offering_id uuid,
    facts jsonb
)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_custom_plan
as $$
begin
    return query
    with requirements as materialized (
        select
            prerequisites.course_id,
            prerequisites.prerequisite_course_id as required_course_id,
            'missing_prerequisite' as conflict_type,
            prerequisites.minimum_grade is null as takes_any_pass,
            lms_ops.grade_points_of(prerequisites.minimum_grade) as lowest_points,
            true as may_be_before,
            prerequisites.can_be_concurrent as may_be_concurrent,
            jsonb_strip_nulls(
                jsonb_build_object(
                    'course', courses.code,
                    'required', required_courses.code,
                    'minimum_grade', prerequisites.minimum_grade,
                    'may_be_concurrent', prerequisites.can_be_concurrent
                )
            ) as facts
        from public.course_prerequisites as prerequisites
        join public.courses on courses.id = prerequisites.course_id
        join public.courses as required_courses on required_courses.id = prerequisites.prerequisite_course_id
        where prerequisites.is_mandatory
        union all
        select
            corequisites.course_id,
            corequisites.corequisite_course_id,
            'missing_corequisite',
            true,
            null,
            not corequisites.is_strict,
            true,
            jsonb_build_object(
                'course', courses.code,
                'required', required_courses.code,
                'may_be_before', not corequisites.is_strict
            )
        from public.course_corequisites as corequisites
        join public.courses on courses.id = corequisites.course_id
        join public.courses as required_courses on required_courses.id = corequisites.corequisite_course_id
    ),

    seats as materialized (
        select
            enrollments.student_id,
            offerings.course_id,
            offerings.id as offering_id,
            offerings.section_code
        from public.course_enrollments as enrollments
        join public.course_offerings as offerings on offerings.id = enrollments.course_offering_id
        where offerings.academic_term_id = term
            and enrollments.enrollment_status = 'enrolled'
            and (students is null or enrollments.student_id = any (students))
    ),

    -- a course once, whatever number of its components the student sits in
    demands as materialized (
        select distinct on (seats.student_id, requirements.course_id, requirements.required_course_id, requirements.conflict_type)
            seats.student_id,
            seats.offering_id,
            requirements.*
        from seats
        join requirements using (course_id)
        order by
            seats.student_id,
            requirements.course_id,
            requirements.required_course_id,
            requirements.conflict_type,
            seats.section_code,
            seats.offering_id
    ),

    counting_courses as (
        select
            required.course_id as passed_course_id,
            required.course_id as counts_as_course_id,
            '-infinity'::date as counts_from,
            'infinity'::date as counts_until
        from (select distinct demands.required_course_id as course_id from demands) as required
        union all
        select
            equivalencies.equivalent_course_id,
            equivalencies.course_id,
            equivalencies.effective_from,
            coalesce(equivalencies.effective_until, 'infinity')
        from public.course_equivalencies as equivalencies
        where equivalencies.approval_status = 'approved'
            and equivalencies.equivalent_course_id is not null
            and equivalencies.course_id = any (array(select demands.required_course_id from demands))
    ),

    completed as (
        select
            enrollments.student_id,
            counting_courses.counts_as_course_id as course_id,
            case
                when enrollments.grade_points is not null then enrollments.grade_points
                when enrollments.grade is not null then lms_ops.grade_points_of(enrollments.grade)
            end as grade_points
        from public.course_enrollments as enrollments
        join public.course_offerings as offerings on offerings.id = enrollments.course_offering_id
        join counting_courses
            on counting_courses.passed_course_id = offerings.course_id
            and coalesce(enrollments.status_changed_date, enrollments.enrollment_date)::date
                between counting_courses.counts_from and counting_courses.counts_until
        where enrollments.enrollment_status = 'completed'
            and (students is null or enrollments.student_id = any (students))
    ),

    passed as (
        select
            completed.student_id,
            completed.course_id,
            max(completed.grade_points) as grade_points
        from completed
        where coalesce(completed.grade_points, 1) > 0
        group by
            completed.student_id,
            completed.course_id
    ),

    attended as (
        select distinct
            seats.student_id,
            seats.course_id
        from seats
    )

    select
        demands.student_id,
        demands.conflict_type,
        demands.offering_id,
        null::uuid,
        demands.facts
    from demands
    left join passed
        on passed.student_id = demands.student_id
        and passed.course_id = demands.required_course_id
    left join attended
        on attended.student_id = demands.student_id
        and attended.course_id = demands.required_course_id
    where not coalesce(
            demands.may_be_before
            and passed.course_id is not null
            and (demands.takes_any_pass or passed.grade_points >= demands.lowest_points),
            false
        )
        and not (demands.may_be_concurrent and attended.course_id is not null);
end
$$;
