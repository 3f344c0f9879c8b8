-- The other section of the same course, component and term in which a student sits; null: none.
create or replace function lms_ops.section_held(student uuid, offering uuid) returns uuid
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    return (
        select others.id
        from public.course_offerings as wanted
        join public.course_offerings as others
            on others.course_id = wanted.course_id
            and others.academic_term_id = wanted.academic_term_id
            and coalesce(others.component, '') = coalesce(wanted.component, '')
            and others.id <> wanted.id
        join public.course_enrollments as enrollments
            on enrollments.course_offering_id = others.id
            and enrollments.student_id = student
            and enrollments.enrollment_status = 'enrolled'
        where wanted.id = offering
        order by others.id
        limit 1
    );
end
$$;
