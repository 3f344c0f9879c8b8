-- Corrects a grade and says why; returns the id of the row that this adds to the grade history.
--
-- The viewer needs grade.change for the offering and may not be the student; what a grade is made of follows from
-- what is said (lms_ops.complete_correction). Beyond the settings a final grade needs an approver.
create or replace function lms_ops.correct_grade(
    grade_table text,
    grade_id uuid,
    new_marks numeric,
    new_percentage numeric,
    new_letter text,
    new_points numeric,
    change_type text,
    reason text,
    approved_by uuid default null,
    documents text[] default null
) returns uuid
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    before jsonb;
    graded record;
    corrected record;
    change_id uuid;
begin
    if coalesce(correct_grade.grade_table, '') not in ('grades', 'course_enrollments', 'enrollment_grades') then
        raise 'Grades stand in grades, course_enrollments and enrollment_grades: say which one.';
    end if;
    -- who comes second waits here, and then corrects what the first has made of it
    execute format('select to_jsonb(graded) from public.%I as graded where graded.id = $1 for no key update', $1)
    into before
    using correct_grade.grade_id;
    if before is null then
        raise 'There is no such grade: open it again from the list.';
    end if;

    select * into graded
    from lms_ops.offering_of_grade(before);
    perform lms_ops.require_grade_right(graded.course_offering_id);
    if exists (
        select
        from public.students
        where students.id = graded.student_id
            and students.user_id = lms_ops.current_viewer()
    ) then
        raise insufficient_privilege using message = 'Nobody corrects a grade of their own: ask the registrar.';
    end if;

    if coalesce(correct_grade.change_type, '') not in ('correction', 'appeal_approved', 'regrade', 'administrative') then
        raise 'Say what kind of change it is: correction, appeal_approved, regrade or administrative.';
    elsif coalesce(btrim(correct_grade.reason), '') = '' then
        raise 'Say why: it is kept with the grade and your name.';
    elsif not lms_ops.holds_grade(before) then
        raise 'There is no grade yet: a first grade is entered, not corrected.';
    end if;
    if correct_grade.approved_by is not null then
        perform lms_ops.require_grade_approver(graded.course_offering_id, correct_grade.approved_by);
    end if;

    select * into corrected
    from lms_ops.complete_correction(before, new_marks, new_percentage, new_letter, new_points);
    if (corrected.marks, corrected.percentage, corrected.letter, corrected.points) is not distinct from (
            (before ->> 'marks_obtained')::numeric,
            (before ->> 'percentage')::numeric,
            coalesce(before ->> 'letter_grade', before ->> 'grade'),
            (before ->> 'grade_points')::numeric
        ) then
        raise 'The grade is that already: load the page again.';
    end if;

    perform
        set_config('app.grade_change_type', correct_grade.change_type, true),
        set_config('app.grade_change_reason', correct_grade.reason, true),
        set_config('app.grade_change_approved_by', coalesce(correct_grade.approved_by::text, ''), true),
        set_config('app.grade_change_documents', coalesce(to_jsonb(documents)::text, ''), true);
    if correct_grade.grade_table = 'grades' then
        update public.grades
        set
            marks_obtained = corrected.marks,
            percentage = corrected.percentage,
            letter_grade = corrected.letter
        where grades.id = correct_grade.grade_id;
    elsif correct_grade.grade_table = 'course_enrollments' then
        update public.course_enrollments as enrollments
        set
            grade = corrected.letter,
            grade_points = corrected.points
        where enrollments.id = correct_grade.grade_id;
    else
        update public.enrollment_grades as components
        set
            marks_obtained = corrected.marks,
            percentage = corrected.percentage,
            letter_grade = corrected.letter,
            grade_points = corrected.points
        where components.id = correct_grade.grade_id;
    end if;
    -- a further change in this transaction has its own reason
    perform set_config('app.grade_change_' || setting, '', true)
    from unnest(array['type', 'reason', 'approved_by', 'documents']) as setting;

    select history.id into change_id
    from public.grade_change_history as history
    where history.grade_table = correct_grade.grade_table
        and history.grade_id = correct_grade.grade_id
    order by history.place desc
    limit 1;
    if correct_grade.approved_by is not null then
        perform lms_ops.notify_grade_approver(change_id);
    end if;
    perform lms_ops.record_action(
        'correct_grade',
        correct_grade.grade_table,
        correct_grade.grade_id,
        jsonb_build_object(
            'marks', before -> 'marks_obtained',
            'percentage', before -> 'percentage',
            'letter', coalesce(before ->> 'letter_grade', before ->> 'grade'),
            'points', before -> 'grade_points'
        ),
        to_jsonb(corrected) || jsonb_build_object(
            'student_id', graded.student_id,
            'change_type', correct_grade.change_type,
            'approved_by', correct_grade.approved_by,
            'change_id', change_id
        ),
        btrim(correct_grade.reason)
    );
    return change_id;
end
$$;
