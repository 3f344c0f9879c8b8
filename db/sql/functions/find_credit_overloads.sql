-- Students with more credits in a term than the setting registration.most_credits allows.
-- One row per student; without students, of everybody. Without the setting there is no limit.
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
    most_credits constant numeric := trim_scale(lms_ops.setting('registration', 'most_credits'));
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
        group by
            enrollments.student_id,
            offerings.course_id
    )

    select
        attended.student_id,
        'credit_overload',
        null::uuid,
        null::uuid,
        -- 21 and 21.0 credits are the same facts
        jsonb_build_object('credits', trim_scale(sum(attended.credits)), 'most_credits', most_credits)
    from attended
    group by attended.student_id
    having sum(attended.credits) > most_credits;
end
$$;
