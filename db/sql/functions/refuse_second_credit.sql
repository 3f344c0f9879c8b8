-- Refuses with a sentence to credit work that was not passed, or as a course that the student has passed already.
create or replace function lms_ops.refuse_second_credit(work lms_ops.transfer_credits, course public.courses)
returns void
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    if exists (
        select
        from public.grade_point_scale as scale
        where scale.is_active
            and upper(scale.letter_grade) = upper(work.external_grade)
            and scale.grade_point = 0
    ) then
        raise 'Its grade there, %, is no pass: refuse it.', work.external_grade;
    elsif exists (
        select
        from lms_ops.transfer_credits as others
        where others.student_id = work.student_id
            and others.status = 'credited'
            and (
                others.course_id = course.id
                or (
                    lower(others.external_institution) = lower(work.external_institution)
                    and lower(others.external_course_name) = lower(work.external_course_name)
                )
            )
    ) then
        raise 'The student was credited this work, or % for other work, already: each counts once.', course.code;
    elsif exists (
        select
        from lms_ops.passed_work
        where passed_work.student_id = work.student_id
            and passed_work.course_id = course.id
    ) then
        raise 'The student has passed % here: its credits count once.', course.code;
    end if;
end
$$;
