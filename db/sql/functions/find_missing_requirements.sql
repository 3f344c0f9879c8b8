-- Prerequisites and corequisites that students lack for the courses they attend in a term.
-- One row per student, course and requirement or group of them; without students, of everybody.
--
-- What a course asks for, and what counts as having it, are the views that lms_ops.checked_requirements reads for one
-- student. Advice is never a conflict, and neither is what an office has permitted for any section of the course.
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
declare
    last_day constant date := (select terms.end_date from public.academic_terms as terms where terms.id = term);
begin
    return query
    with seats as materialized (
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

    requirements as materialized (
        select
            required.requirement_id,
            required.course_id,
            required.required_course_id,
            required.kind,
            required.minimum_grade is null as takes_any_pass,
            lms_ops.grade_points_of(required.minimum_grade) as lowest_points,
            required.may_be_before,
            required.may_be_concurrent,
            case required.kind
                when 'prerequisite' then jsonb_strip_nulls(
                    jsonb_build_object(
                        'course', courses.code,
                        'required', required_courses.code,
                        'minimum_grade', required.minimum_grade,
                        'may_be_concurrent', required.may_be_concurrent
                    )
                )
                when 'corequisite' then jsonb_build_object(
                    'course', courses.code,
                    'required', required_courses.code,
                    'may_be_before', required.may_be_before
                )
            end as facts
        from lms_ops.required_courses as required
        join public.courses on courses.id = required.course_id
        join public.courses as required_courses on required_courses.id = required.required_course_id
        where required.kind <> 'advice'
            and required.course_id in (select seats.course_id from seats)
    ),

    -- the groups that stand in no other
    rules as materialized (
        select
            groups.course_id,
            groups.id as group_id,
            jsonb_build_object(
                'course', courses.code,
                'required', lms_ops.prerequisite_group_sentence(groups.id),
                'required_in', jsonb_build_object(
                    'az', lms_ops.prerequisite_group_sentence(groups.id, 'az'),
                    'ru', lms_ops.prerequisite_group_sentence(groups.id, 'ru')
                )
            ) as facts
        from lms_ops.prerequisite_groups as groups
        join public.courses on courses.id = groups.course_id
        where groups.parent_id is null
            and groups.course_id in (select seats.course_id from seats)
    ),

    permitted as materialized (
        select
            permits.student_id,
            offerings.course_id
        from lms_ops.registration_permits as permits
        join public.course_offerings as offerings on offerings.id = permits.course_offering_id
        where permits.obstacle = 'requirement'
            and permits.ended_at is null
            and offerings.academic_term_id = term
    ),

    -- a course once, whatever number of its components the student sits in
    attended as materialized (
        select distinct on (seats.student_id, seats.course_id)
            seats.student_id,
            seats.course_id,
            seats.offering_id
        from seats
        where seats.course_id in (
                select requirements.course_id
                from requirements
                union
                select rules.course_id
                from rules
            )
            and (seats.student_id, seats.course_id) not in (
                select
                    permitted.student_id,
                    permitted.course_id
                from permitted
            )
        order by
            seats.student_id,
            seats.course_id,
            seats.section_code,
            seats.offering_id
    ),

    demands as materialized (
        select
            attended.student_id,
            attended.offering_id,
            requirements.*
        from attended
        join requirements using (course_id)
    ),

    demanded as materialized (
        select distinct
            demands.student_id,
            demands.required_course_id as course_id
        from demands
    ),

    passed as (
        select
            demanded.student_id,
            demanded.course_id,
            max(work.grade_points) as grade_points
        from demanded
        join lms_ops.counted_work as work using (student_id, course_id)
        -- said once more, or everybody's work in every course is read for one student or few courses
        where (students is null or work.student_id = any (students))
            and work.done_course_id = any (
                array(
                    select counting.done_course_id
                    from lms_ops.counting_courses as counting
                    where counting.course_id in (select requirements.required_course_id from requirements)
                )
            )
        group by
            demanded.student_id,
            demanded.course_id
    ),

    -- work of this term will be done when the term ends
    taken_now as (
        select distinct
            seats.student_id,
            counting.course_id
        from seats
        join lms_ops.counting_courses as counting
            on counting.done_course_id = seats.course_id
            and last_day between counting.counts_from and counting.counts_until
        where counting.course_id in (
            select requirements.required_course_id
            from requirements
            where requirements.may_be_concurrent
        )
    ),

    checked as materialized (
        select
            demands.*,
            coalesce(
                demands.may_be_before
                and passed.course_id is not null
                and (demands.takes_any_pass or passed.grade_points >= demands.lowest_points),
                false
            )
            or (demands.may_be_concurrent and taken_now.course_id is not null) as is_met
        from demands
        left join passed
            on passed.student_id = demands.student_id
            and passed.course_id = demands.required_course_id
        left join taken_now
            on taken_now.student_id = demands.student_id
            and taken_now.course_id = demands.required_course_id
    ),

    -- what a student has of the courses in a course's groups
    members as materialized (
        select
            attended.student_id,
            attended.offering_id,
            attended.course_id,
            coalesce(
                array_agg(checked.requirement_id order by checked.requirement_id) filter (where checked.is_met),
                '{}'
            ) as met
        from attended
        left join checked
            on checked.student_id = attended.student_id
            and checked.course_id = attended.course_id
            and checked.kind = 'member'
        where attended.course_id in (select rules.course_id from rules)
        group by
            attended.student_id,
            attended.offering_id,
            attended.course_id
    ),

    -- thousands of students have one of a few sets: each is judged once
    failing_sets as materialized (
        select
            sets.course_id,
            sets.met,
            rules.facts
        from (
            select distinct
                members.course_id,
                members.met
            from members
        ) as sets
        join rules using (course_id)
        where not lms_ops.prerequisite_group_is_met(rules.group_id, sets.met)
    )

    select
        checked.student_id,
        'missing_' || checked.kind,
        checked.offering_id,
        null::uuid,
        checked.facts
    from checked
    where checked.kind in ('prerequisite', 'corequisite')
        and not checked.is_met
    union all
    select
        members.student_id,
        'missing_prerequisite',
        members.offering_id,
        null,
        failing_sets.facts
    from members
    join failing_sets using (course_id, met);
end
$$;
