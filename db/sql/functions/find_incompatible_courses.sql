-- Students who attend, in one term, two courses that may never be taken together.
-- One row per student and pair of courses; without students, of everybody.
create or replace function lms_ops.find_incompatible_courses(term uuid, students uuid[] default null)
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
    -- in both directions: the pair is stored by id and read by course code
    with pairs as (
        select
            stored.course_id,
            stored.other_course_id
        from lms_ops.incompatible_courses as stored
        union all
        select
            stored.other_course_id,
            stored.course_id
        from lms_ops.incompatible_courses as stored
    ),

    -- a course once, whatever number of its components the student sits in
    attended as materialized (
        select distinct on (enrollments.student_id, offerings.course_id)
            enrollments.student_id,
            offerings.course_id,
            offerings.id as offering_id,
            offerings.section_code
        from public.course_enrollments as enrollments
        join public.course_offerings as offerings on offerings.id = enrollments.course_offering_id
        where offerings.academic_term_id = term
            and enrollments.enrollment_status = 'enrolled'
            and (students is null or enrollments.student_id = any (students))
            and offerings.course_id = any (array(select pairs.course_id from pairs))
        order by
            enrollments.student_id,
            offerings.course_id,
            offerings.section_code
    )

    select
        attended.student_id,
        'incompatible_courses',
        attended.offering_id,
        others.offering_id,
        jsonb_build_object(
            'course', courses.code,
            'section', attended.section_code,
            'other_course', other_courses.code,
            'other_section', others.section_code
        )
    from attended
    join pairs using (course_id)
    join attended as others
        on others.student_id = attended.student_id
        and others.course_id = pairs.other_course_id
    join public.courses on courses.id = attended.course_id
    join public.courses as other_courses on other_courses.id = others.course_id
    where courses.code < other_courses.code;
end
$$;
