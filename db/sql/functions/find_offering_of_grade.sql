-- The offering and the student of a grade, given as its row of grades, course_enrollments or enrollment_grades.
create or replace function lms_ops.offering_of_grade(
    graded jsonb,
    out course_offering_id uuid,
    out student_id uuid
)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    course_offering_id := graded ->> 'course_offering_id';
    student_id := graded ->> 'student_id';
    if graded ? 'assessment_id' then
        select assessments.course_offering_id
        into course_offering_id
        from public.assessments
        where assessments.id = (graded ->> 'assessment_id')::uuid;
    elsif graded ? 'enrollment_id' then
        select
            enrollments.course_offering_id,
            enrollments.student_id
        into
            course_offering_id,
            student_id
        from public.course_enrollments as enrollments
        where enrollments.id = (graded ->> 'enrollment_id')::uuid;
    end if;
end
$$;
