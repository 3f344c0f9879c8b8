-- Prerequisites and corequisites of an offering's course that a student lacks, as sentences, by course code.
create or replace function lms_ops.missing_requirements(student uuid, offering uuid) returns setof text
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    with wanted as (
        select
            offerings.course_id,
            offerings.academic_term_id,
            courses.code
        from public.course_offerings as offerings
        join public.courses on courses.id = offerings.course_id
        where offerings.id = offering
    ),

    passed as (
        select
            passed_courses.course_id,
            passed_courses.grade_points
        from lms_ops.passed_courses(student) as passed_courses
    ),

    attended_now as (
        select distinct offerings.course_id
        from public.course_enrollments as enrollments
        join public.course_offerings as offerings on offerings.id = enrollments.course_offering_id
        join wanted on wanted.academic_term_id = offerings.academic_term_id
        where enrollments.student_id = student
            and enrollments.enrollment_status = 'enrolled'
    ),

    prerequisites as (
        select
            courses.code,
            format(
                '%s requires %s%s%s.',
                wanted.code,
                courses.code,
                ' with at least ' || prerequisites.minimum_grade,
                case when prerequisites.can_be_concurrent then ' before or in the same term' end
            ) as sentence
        from wanted
        join public.course_prerequisites as prerequisites using (course_id)
        join public.courses on courses.id = prerequisites.prerequisite_course_id
        where prerequisites.is_mandatory
            and not exists (
                select
                from passed
                where passed.course_id = prerequisites.prerequisite_course_id
                    and (
                        prerequisites.minimum_grade is null
                        or passed.grade_points >= lms_ops.grade_points_of(prerequisites.minimum_grade)
                    )
            )
            and not (
                prerequisites.can_be_concurrent
                and prerequisites.prerequisite_course_id = any (array(select attended_now.course_id from attended_now))
            )
    ),

    corequisites as (
        select
            courses.code,
            format(
                '%s is taken together with %s%s.',
                wanted.code,
                courses.code,
                case when not corequisites.is_strict then ' or after it' end
            ) as sentence
        from wanted
        join public.course_corequisites as corequisites using (course_id)
        join public.courses on courses.id = corequisites.corequisite_course_id
        where not (
            corequisites.corequisite_course_id = any (array(select attended_now.course_id from attended_now))
        )
            and not (
                not corequisites.is_strict
                and corequisites.corequisite_course_id = any (array(select passed.course_id from passed))
            )
    )

    select prerequisites.sentence
    from prerequisites
    union all
    select corequisites.sentence
    from corequisites
    order by 1
$$;
