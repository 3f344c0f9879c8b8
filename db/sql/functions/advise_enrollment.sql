-- What a student should know before enrolling in an offering though it keeps nobody out, as sentences: courses that
-- are advised, courses to take beside it, rules that cannot be applied because something is not recorded.
create or replace function lms_ops.enrollment_advice(student uuid, offering uuid) returns setof text
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    wanted record;
    beside uuid[];
begin
    perform lms_ops.require_student(student);

    select
        offerings.course_id,
        offerings.academic_term_id,
        courses.code
    into wanted
    from public.course_offerings as offerings
    join public.courses on courses.id = offerings.course_id
    where offerings.id = offering;
    beside := array(
        select enrollments.course_offering_id
        from public.course_enrollments as enrollments
        join public.course_offerings as offerings on offerings.id = enrollments.course_offering_id
        where enrollments.student_id = student
            and enrollments.enrollment_status = 'enrolled'
            and offerings.academic_term_id = wanted.academic_term_id
    );

    return query
    select format(
        '%s is advised before %s.',
        lms_ops.required_course_words(required.required_code, required.minimum_grade, required.may_be_concurrent),
        wanted.code
    )
    from lms_ops.checked_requirements(student, offering, beside) as required
    where required.kind = 'advice'
        and not required.is_met
    union all
    select format('%s and %s are taken together: enroll in both.', wanted.code, required.required_code)
    from lms_ops.checked_requirements(student, offering, beside) as required
    where required.kind = 'corequisite'
        and not required.is_met
        and wanted.course_id in (select lms_ops.courses_beside(required.required_course_id))
    union all
    select 'The student has no programme: limits of credits by degree are not applied.'
    where exists (
            select
            from public.students
            where students.id = student
                and students.academic_program_id is null
        )
        and exists (
            select
            from lms_ops.credit_limits as limits
            where limits.degree_type is not null
        );
end
$$;
