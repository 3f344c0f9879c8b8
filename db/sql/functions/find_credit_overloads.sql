-- Students with more credits in a term than they may take: the limit of lms_ops.credit_limit for their degree, study
-- mode and standing. One row per student; without students, of everybody. Without a limit there is no overload, nor
-- where an office has permitted one.
--
-- A course counts once, whatever number of its components the student sits in. facts has no courses:
-- whoever allowed 21 credits has allowed them with another elective too.
create or replace function lms_ops.find_credit_overloads(term uuid, students uuid[] default null)
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
    lowest_limit constant numeric := least(
        (select min(limits.most_credits) from lms_ops.credit_limits as limits),
        lms_ops.setting('registration', 'most_credits')
    );
begin
    return query
    with attended as (
        select
            enrollments.student_id,
            offerings.course_id,
            max(coalesce(offerings.credits, courses.credit_hours)) as credits
        from public.course_enrollments as enrollments
        join public.course_offerings as offerings on offerings.id = enrollments.course_offering_id
        join public.courses on courses.id = offerings.course_id
        where offerings.academic_term_id = term
            and enrollments.enrollment_status = 'enrolled'
            and (students is null or enrollments.student_id = any (students))
            and enrollments.student_id not in (
                select permits.student_id
                from lms_ops.registration_permits as permits
                join public.course_offerings as permitted on permitted.id = permits.course_offering_id
                where permits.obstacle = 'credit_load'
                    and permits.ended_at is null
                    and permitted.academic_term_id = term
            )
        group by
            enrollments.student_id,
            offerings.course_id
    ),

    -- who exceeds no limit at all needs no closer look
    loads as materialized (
        select
            attended.student_id,
            sum(attended.credits) as credits
        from attended
        group by attended.student_id
        having sum(attended.credits) > lowest_limit
    ),

    described as materialized (
        select
            loads.student_id,
            loads.credits,
            coalesce(programs.degree_type, '') as degree_type,
            coalesce(each.study_mode, '') as study_mode,
            coalesce(standings.standing, '') as standing
        from loads
        join public.students as each on each.id = loads.student_id
        left join public.academic_programs as programs on programs.id = each.academic_program_id
        left join lms_ops.current_standings as standings on standings.student_id = each.id
    ),

    -- thousands of students are of a few sorts: the limit is asked for once a sort
    sorts as materialized (
        select
            sorts.*,
            limits.most_credits
        from (
            select distinct
                described.degree_type,
                described.study_mode,
                described.standing
            from described
        ) as sorts
        cross join lateral lms_ops.credit_limit(
            nullif(sorts.degree_type, ''),
            nullif(sorts.study_mode, ''),
            nullif(sorts.standing, '')
        ) as limits
    )

    select
        described.student_id,
        'credit_overload',
        null::uuid,
        null::uuid,
        -- 21 and 21.0 credits are the same facts
        jsonb_build_object('credits', trim_scale(described.credits), 'most_credits', sorts.most_credits)
    from described
    join sorts using (degree_type, study_mode, standing)
    where described.credits > sorts.most_credits;
end
$$;
