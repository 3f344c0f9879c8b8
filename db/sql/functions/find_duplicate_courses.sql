-- Students who sit in the same component of the same course twice in a term, or in two exactly equivalent courses.
-- One row per student and pair of sections, or of courses; without students, of everybody.
--
-- Equivalent are those that one rule joins when the term ends and the work is done; of several components of such a
-- course the first stands for all.
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
declare
    last_day constant date := (select terms.end_date from public.academic_terms as terms where terms.id = term);
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
    ),

    -- a pair once, read by course code
    equivalent_courses as materialized (
        select distinct
            courses.id as course_id,
            courses.code,
            others.id as other_course_id,
            others.code as other_code
        from lms_ops.counting_courses as counting
        join public.courses on courses.id = counting.done_course_id
        join public.courses as others
            on others.id = counting.course_id
            and others.code > courses.code
        where counting.rule = 'exact'
            and last_day between counting.counts_from and counting.counts_until
    ),

    attended as materialized (
        select distinct on (seats.student_id, seats.course_id)
            seats.*
        from seats
        where seats.course_id in (
            select equivalent_courses.course_id
            from equivalent_courses
            union
            select equivalent_courses.other_course_id
            from equivalent_courses
        )
        order by
            seats.student_id,
            seats.course_id,
            seats.section_code,
            seats.offering_id
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
    join public.courses on courses.id = seats.course_id
    union all
    select
        attended.student_id,
        'duplicate_course',
        attended.offering_id,
        others.offering_id,
        jsonb_build_object(
            'course', pairs.code,
            'section', attended.section_code,
            'other_course', pairs.other_code,
            'other_section', others.section_code
        )
    from equivalent_courses as pairs
    join attended using (course_id)
    join attended as others
        on others.student_id = attended.student_id
        and others.course_id = pairs.other_course_id;
end
$$;
