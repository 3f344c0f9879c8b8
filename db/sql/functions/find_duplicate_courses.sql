-- Students who sit in the same component of the same course twice in a term.
-- One row per student and pair of sections; without students, of everybody.
create or replace function lms_ops.find_duplicate_courses(term uuid, students uuid[] default null)
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
    with seats as materialized (
        select
            enrollments.student_id,
            offerings.id as offering_id,
            offerings.course_id,
            coalesce(offerings.component, '') as component,
            offerings.section_code
        from public.course_enrollments as enrollments
        join public.course_offerings as offerings on offerings.id = enrollments.course_offering_id
        where offerings.academic_term_id = term
            and enrollments.enrollment_status = 'enrolled'
            and (students is null or enrollments.student_id = any (students))
    )

    select
        seats.student_id,
        'duplicate_course',
        seats.offering_id,
        others.offering_id,
        jsonb_build_object(
            'course', courses.code,
            'component', seats.component,
            'section', seats.section_code,
            'other_section', others.section_code
        )
    from seats
    join seats as others
        on others.student_id = seats.student_id
        and others.course_id = seats.course_id
        and others.component = seats.component
        and others.section_code > seats.section_code
    join public.courses on courses.id = seats.course_id;
end
$$;
