-- Grades of one student that the viewer may correct: course grades, marks of work and components of course grades,
-- the latest term first. One row per grade.
create or replace function lms_ops.correctable_grades(student_number text)
returns table (
    grade_table text,
    grade_id uuid,
    course_offering_id uuid,
    course_code text,
    section_code text,
    term text,
    part jsonb,
    is_final boolean,
    percentage numeric,
    letter_grade text,
    student_name jsonb
)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    with student as (
        select
            students.id,
            people.name
        from public.students
        join lms_ops.people on people.user_id = students.user_id
        where students.student_number = upper(btrim($1))
            or students.student_number = btrim($1)
    ),

    given as (
        select
            'course_enrollments' as grade_table,
            enrollments.id as grade_id,
            enrollments.course_offering_id,
            null::jsonb as part,
            enrollments.enrollment_status = 'completed' as is_final,
            null::numeric as percentage,
            enrollments.grade as letter_grade,
            1 as rank
        from public.course_enrollments as enrollments
        where enrollments.student_id in (select student.id from student)
            and num_nonnulls(enrollments.grade, enrollments.grade_points) > 0
        union all
        select
            'grades',
            grades.id,
            assessments.course_offering_id,
            assessments.title,
            grades.is_final,
            grades.percentage,
            grades.letter_grade,
            2
        from public.grades
        join public.assessments on assessments.id = grades.assessment_id
        where grades.student_id in (select student.id from student)
            and num_nonnulls(grades.marks_obtained, grades.percentage, grades.letter_grade) > 0
        union all
        select
            'enrollment_grades',
            components.id,
            enrollments.course_offering_id,
            jsonb_build_object('en', components.grade_component),
            components.is_final,
            components.percentage,
            components.letter_grade,
            3
        from public.enrollment_grades as components
        join public.course_enrollments as enrollments on enrollments.id = components.enrollment_id
        where enrollments.student_id in (select student.id from student)
            and num_nonnulls(components.marks_obtained, components.percentage, components.letter_grade) > 0
    ),

    offerings_to_correct as materialized (
        select distinct given.course_offering_id as id
        from given
        where lms_ops.may_change_grades(given.course_offering_id)
    )

    select
        given.grade_table,
        given.grade_id,
        given.course_offering_id,
        courses.code,
        offerings.section_code,
        terms.academic_year || ' ' || terms.term_type,
        given.part,
        coalesce(given.is_final, false),
        given.percentage,
        given.letter_grade,
        student.name
    from given
    cross join student
    join public.course_offerings as offerings on offerings.id = given.course_offering_id
    join public.courses on courses.id = offerings.course_id
    join public.academic_terms as terms on terms.id = offerings.academic_term_id
    where given.course_offering_id in (select offerings_to_correct.id from offerings_to_correct)
    order by
        terms.start_date desc,
        courses.code,
        offerings.section_code,
        given.rank,
        given.grade_id
$$;
